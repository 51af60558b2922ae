"""With its database ten times slower and more work than it can do, a service refuses, stays small and loses nothing."""

from pathlib import Path

import pytest

from fault_suite.pressure import Siege, besieged

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(240), pytest.mark.xdist_group("fault-suite")]

SIEGE = Siege(
    seed=7,
    clues=1_200,
    seconds=6,
    clients=100,
    times=10,
    services=("clue-intake",),
    quiet=3,
    environment={"WENZE_HTTP_MAXIMUM_REQUESTS": "25"},
)


async def test_a_slow_database_makes_a_service_refuse_and_loses_nothing(tmp_path: Path):
    report = await besieged(SIEGE, tmp_path)
    assert report.failures == ()
    assert report.counts["submissions acknowledged"] > SIEGE.clues
    (memory,) = report.memory
    assert memory.largest_lag > 0
