"""Replicas share the work, a share of a processor slows a process down, and what they get through is measured."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter

import psutil
import pytest

from benchmark.extent import Extent
from benchmark.ground import new_ground
from benchmark.load import clues, decisions
from benchmark.processor_time import taken_by
from benchmark.quota import quota
from benchmark.scaling import by_replicas
from benchmark.service_stages import Messages
from benchmark.stages import EFFECTS, INTAKE, Stage

LOOK_SECONDS = 0.005
LOOKS_IN_SEVERAL_PERIODS = 60


@pytest.mark.embedded
@pytest.mark.timeout(240)
@pytest.mark.xdist_group("apache-kafka")
@pytest.mark.usefixtures("apache_kafka")
@pytest.mark.parametrize(("stage", "messages", "share"), [(INTAKE, clues, None), (EFFECTS, decisions, 0.9)])
async def test_replicas_share_the_work_and_their_processors_are_counted_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: Stage, messages: Messages, share: float | None
) -> None:
    monkeypatch.setattr("benchmark.scaling.REPLICAS", (2,))
    async with new_ground(tmp_path, "apache") as ground:
        (passage,) = (await by_replicas(Extent(1, 60, tmp_path), ground, stage, messages, share))[2]
    assert passage.per_second > 0
    assert set(passage.processors) == {stage.service, "broker", "database"}


async def test_a_process_that_would_take_more_than_its_share_is_held_and_let_go_at_the_end() -> None:
    async with _running("while True: pass") as busy:
        async with quota([busy.pid], 0.25):
            await _until(busy, lambda: busy.status() == psutil.STATUS_STOPPED)
            began, before = perf_counter(), taken_by(busy)
            await _until(busy, lambda: taken_by(busy) >= before + 0.3)
            assert perf_counter() - began > 0.9
        await _until(busy, lambda: busy.status() == psutil.STATUS_RUNNING)


async def test_a_process_that_waits_is_not_held() -> None:
    async with _running("input()") as waiting, quota([waiting.pid], 0.5):
        await _until(waiting, lambda: waiting.status() == psutil.STATUS_SLEEPING)
        seen: set[str] = set()
        for _ in range(LOOKS_IN_SEVERAL_PERIODS):
            seen.add(waiting.status())
            await asyncio.sleep(LOOK_SECONDS)
    assert seen == {psutil.STATUS_SLEEPING}


@asynccontextmanager
async def _running(program: str) -> AsyncGenerator[psutil.Process]:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program, stdin=subprocess.PIPE)
    try:
        yield psutil.Process(process.pid)
    finally:
        process.kill()
        await process.wait()


async def _until(process: psutil.Process, happens: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not happens():
            assert process.is_running()
            await asyncio.sleep(LOOK_SECONDS)
