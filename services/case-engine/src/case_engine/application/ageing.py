"""监督办法 9: cases that were left lying (有案不查)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, Protocol

from case_engine.domain.case.stages import Stage
from wenze.ageing import Lying, lying

WITHOUT_DISPOSITION: Final = (
    Stage.START_PROPOSED,
    Stage.STARTED,
    Stage.FINDINGS_RECORDED,
    Stage.OPINION_PROPOSED,
    Stage.HEARD,
    Stage.UNDER_STUDY,
)


class AgeingList(Protocol):
    """Counts what waits. May raise Transient."""

    async def waiting_since(self, day: date, county: str, states: Sequence[Stage]) -> Mapping[tuple[str, str], int]:
        """Cases at these stages that were proposed before the day, by county and source."""
        ...


class ReportAgeing:
    """Answers which cases have had no disposition."""

    def __init__(self, listed: AgeingList) -> None:
        self._listed = listed

    async def __call__(self, county: str, today: date) -> list[Lying]:
        """Of one county or, if empty, of all. Raises: Transient."""
        return await lying(lambda day: self._listed.waiting_since(day, county, WITHOUT_DISPOSITION), today)
