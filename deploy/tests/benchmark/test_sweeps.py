"""The sweeps that are measured are the services' own and find what is due."""

from pathlib import Path

import pytest

from benchmark.extent import Extent
from benchmark.sweeps import milliseconds_by_size

pytestmark = pytest.mark.embedded


async def test_every_sweep_finds_what_is_due_among_what_is_open(tmp_path: Path) -> None:
    taken = await milliseconds_by_size(Extent(1, 0, tmp_path), (5, 40))
    assert {name for name, _ in taken} == {
        "outbox sweep",
        "paper due, the rest later",
        "paper due, the rest by mail",
    }
    assert {size for _, size in taken} == {5, 40}
    assert all(runs.lowest > 0 for runs in taken.values())
