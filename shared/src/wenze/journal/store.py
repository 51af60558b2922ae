"""What a service's use cases work with: commands in, durable and published outcomes out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from wenze.crash_points import reached
from wenze.journal.command import Command, Outcome
from wenze.journal.executor import Executor, History
from wenze.journal.outbox import Outbox

State = TypeVar("State")
Event = TypeVar("Event")


class AggregateStore(Generic[State, Event]):
    """The streams of one kind of aggregate, for example all `clue:…`. `observe` is shown each event that is new."""

    def __init__(
        self,
        kind: str,
        executor: Executor[State, Event],
        outbox: Outbox,
        observe: Callable[[Event], None] | None = None,
    ) -> None:
        self.kind = kind
        self._executor = executor
        self._outbox = outbox
        self._observe = observe
        self._followers: list[Callable[[str, History[State]], None]] = []

    def follow(self, follower: Callable[[str, History[State]], None]) -> None:
        """Show it each stream that changed here, with its history, before the change is published."""
        self._followers.append(follower)

    def stream(self, identifier: str) -> str:
        """The name of an aggregate's stream."""
        return f"{self.kind}:{identifier}"

    async def load(self, identifier: str) -> History[State] | None:
        """One aggregate's history and state as the journal has it, None if there is none. Raises: Transient."""
        return await self._executor.load(self.stream(identifier))

    async def load_many(self, streams: Sequence[str]) -> dict[str, History[State]]:
        """The histories of those streams that have one. Raises: Transient."""
        return await self._executor.load_many(streams)

    async def current(self, histories: Mapping[str, History[State]]) -> dict[str, History[State]]:
        """Those of the remembered histories, by stream, that nothing has been added to since. Raises: Transient."""
        return await self._executor.current(histories)

    async def on_messages(
        self, commands: Sequence[Command[State, Event]], known: Mapping[str, History[State]] | None = None
    ) -> list[Outcome[State, Event]]:
        """Apply what a batch of messages asks for, and wait until all that follows is published.

        `known` are histories just loaded, by stream: they are not loaded again. Raises: Transient.
        """
        outcomes = await self._executor.execute(commands, pending=False, known=known)
        reached("appended")
        self._tell(outcomes)
        await self._outbox.publish(outcomes)
        return outcomes

    async def on_requests(self, commands: Sequence[Command[State, Event]]) -> list[Outcome[State, Event]]:
        """Apply what people or timers ask for: durable when this returns, published soon after. Raises: Transient."""
        outcomes = await self._executor.execute(commands, pending=True)
        reached("appended-before-answer")
        self._tell(outcomes)
        self._outbox.publish_soon(outcomes)
        return outcomes

    def _tell(self, outcomes: Sequence[Outcome[State, Event]]) -> None:
        if self._observe:
            for outcome in outcomes:
                for event in () if outcome.repeated else outcome.events:
                    self._observe(event)
        for outcome in outcomes:
            if outcome.commit and not outcome.repeated:
                for follower in self._followers:
                    follower(outcome.command.stream, History(outcome.state, [*outcome.earlier, outcome.commit]))
