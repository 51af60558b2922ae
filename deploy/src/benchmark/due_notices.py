"""The look for notices that are due, beside notices that are not, or that go another way."""

from datetime import datetime, timedelta
from typing import Any, Final

from benchmark.stored_clues import BATCH
from notifier.adapters.notice_documents import COLLECTION, INDEXES, NoticeDocuments, notice_document
from notifier.application.deliver_notices import LISTED
from notifier.domain.notice import evolve
from notifier.domain.preparation import Issue, notice_of_start
from notifier.domain.start_letter import ProposedStart
from wenze.clock import SystemClock
from wenze.journal.executor import History
from wenze.mongo.database import Document, Mongo
from wenze.mongo.read_model import ReadModel
from wenze.regulation import catalogue

HOUR: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)


class DueNotices:
    """Implements benchmark.sweeps.Sweep with the notifier's list: letters on paper are looked for.

    The others wait for a later attempt or, with `others_by_mail`, are due too, but for a mail server that is away.
    """

    def __init__(self, mongo: Mongo, *, others_by_mail: bool) -> None:
        self._clock = SystemClock()
        self._documents = ReadModel(mongo.database, COLLECTION, INDEXES)
        self._list = NoticeDocuments(self._documents)
        self._notice = notice_like(self._clock.now() - MINUTE)
        self._others_by_mail = others_by_mail

    async def fill(self, size: int, due: int) -> None:
        now = self._clock.now()
        others = {"by_mail": True, "due_at": now - HOUR} if self._others_by_mail else {"due_at": now + HOUR}
        await self._documents.prepare()
        for first in range(0, size, BATCH):
            numbers = range(first, min(first + BATCH, size))
            await self._write([f"open-{number}" for number in numbers], others)
        await self._write([f"due-{number}" for number in range(due)], {})

    async def make_due(self) -> None:
        """Looking changes nothing: they are due still."""

    async def run(self) -> int:
        return len(await self._list.due(by_mail=False, now=self._clock.now(), limit=LISTED))

    async def _write(self, names: list[str], differences: dict[str, Any]) -> None:
        await self._documents.write(dict.fromkeys(names, (1, self._notice | differences)))


def notice_like(moment: datetime) -> Document:
    """What the notifier's list keeps of a notice to the handler that is due at that moment."""
    proposed = ProposedStart("case-open", "合成单位办理逾期", "职能部门检查", ("accountability:9.7",), moment.date())
    issue = Issue("430600", "合成市委组织部", moment.date(), moment)
    prepared = notice_of_start(proposed, issue, catalogue().cite)
    return notice_document(History(evolve(None, prepared)), by_mail=lambda _: False)
