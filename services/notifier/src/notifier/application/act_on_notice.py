"""What people do with a notice: record that it was served, or have it sent again."""

from functools import partial

from notifier.application.follow_up import Decide, follow_up
from notifier.domain.events import NoticeEvent
from notifier.domain.notice import Notice
from notifier.domain.receipt import Receipt, decide_receipt
from notifier.domain.resend import decide_resend
from wenze.clock import Clock
from wenze.journal.command import Outcome
from wenze.journal.store import AggregateStore


class UnknownNotice(Exception):  # noqa: N818 - an answer, named as what it says
    """There is no notice with that id."""


class ActOnNotice:
    """Each act is durable when it returns and applies once for an idempotency key, by whomever it is repeated."""

    def __init__(self, notices: AggregateStore[Notice, NoticeEvent], clock: Clock) -> None:
        self._notices = notices
        self._clock = clock

    async def record_receipt(self, notice_id: str, receipt: Receipt, by: str, key: str) -> Notice:
        """The notice after it. Raises: UnknownNotice, Refusal (问责办法 10.3), Transient."""
        decide = partial(decide_receipt, receipt=receipt, recorded_by=by, today=self._clock.today())
        return await self._act(notice_id, decide, by, key)

    async def resend(self, notice_id: str, by: str, key: str) -> Notice:
        """The notice after it. Raises: UnknownNotice, Refusal (问责办法 10.3), Transient."""
        return await self._act(notice_id, partial(decide_resend, requested_by=by, at=self._clock.now()), by, key)

    async def _act(self, notice_id: str, decide: Decide, by: str, key: str) -> Notice:
        history = await self._notices.load(notice_id)
        if history is None:
            raise UnknownNotice(notice_id)
        command = follow_up(history.commits[0], f"http:{key}", decide, by, self._clock.today())
        (outcome,) = await self._notices.on_requests([command])
        return _state(outcome)


def _state(outcome: Outcome[Notice, NoticeEvent]) -> Notice:
    if outcome.refusal:
        raise outcome.refusal
    if outcome.state is None:
        raise TypeError("an act on a notice left it without a state")
    return outcome.state
