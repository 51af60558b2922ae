"""Executes commands in batches: load the streams, decide, append, and again for those that lost to another writer."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AnySet
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from wenze.clock import Clock
from wenze.crash_points import reached
from wenze.errors import Transient
from wenze.journal.codec import EventCodec
from wenze.journal.command import Command, Outcome
from wenze.journal.commit import GENESIS, Commit, require_linked, sealed
from wenze.journal.port import Journal

State = TypeVar("State")
Event = TypeVar("Event")

ROUNDS_AGAINST_OTHER_WRITERS: Final = 8


@dataclass(slots=True)
class History(Generic[State]):
    """A stream as loaded: its commits and the state they fold to."""

    state: State | None = None
    commits: list[Commit] = field(default_factory=list)

    @property
    def head(self) -> str:
        return self.commits[-1].hash if self.commits else GENESIS

    def caused_by(self, cause: str) -> Commit | None:
        """The commit that this cause led to, if it did."""
        return next((commit for commit in self.commits if commit.cause == cause), None)


class Executor(Generic[State, Event]):
    """Runs the commands of one kind of aggregate against the journal."""

    def __init__(
        self,
        journal: Journal,
        codec: EventCodec[Event],
        evolve: Callable[[State | None, Event], State],
        refusals: type[Exception],
        clock: Clock,
    ) -> None:
        self._journal = journal
        self._codec = codec
        self._evolve = evolve
        self._refusals = refusals
        self._clock = clock

    async def load(self, stream: str) -> History[State] | None:
        """The stream's history, or None if it has none."""
        return (await self.load_many([stream])).get(stream)

    async def load_many(self, streams: Sequence[str]) -> dict[str, History[State]]:
        """The histories of those streams that have one. Raises: ChainBroken when a commit is missing."""
        loaded = await self._journal.load(set(streams))
        return {stream: self._folded(commits) for stream, commits in loaded.items()}

    async def current(self, histories: Mapping[str, History[State]]) -> dict[str, History[State]]:
        """Those of the histories, by stream, that the journal has nothing beyond: cheaper than to load them again."""
        stale = await self._journal.superseded([history.commits[-1] for history in histories.values()])
        return {stream: history for stream, history in histories.items() if stream not in stale}

    def _folded(self, commits: Sequence[Commit]) -> History[State]:
        history = History[State](None, list(commits))
        require_linked(commits)
        for commit in commits:
            for stored in commit.events:
                history.state = self._evolve(history.state, self._codec.decode(stored))
        return history

    async def execute(
        self,
        commands: Sequence[Command[State, Event]],
        *,
        pending: bool,
        known: Mapping[str, History[State]] | None = None,
    ) -> list[Outcome[State, Event]]:
        """Run the commands, those of one stream in the order given; the outcomes are in the order of the commands.

        `pending` marks the commits as still to be published, for commands that nothing will bring again. `known` are
        histories of streams as the caller has just loaded them; if another writer was faster since, they are loaded
        again.

        Raises: Transient when the store does not answer or other writers were faster too often; commands then may or
        may not have been applied, and running them again is safe.
        """
        outcomes: dict[int, Outcome[State, Event]] = {}
        histories = dict(known or {})
        unknown = [command for command in commands if command.stream not in histories]
        histories |= await self.load_many([command.stream for command in unknown if not command.opens])
        assumed_new = {command.stream for command in unknown if command.opens} - histories.keys()
        waiting = list(enumerate(commands))
        losses = 0
        while waiting:
            turn, later = _one_per_stream(waiting)
            lost = await self._turn(turn, histories, outcomes, assumed_new, pending=pending)
            assumed_new -= {command.stream for _, command in turn}
            if lost:
                losses += 1
                if losses > ROUNDS_AGAINST_OTHER_WRITERS:
                    raise Transient("mongodb", f"other writers were faster {losses} times on {lost[0][1].stream}")
                histories.update(await self.load_many([command.stream for _, command in lost]))
            waiting = sorted([*lost, *later], key=lambda item: item[0])
        return [outcomes[position] for position in range(len(commands))]

    async def _turn(
        self,
        turn: list[tuple[int, Command[State, Event]]],
        histories: dict[str, History[State]],
        outcomes: dict[int, Outcome[State, Event]],
        assumed_new: AnySet[str],
        *,
        pending: bool,
    ) -> list[tuple[int, Command[State, Event]]]:
        """Decide and append one command a stream; answer those to decide again: another writer was faster, or nothing
        came of them because a stream was assumed to be new, which no append has confirmed."""
        decided = {
            position: self._decide(command, histories.setdefault(command.stream, History()), pending=pending)
            for position, command in turn
        }
        fresh = [outcome.commit for outcome in decided.values() if outcome.commit and not outcome.repeated]
        reached("decided")
        lost = {commit.stream for commit in await self._journal.append(fresh)}
        for position, command in turn:
            outcome = decided[position]
            if command.stream in lost and outcome.commit and not outcome.repeated:
                continue
            if command.stream in assumed_new and not outcome.commit:
                continue
            self._remember(outcome, histories[command.stream])
            outcomes[position] = outcome
        return [(position, command) for position, command in turn if position not in outcomes]

    def _decide(
        self, command: Command[State, Event], history: History[State], *, pending: bool
    ) -> Outcome[State, Event]:
        if known := history.caused_by(command.cause):
            events = tuple(self._codec.decode(stored) for stored in known.events)
            earlier = tuple(history.commits[: known.version - 1])
            return Outcome(command, history.state, known, events, repeated=True, earlier=earlier)
        try:
            events = tuple(command.decide(history.state))
        except self._refusals as refusal:
            return Outcome(command, history.state, refusal=refusal)
        if not events:
            return Outcome(command, history.state)
        state = history.state
        for event in events:
            state = self._evolve(state, event)
        commit = self._commit(command, events, history, pending=pending)
        return Outcome(command, state, commit, events, earlier=tuple(history.commits))

    def _commit(
        self, command: Command[State, Event], events: tuple[Event, ...], history: History[State], *, pending: bool
    ) -> Commit:
        return sealed(
            Commit(
                stream=command.stream,
                version=len(history.commits) + 1,
                cause=command.cause,
                events=tuple(self._codec.encode_at_hand(event) for event in events),
                actor=command.actor,
                at=self._clock.now(),
                on=command.on,
                county=command.county,
                correlation=command.correlation,
                prev_hash=history.head,
                pending=pending,
            )
        )

    @staticmethod
    def _remember(outcome: Outcome[State, Event], history: History[State]) -> None:
        if outcome.commit and not outcome.repeated:
            history.commits.append(outcome.commit)
            history.state = outcome.state


def _one_per_stream(
    waiting: list[tuple[int, Command[State, Event]]],
) -> tuple[list[tuple[int, Command[State, Event]]], list[tuple[int, Command[State, Event]]]]:
    """The first waiting command of each stream, and the rest.

    Two commits of one stream never share an unordered append: if the first lost to another writer and the second did
    not, the second would follow a commit that was never stored.
    """
    turn: list[tuple[int, Command[State, Event]]] = []
    later: list[tuple[int, Command[State, Event]]] = []
    streams: set[str] = set()
    for item in waiting:
        (later if item[1].stream in streams else turn).append(item)
        streams.add(item[1].stream)
    return turn, later
