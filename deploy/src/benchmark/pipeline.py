"""Clues and decisions through the running services, timed by what they publish."""

from time import perf_counter
from typing import Final

from benchmark.load import clues, decisions
from benchmark.result import Result
from benchmark.tally import Tally
from wenze.bus.publisher import KafkaPublisher
from wenze.contracts.cases import CaseStartProposed
from wenze.contracts.clues import ClueAdmitted
from wenze.contracts.notices import NoticeDelivered, NoticePrepared
from wenze.contracts.personnel import EffectsRecorded

PATIENCE_SECONDS: Final = 240.0
WARM_UP: Final = 100


class Pipeline:
    """The services of a stack, with what sends to them and what counts behind them."""

    def __init__(self, publisher: KafkaPublisher, tally: Tally) -> None:
        self._publisher = publisher
        self._tally = tally

    async def warm_up(self) -> None:
        """Everything once, so that nothing is imported or connected while the clock runs. Raises: NotReached."""
        await self._publisher.publish([*clues(WARM_UP, "warm"), *decisions(WARM_UP, "warm")])
        await self._settled(NoticeDelivered.type_name(), 3 * WARM_UP)

    async def clues(self, count: int) -> tuple[Result, ...]:
        """From topic `feeds` to the handler's notice, stage by stage. Raises: NotReached."""
        tally, messages = self._tally, clues(count, "clue")
        began = perf_counter()
        await self._publisher.publish(messages)
        notices = await tally.reached(NoticePrepared.type_name(), count, PATIENCE_SECONDS)
        admitted, proposed = tally.seen(ClueAdmitted.type_name()), tally.seen(CaseStartProposed.type_name())
        results = (
            Result("clues: feeds to clue-intake to clues", count, admitted.last - began),
            Result("clues: clues to case-engine to cases", count, proposed.last - admitted.first),
            Result("clues: cases to notifier to notices", count, notices.last - proposed.first),
            Result("clues: end to end, to the handler's notice", count, notices.last - began),
        )
        delivered = await self._settled(NoticeDelivered.type_name(), count)
        return (*results, Result("clues: notices delivered to the outbox folder", count, delivered - notices.first))

    async def decisions(self, count: int) -> tuple[Result, ...]:
        """From topic `cases` to the two notices of each decision. Raises: NotReached."""
        tally, messages = self._tally, decisions(count, "decision")
        began = perf_counter()
        await self._publisher.publish(messages)
        notices = await tally.reached(NoticePrepared.type_name(), 2 * count, PATIENCE_SECONDS)
        recorded = tally.seen(EffectsRecorded.type_name())
        results = (
            Result("decisions: cases to personnel to personnel", count, recorded.last - began),
            Result("decisions: personnel to notifier to notices", count, notices.last - recorded.first),
            Result("decisions: end to end, to both notices", count, notices.last - began),
        )
        await self._settled(NoticeDelivered.type_name(), 2 * count)
        return results

    async def _settled(self, kind: str, count: int) -> float:
        """When the last of them was seen; nothing is under way any more then, and the count begins anew."""
        last = (await self._tally.reached(kind, count, PATIENCE_SECONDS)).last
        self._tally.forget()
        return last
