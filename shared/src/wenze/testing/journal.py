"""A journal over fakes, for tests of use cases."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from wenze.clock import Clock
from wenze.contracts.envelope import Envelope
from wenze.contracts.message import Message
from wenze.errors import Transient
from wenze.journal.codec import EventCodec
from wenze.journal.commit import Commit
from wenze.journal.executor import Executor
from wenze.journal.lease import SoleReplica
from wenze.journal.memory import InMemoryJournal
from wenze.journal.outbox import Outbox
from wenze.journal.publication import MessagesOf
from wenze.journal.store import AggregateStore

State = TypeVar("State")
Event = TypeVar("Event")


class ListPublisher:
    """Keeps what was published; `outage` makes it refuse like a broker that is down."""

    def __init__(self) -> None:
        self.published: list[Envelope] = []
        self.outage = False

    async def publish(self, envelopes: Sequence[Envelope]) -> None:
        if self.outage:
            raise Transient("kafka", "the test's broker is down")
        self.published.extend(envelopes)


def in_memory_store(
    kind: str,
    codec: EventCodec[Event],
    evolve: Callable[[State | None, Event], State],
    refusals: type[Exception],
    messages_of: MessagesOf,
    clock: Clock,
    journal: InMemoryJournal | None = None,
) -> tuple[AggregateStore[State, Event], ListPublisher]:
    """A store whose journal and publisher live in memory. Give the same journal to share it between stores."""
    journal = journal or InMemoryJournal()
    publisher = ListPublisher()
    outbox = Outbox(
        journal=journal,
        publisher=publisher,
        messages_of=partial(_the_same_when_reloaded, messages_of),
        source="test",
        lease=SoleReplica(),
        clock=clock,
    )
    return AggregateStore(kind, Executor(journal, codec, evolve, refusals, clock), outbox), publisher


def _the_same_when_reloaded(messages_of: MessagesOf, commit: Commit) -> Sequence[Message]:
    """The commit's messages. Raises: AssertionError when the commit would tell something else after a crash."""
    messages = messages_of(commit)
    reloaded = replace(commit, events=tuple(replace(event, at_hand=None) for event in commit.events))
    if list(messages) != list(messages_of(reloaded)):
        raise AssertionError(f"{commit.identifier} tells something else once it is reloaded")
    return messages
