"""Replicas share the work, a share of a processor slows a process down, and what they get through is measured."""

import asyncio
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from benchmark.extent import Extent
from benchmark.ground import new_ground
from benchmark.load import clues, decisions
from benchmark.quota import quota
from benchmark.scaling import by_replicas
from benchmark.service_stages import Messages
from benchmark.stages import EFFECTS, INTAKE, Stage


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


async def test_a_process_with_a_share_is_held_and_let_go_at_the_end() -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", stdin=subprocess.PIPE)
    try:
        watched = psutil.Process(process.pid)
        async with quota([process.pid], 0.5):
            await _until(watched, psutil.STATUS_STOPPED)
            await _until(watched, psutil.STATUS_SLEEPING)
            await _until(watched, psutil.STATUS_STOPPED)
        await _until(watched, psutil.STATUS_SLEEPING)
    finally:
        await process.communicate(b"\n")
    assert process.returncode == 0


async def _until(process: psutil.Process, status: str) -> None:
    async with asyncio.timeout(30):
        while process.status() != status:  # noqa: ASYNC110 - another process can only be looked at again
            await asyncio.sleep(0.005)
