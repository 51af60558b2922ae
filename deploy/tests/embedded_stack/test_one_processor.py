"""A process kept to one processor of the machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from embedded_stack import EmbeddedSettings, EmbeddedStack, infrastructure
from embedded_stack.one_processor import keep_to_one_processor


@pytest.fixture
def idle() -> Iterator[int]:
    """It ends when its input does, at the end of the block."""
    with subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE) as process:
        yield process.pid


def processors_of(pid: int) -> set[int]:
    """Those that any of its threads may run on."""
    return {each for thread in Path(f"/proc/{pid}/task").iterdir() for each in os.sched_getaffinity(int(thread.name))}


def test_a_process_is_kept_to_one_of_the_processors_it_may_use(idle: int) -> None:
    allowed = os.sched_getaffinity(idle)
    keep_to_one_processor(idle, number=20_001)
    kept = processors_of(idle)
    assert len(kept) == 1
    assert kept <= allowed


def test_numbers_in_a_row_spread_over_all_processors(idle: int) -> None:
    allowed = os.sched_getaffinity(0)
    spread: set[int] = set()
    for number in range(len(allowed)):
        keep_to_one_processor(idle, number)
        spread |= processors_of(idle)
    assert spread == allowed


def test_where_the_system_cannot_do_it_a_process_keeps_its_processors(
    idle: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = processors_of(idle)
    monkeypatch.setattr(sys, "platform", "darwin")
    keep_to_one_processor(idle, 0)
    assert processors_of(idle) == before


def test_a_process_that_has_ended_is_passed_over() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        keep_to_one_processor(process.pid, 1)


@pytest.mark.embedded
async def test_all_threads_of_the_embedded_database_keep_to_one_processor_after_a_restart_too(
    settings: EmbeddedSettings,
) -> None:
    databases = [component for component in infrastructure(settings) if component.kind == "database"]
    async with EmbeddedStack(settings, databases) as stack:
        first = stack.running().components[0].pid
        assert first
        assert len(processors_of(first)) == 1
        await stack.kill("database")
        await stack.restart("database")
        second = stack.running().components[0].pid
        assert first != second
        assert second
        assert len(processors_of(second)) == 1
