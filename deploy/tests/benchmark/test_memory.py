from pathlib import Path

import pytest

from benchmark.extent import Extent
from benchmark.memory import Footprint, footprints_of
from benchmark.whole_chain import LINES

_, DECISIONS = LINES


def test_what_grows_by_the_message_is_told_apart_from_what_wavers() -> None:
    growing = Footprint((100, 200, 300, 400), (1_000_000, 1_100_000, 1_200_000, 1_300_000))
    wavering = Footprint((100, 200, 300, 400), (1_000_000, 1_100_000, 1_100_000, 1_000_000))
    assert (growing.bytes_a_message, wavering.bytes_a_message) == (1_000, 0)


@pytest.mark.embedded
async def test_each_service_of_a_line_is_looked_at_after_the_warm_up(tmp_path: Path) -> None:
    footprints = await footprints_of(Extent(1, 0, tmp_path), DECISIONS, 60, wave=15)
    assert set(footprints) == {"personnel", "notifier"}
    for footprint in footprints.values():
        assert footprint.messages == (45, 60)
        assert all(size > 1_000_000 for size in footprint.resident)
