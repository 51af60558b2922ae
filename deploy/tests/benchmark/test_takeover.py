"""A kill among two replicas, on real processes."""

from pathlib import Path

import pytest

from benchmark.extent import Extent
from benchmark.load import clues
from benchmark.recording import Recorded
from benchmark.stages import INTAKE
from benchmark.takeover import taken_over
from wenze.bus.publisher import record_of


@pytest.mark.embedded
async def test_the_other_replica_takes_over_and_nothing_is_lost_or_repeated(tmp_path: Path) -> None:
    messages = Recorded.of([record_of(envelope) for envelope in clues(250, "takeover")])
    takeover = await taken_over(Extent(1, 250, tmp_path), "embedded", INTAKE, messages, 0)
    assert takeover.seconds > 0
    assert takeover.amiss == 0
    assert takeover.session_seconds == 2
