"""What is in the journal gets out, also after a crash or an outage, and in order."""

import asyncio
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

import pytest

from wenze.errors import Transient
from wenze.journal.commit import Commit
from wenze.journal.executor import Executor
from wenze.journal.lease import SoleReplica
from wenze.journal.memory import InMemoryJournal
from wenze.journal.outbox import MARKED_AT_ONCE, Outbox
from wenze.journal.store import AggregateStore
from wenze.testing.clock import FixedClock
from wenze.testing.counter import CODEC, Counted, Full, counting, evolve, messages_of
from wenze.testing.journal import ListPublisher

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


class Bench:
    """A store over fakes; `later` is the same journal seen by a process that starts afterwards."""

    def __init__(self, journal: InMemoryJournal | None = None, now: datetime = NOW) -> None:
        self.journal = journal or InMemoryJournal()
        self.publisher = ListPublisher()
        self.clock = clock = FixedClock(now)
        self.outbox = Outbox(
            journal=self.journal,
            publisher=self.publisher,
            messages_of=messages_of,
            source="test",
            lease=SoleReplica(),
            clock=clock,
        )
        self.executor: Executor[int, Counted] = Executor(self.journal, CODEC, evolve, Full, clock)
        self.store = AggregateStore("counter", self.executor, self.outbox)

    def later(self, minutes: int = 1) -> "Bench":
        return Bench(self.journal, NOW + timedelta(minutes=minutes))

    def published(self) -> list[str]:
        return [envelope.id for envelope in self.publisher.published]


async def test_messages_are_published_before_the_batch_counts_as_done():
    bench = Bench()
    await bench.store.on_messages([counting()])
    assert bench.published() == ["counter:a#000001.0"]


async def test_an_outage_while_publishing_is_told_so_that_the_offset_is_not_committed():
    bench = Bench()
    bench.publisher.outage = True
    with pytest.raises(Transient):
        await bench.store.on_messages([counting()])


async def test_a_redelivered_message_publishes_the_stored_events_again():
    bench = Bench()
    bench.publisher.outage = True
    with pytest.raises(Transient):
        await bench.store.on_messages([counting()])
    bench.publisher.outage = False
    await bench.store.on_messages([counting()])
    assert bench.published() == ["counter:a#000001.0"]
    assert len((await bench.journal.load(["counter:a"]))["counter:a"]) == 1


async def test_what_a_crash_left_unpublished_is_swept_by_the_next_process():
    crashed = Bench()
    await crashed.store.on_requests([counting()])
    assert crashed.published() == []

    later = crashed.later()
    assert await later.outbox.sweep() == 1
    assert later.published() == ["counter:a#000001.0"]
    assert await later.outbox.sweep() == 0


async def test_what_was_published_behind_the_answer_is_marked_some_of_it_together():
    bench = Bench()
    await bench.store.on_requests([counting(f"counter:{number}") for number in range(MARKED_AT_ONCE + 1)])
    marked: list[int] = []
    mark_published = bench.journal.mark_published

    async def marking(commits: Collection[Commit]) -> None:
        marked.append(len(commits))
        await mark_published(commits)

    bench.journal.mark_published = marking
    publishing = asyncio.create_task(bench.outbox.run_fresh())
    async with asyncio.timeout(10):
        while len(bench.published()) <= MARKED_AT_ONCE:  # noqa: ASYNC110 - a task of the same loop
            await asyncio.sleep(0)
    assert marked == []
    await bench.outbox.mark_fresh()
    publishing.cancel()
    assert marked == [MARKED_AT_ONCE, 1]
    assert await bench.later().outbox.sweep() == 0


async def test_what_was_published_and_not_marked_is_published_once_more_by_the_sweep_of_the_next_process():
    crashed = Bench()
    await crashed.store.on_requests([counting()])
    publishing = asyncio.create_task(crashed.outbox.run_fresh())
    async with asyncio.timeout(10):
        while not crashed.published():  # noqa: ASYNC110 - a task of the same loop
            await asyncio.sleep(0)
    publishing.cancel()
    later = crashed.later()
    assert await later.outbox.sweep() == 1
    assert later.published() == crashed.published()
    assert await later.outbox.sweep() == 0


async def test_the_sweep_leaves_alone_what_is_fresh():
    bench = Bench()
    await bench.store.on_requests([counting()])
    assert await bench.outbox.sweep() == 0


async def test_an_outage_during_the_sweep_leaves_it_pending():
    bench = Bench()
    await bench.store.on_requests([counting()])
    later = bench.later()
    later.publisher.outage = True
    with pytest.raises(Transient):
        await later.outbox.sweep()
    later.publisher.outage = False
    assert await later.outbox.sweep() == 1


async def test_an_earlier_unpublished_commit_goes_out_before_a_later_one_of_its_stream():
    bench = Bench()
    await bench.store.on_requests([counting(cause="http:1")])
    await bench.store.on_messages([counting(cause="message:2")])
    assert bench.published() == ["counter:a#000001.0", "counter:a#000002.0"]


async def test_a_redelivery_publishes_the_same_ids():
    bench = Bench()
    await bench.store.on_messages([counting()])
    await bench.store.on_messages([counting()])
    assert len(set(bench.published())) == 1


async def test_a_broker_that_lost_its_memory_is_given_the_whole_journal_again_in_order():
    bench = Bench()
    for cause in ("c1", "c2"):
        for stream in ("counter:a", "counter:b"):
            await bench.store.on_messages([counting(stream, cause)])
    later = bench.later()
    assert await later.outbox.republish() == 4
    assert later.published() == [f"counter:{name}#00000{version}.0" for name in "ab" for version in (1, 2)]


async def test_new_events_are_shown_once_and_repeated_ones_not_again():
    bench = Bench()
    seen: list[Counted] = []
    executor: Executor[int, Counted] = Executor(bench.journal, CODEC, evolve, Full, FixedClock(NOW))
    store = AggregateStore("counter", executor, bench.outbox, seen.append)
    await store.on_messages([counting()])
    await store.on_messages([counting()])
    assert seen == [Counted(1)]


async def test_a_message_that_could_not_be_published_is_not_overtaken_by_a_later_request():
    bench = Bench()
    bench.publisher.outage = True
    with pytest.raises(Transient):
        await bench.store.on_messages([counting(cause="message:1")])
    bench.publisher.outage = False
    await bench.store.on_messages([counting(cause="message:2")])
    assert bench.published() == ["counter:a#000001.0", "counter:a#000002.0"]


async def test_a_message_whose_handler_was_killed_before_publishing_is_not_overtaken_by_another_process():
    killed = Bench()
    await killed.executor.execute([counting(cause="message:1")], pending=False)

    other = killed.later()
    await other.store.on_messages([counting(cause="message:2")])
    assert other.published() == ["counter:a#000001.0", "counter:a#000002.0"]


async def test_the_sweep_does_not_overtake_a_message_whose_handler_was_killed_before_publishing():
    killed = Bench()
    await killed.executor.execute([counting(cause="message:1")], pending=False)
    await killed.executor.execute([counting(cause="http:2")], pending=True)

    later = killed.later()
    assert await later.outbox.sweep() == 2
    assert later.published() == ["counter:a#000001.0", "counter:a#000002.0"]
    assert await later.outbox.sweep() == 0


async def test_the_sweep_sends_nothing_again_that_this_process_saw_acknowledged():
    bench = Bench()
    await bench.store.on_messages([counting(cause="message:1")])
    await bench.executor.execute([counting(cause="http:2")], pending=True)
    bench.clock.advance(timedelta(minutes=1))
    assert await bench.outbox.sweep() == 1
    assert bench.published() == ["counter:a#000001.0", "counter:a#000002.0"]


async def test_what_this_process_saw_acknowledged_is_not_sent_again_before_what_follows_it():
    bench = Bench()
    await bench.store.on_messages([counting(cause="message:1")])
    await bench.store.on_messages([counting(cause="message:2")])
    assert bench.published() == ["counter:a#000001.0", "counter:a#000002.0"]


async def test_what_is_older_than_any_redelivery_is_not_sent_again():
    old = Bench()
    await old.executor.execute([counting(cause="message:1")], pending=False)
    later = old.later(minutes=2 * 24 * 60)
    await later.store.on_messages([counting(cause="message:2")])
    assert later.published() == ["counter:a#000002.0"]


async def test_two_messages_of_one_stream_in_one_batch_are_sent_once_each():
    bench = Bench()
    await bench.store.on_messages([counting(cause="message:1"), counting(cause="message:2")])
    assert bench.published() == ["counter:a#000001.0", "counter:a#000002.0"]


async def test_a_process_remembers_only_its_latest_commits(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("wenze.journal.outbox.REMEMBERED", 1)
    bench = Bench()
    await bench.store.on_messages([counting("counter:a", "message:1")])
    await bench.store.on_messages([counting("counter:b", "message:1")])
    await bench.store.on_messages([counting("counter:a", "message:2")])
    ids = bench.published()
    assert ids == ["counter:a#000001.0", "counter:b#000001.0", "counter:a#000001.0", "counter:a#000002.0"]


async def test_one_stream_that_cannot_be_published_does_not_hold_up_the_others():
    bench = Bench()
    await bench.store.on_requests([counting("counter:bad"), counting("counter:good")])
    later = bench.later()

    async def refuse(envelopes):
        if any(envelope.subject == "counter:bad" for envelope in envelopes):
            raise ValueError("too large")
        later.publisher.published.extend(envelopes)

    later.publisher.publish = refuse  # type: ignore[method-assign]
    assert await later.outbox.sweep() == 1
    assert later.published() == ["counter:good#000001.0"]
