"""What is appended and what waits can be watched."""

from datetime import UTC, datetime, timedelta

from wenze.journal.executor import Executor
from wenze.journal.memory import InMemoryJournal
from wenze.service.metered_journal import MeteredJournal
from wenze.telemetry import Metrics
from wenze.telemetry.metric_table import COMMITS_APPENDED, PUBLISH_PENDING
from wenze.testing.clock import FixedClock
from wenze.testing.counter import CODEC, Full, counting, evolve

NOW = datetime(2026, 3, 1, tzinfo=UTC)


async def test_commits_are_counted_when_they_are_stored_and_pending_ones_when_they_are_looked_for():
    metrics = Metrics()
    journal = MeteredJournal(InMemoryJournal(), metrics)
    executor = Executor(journal, CODEC, evolve, Full, FixedClock(NOW))
    await executor.execute([counting(cause="1"), counting(cause="1"), counting(cause="2")], pending=True)
    await journal.pending(NOW + timedelta(minutes=1), 10)
    assert metrics.value(COMMITS_APPENDED) == 2
    assert metrics.value(PUBLISH_PENDING) == 2
