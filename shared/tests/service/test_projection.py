"""A read model follows the topic and spares itself the loading of what this process just did."""

import gc
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from wenze.contracts.clues import ClueHeld
from wenze.contracts.envelope import Envelope
from wenze.contracts.golden import example_of
from wenze.errors import Transient
from wenze.journal.codec import EventCodec
from wenze.journal.command import Command
from wenze.journal.commit import Commit
from wenze.journal.executor import Executor, History
from wenze.journal.lease import SoleReplica
from wenze.journal.memory import InMemoryJournal
from wenze.journal.outbox import Outbox
from wenze.journal.publication import version_of
from wenze.journal.store import AggregateStore
from wenze.service import projection as projections
from wenze.service.projection import Projection
from wenze.testing.clock import FixedClock

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


class CountingJournal(InMemoryJournal):
    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []

    async def load(self, streams: Collection[str]) -> dict[str, tuple[Commit, ...]]:
        self.loaded += streams
        return await super().load(streams)


class Bus:
    def __init__(self) -> None:
        self.sent: list[Envelope] = []

    async def publish(self, envelopes: Sequence[Envelope]) -> None:
        self.sent += envelopes


class Documents:
    def __init__(self) -> None:
        self.kept: dict[str, tuple[int, dict[str, Any]]] = {}

    async def write(self, documents: dict[str, tuple[int, dict[str, Any]]]) -> None:
        self.kept |= documents

    async def versions(self, keys: Sequence[str]) -> dict[str, int]:
        return {key: self.kept[key][0] for key in keys if key in self.kept}


class Replica:
    """A process of a service that counts: the state is a number, an event adds one."""

    def __init__(self, journal: CountingJournal, bus: Bus, now: Callable[[], float] = lambda: 100.0) -> None:
        self.journal = journal
        clock = FixedClock(NOW)
        outbox = Outbox(
            journal=journal,
            publisher=bus,
            messages_of=lambda _: [ClueHeld.model_validate(example_of(ClueHeld))],
            source="test",
            lease=SoleReplica(),
            clock=clock,
        )
        codec = EventCodec[int]({"counted": int})
        executor = Executor[int, int](journal, codec, lambda state, event: (state or 0) + event, ValueError, clock)
        self.store = AggregateStore[int, int]("thing", executor, outbox)
        self.documents = Documents()
        self.projection = Projection(self.store, self.documents, lambda history: {"n": history.state}, now)
        self.store.follow(self.projection.remember)

    async def count(self, cause: str, stream: str = "thing:a") -> None:
        await self.store.on_messages(
            [Command(stream, cause, lambda _: [1], "tester", "430600", date(2026, 3, 1), "correlation")]
        )
        self.journal.loaded.clear()


def _replicas() -> tuple[Bus, Replica, Replica]:
    journal, bus = CountingJournal(), Bus()
    return bus, Replica(journal, bus), Replica(journal, bus)


async def test_what_this_process_did_is_written_without_loading_it():
    bus, replica, _ = _replicas()
    await replica.count("m1")
    await replica.projection.process(bus.sent)
    assert replica.documents.kept == {"a": (1, {"n": 1})}
    assert replica.journal.loaded == []


async def test_what_another_replica_added_meanwhile_is_loaded():
    bus, replica, other = _replicas()
    await replica.count("m1")
    await other.count("m2")
    await replica.projection.process(bus.sent)
    assert replica.documents.kept == {"a": (2, {"n": 2})}


async def test_what_is_written_already_is_neither_loaded_nor_written_again():
    bus, replica, _ = _replicas()
    await replica.count("m1")
    await replica.count("m2")
    first, second = bus.sent
    await replica.projection.process([first])
    assert replica.documents.kept == {"a": (2, {"n": 2})}
    replica.documents.kept.clear()
    await replica.projection.process([second])
    assert replica.documents.kept == {}
    assert replica.journal.loaded == []


async def test_what_came_after_the_written_version_is_written():
    bus, replica, other = _replicas()
    await replica.count("m1")
    await replica.projection.process(bus.sent)
    await other.count("m2")
    await replica.projection.process(bus.sent)
    assert replica.documents.kept == {"a": (2, {"n": 2})}


async def test_what_could_not_be_written_is_written_when_it_is_told_again(monkeypatch):
    bus, replica, _ = _replicas()
    await replica.count("m1")

    async def away(_documents: Any) -> None:
        raise Transient("mongodb", "the test's database is down")

    with monkeypatch.context() as patch:
        patch.setattr(replica.documents, "write", away)
        with pytest.raises(Transient):
            await replica.projection.process(bus.sent)
    await replica.projection.process(bus.sent)
    assert replica.documents.kept == {"a": (1, {"n": 1})}


async def test_a_repair_writes_what_is_missing_or_behind_and_loads_nothing_else(monkeypatch):
    monkeypatch.setattr(projections, "REBUILD_BATCH", 2)  # so that a stream's commits fall into two rounds
    _, replica, other = _replicas()
    for stream in ("thing:a", "thing:b", "thing:b-1", "thing:c"):
        for cause in ("m1", "m2", "m3"):
            await replica.count(cause, stream)
    replica.documents.kept = {"a": (3, {"n": 3}), "b": (2, {"n": 2}), "b-1": (3, {"n": 3})}
    assert await replica.projection.repair(replica.journal) >= 2
    assert {key: version for key, (version, _) in replica.documents.kept.items()} == {"a": 3, "b": 3, "b-1": 3, "c": 3}
    assert set(replica.journal.loaded) == {"thing:b", "thing:c"}
    assert await other.projection.repair(other.journal) >= 4, "its own list is empty"


async def test_no_more_is_remembered_than_the_bound(monkeypatch):
    monkeypatch.setattr(projections, "REMEMBERED", 1)
    bus, replica, _ = _replicas()
    await replica.count("m1", "thing:a")
    await replica.count("m1", "thing:b")
    await replica.projection.process(bus.sent)
    assert replica.journal.loaded == ["thing:a"]
    assert replica.documents.kept == {"a": (1, {"n": 1}), "b": (1, {"n": 1})}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projections, "FAR_BEHIND", 4)
    monkeypatch.setattr(projections, "CAUGHT_UP", 3)


@pytest.mark.usefixtures("small")
async def test_a_list_is_far_behind_from_a_number_of_documents_until_it_has_caught_up():
    journal, bus = CountingJournal(), Bus()
    replica = Replica(journal, bus)
    seen: list[bool] = []
    for stream in "abcd":
        seen.append(replica.projection.is_far_behind())
        await replica.count(stream, f"thing:{stream}")
    assert seen == [False] * 4
    for told in bus.sent:
        seen.append(replica.projection.is_far_behind())
        await replica.projection.process([told])
    seen.append(replica.projection.is_far_behind())
    assert seen[4:] == [True, True, False, False, False]


@pytest.mark.usefixtures("small")
async def test_what_nobody_asked_for_is_forgotten_after_a_while():
    now, bus = 100.0, Bus()
    replica = Replica(CountingJournal(), bus, lambda: now)
    for stream in "abc":
        await replica.count(stream, f"thing:{stream}")
    now += projections.REMEMBERED_SECONDS
    await replica.count("d", "thing:d")
    await replica.count("a again", "thing:a")
    assert replica.projection.is_far_behind()
    now += 0.1
    assert not replica.projection.is_far_behind()
    await replica.projection.process(bus.sent[-1:])
    assert replica.documents.kept == {"a": (2, {"n": 2})}
    assert replica.journal.loaded == []


async def test_what_is_remembered_keeps_no_history_alive():
    _, replica, _ = _replicas()
    await replica.count("m1", "thing:remembered")
    gc.collect()
    alive = [each for each in gc.get_objects() if type(each) is History]  # other tests leave dead proxies
    assert not [history for history in alive if history.commits[-1].stream == "thing:remembered"]


async def test_a_message_from_elsewhere_tells_no_version():
    bus, replica, _ = _replicas()
    await replica.count("m1")
    (envelope,) = bus.sent
    assert version_of(envelope) == 1
    foreign = Envelope("x#000009.0", "test", "thing:a", NOW, "r", "c", envelope.message)
    assert version_of(foreign) is None
    await replica.projection.process([foreign])
    assert replica.journal.loaded == ["thing:a"]
