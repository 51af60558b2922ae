"""A bounded part of `make chaos`: every kind of fault under load on Apache Kafka, and nothing lost or done twice."""

from pathlib import Path

import pytest

from fault_suite.plan import SERVICES, Extent
from fault_suite.run import Assignment, run

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(280), pytest.mark.xdist_group("apache-kafka")]

EXTENT = Extent(seconds=20, kills=2, restarts=1, replicas=1, broker_restarts=True)


async def test_nothing_is_lost_and_nothing_happens_twice(tmp_path: Path, apache_kafka: None):
    report = await run(Assignment(seed=7, clues=300, decisions=60, broker="apache", extent=EXTENT), tmp_path)
    assert (report.violations, report.failures, report.settled) == ((), (), True)
    assert {service: report.faults[f"kill -9 of {service}"] for service in SERVICES} == dict.fromkeys(SERVICES, 2)
    assert report.counts["submissions acknowledged"] > 300
    assert report.counts["decisions acknowledged"] > 60
