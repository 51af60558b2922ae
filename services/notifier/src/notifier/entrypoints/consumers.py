"""Reads topics `personnel` and `cases`: decisions whose effects are recorded, and starts that await approval."""

from collections.abc import Sequence

from notifier.adapters.incoming import occasion_of
from notifier.application.prepare_notices import PrepareNotices
from notifier.domain.refusal import Refusal
from wenze.contracts.envelope import Envelope, InvalidMessage
from wenze.regulation import UnknownClauseError


class NoticeConsumer:
    """Prepares the notices that a batch of messages gives occasion for."""

    def __init__(self, prepare: PrepareNotices) -> None:
        self._prepare = prepare

    async def process(self, envelopes: Sequence[Envelope]) -> None:
        """Raises: InvalidMessage for a decision that lacks a mandatory content, cites no clause or has an id that
        cannot name a notice; Transient."""
        occasions = [occasion for envelope in envelopes if (occasion := occasion_of(envelope))]
        try:
            await self._prepare(occasions)
        except Refusal as refusal:
            raise InvalidMessage(refusal.text) from refusal
        except (UnknownClauseError, ValueError) as problem:
            raise InvalidMessage(str(problem)) from problem
