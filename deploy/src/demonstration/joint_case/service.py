"""Letters reach subject and unit, and the receipts reach the case (问责办法 10.3)."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final

from demonstration.office import delivery
from demonstration.office.api import Api
from demonstration.polling import until

_BOTH: Final = 2


class Service:
    """The notifier's notices of a case, served on a day."""

    def __init__(self, notifier: Api, case_engine: Api, case_id: str) -> None:
        self._notifier = notifier
        self._case_engine = case_engine
        self._case_id = case_id

    async def __call__(self, decisions: Collection[str], served_on: str) -> None:
        """Both notices of each decision are served on that day, and the case knows it. Raises: NotInTime."""
        notices = await until(
            lambda: self._notices_of(decisions),
            lambda found: len(found) == _BOTH * len(decisions) and all(each["state"] == "delivered" for each in found),
            what="问责决定的通知投递",
        )
        await delivery.serve(self._notifier, notices, date.fromisoformat(served_on))
        await until(
            lambda: self._case_engine.get(f"/v1/cases/{self._case_id}"),
            lambda case: set(_receipts(case)) >= {each["notice_id"] for each in notices},
            what="送达回执记入案卷",
        )

    async def _notices_of(self, decisions: Collection[str]) -> Sequence[Any]:
        notices = await self._notifier.all("/v1/notices", "notice_id", case=self._case_id)
        return [
            each for each in notices if each["decision_id"] in decisions and each["recipient"] in {"unit", "subject"}
        ]


def _receipts(case: Any) -> list[str]:
    return [served["notice_id"] for proceeding in case["proceedings"] for served in proceeding["served"]]
