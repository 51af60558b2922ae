"""From the command to the first clue: the whole embedded stack in an empty folder, its byte code already there."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import httpx
from motor.motor_asyncio import AsyncIOMotorClient

from benchmark.extent import Extent
from benchmark.measurement import Bar, Measurement, Runs, Section
from benchmark.stages import START_NOTICE
from benchmark.submissions import clerks_badge, headers_of, submissions
from benchmark.tally import NotReached
from embedded_stack import EmbeddedSettings, isolated_settings
from embedded_stack.settings import ENVIRONMENT_PREFIX

PATIENCE_SECONDS: Final = 60.0
LOOK_SECONDS: Final = 0.02
STOP_SECONDS: Final = 30.0
BAR: Final = Bar.at_most(4)
NOTE: Final = "`python -m embedded_stack up` in an empty folder; the first start is not counted"


@dataclass(frozen=True, slots=True)
class FirstClue:
    """Seconds from the command until the first clue was acknowledged, and until its notice was recorded."""

    acknowledged: float
    noticed: float


async def measure_start_up(extent: Extent) -> tuple[Section]:
    """Broker, database and all services, each time anew. Raises: NotReached."""
    await first_clue(extent.folder / "cold")
    firsts = [await first_clue(extent.folder / f"warm-{number}") for number in range(extent.repetitions)]
    measured = (
        Measurement("its first clue acknowledged", "s", Runs.of([first.acknowledged for first in firsts])),
        Measurement("the notice of it recorded", "s", Runs.of([first.noticed for first in firsts]), bar=BAR),
    )
    return (Section("Start-up of the embedded stack", NOTE, measured),)


async def first_clue(folder: Path) -> FirstClue:
    """Starts the stack, submits a clue until it is acknowledged, and ends the stack. Raises: NotReached."""
    settings = isolated_settings(folder / "data")
    began = perf_counter()
    async with _up(settings) as command:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await _acknowledged(settings, command)
                acknowledged = perf_counter() - began
                await _noticed(settings)
                return FirstClue(acknowledged, perf_counter() - began)
        except TimeoutError:
            raise NotReached(f"no notice of a first clue within {PATIENCE_SECONDS:g} s") from None


@asynccontextmanager
async def _up(settings: EmbeddedSettings) -> AsyncGenerator[Process]:
    chosen = {name: getattr(settings, name) for name in type(settings).model_fields if name.endswith("_port")}
    variables = {f"{ENVIRONMENT_PREFIX}{name.upper()}": str(port) for name, port in chosen.items()}
    command = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "embedded_stack", "up", "--data-folder", str(settings.data_folder)),
        env={**os.environ, **variables},
        stdout=DEVNULL,  # a failed component tells why on the other output, which is ours
    )
    try:
        yield command
    finally:
        await _ended(command)


async def _ended(command: Process) -> None:
    if command.returncode is None:
        command.send_signal(signal.SIGINT)
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await command.wait()
    except TimeoutError:
        command.kill()
        await command.wait()


async def _acknowledged(settings: EmbeddedSettings, command: Process) -> None:
    (body,) = submissions(1, "first")
    badge = clerks_badge(settings)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{settings.clue_intake_port}", trust_env=False) as client:
        while not await _accepts(client, body, badge):
            if command.returncode is not None:
                raise NotReached(f"the stack ended with exit code {command.returncode}")
            await asyncio.sleep(LOOK_SECONDS)


async def _accepts(client: httpx.AsyncClient, body: dict[str, Any], badge: dict[str, str]) -> bool:
    try:
        answer = await client.post("/v1/clues", json=body, headers={**headers_of(body), **badge})
    except httpx.TransportError:
        return False
    return answer.status_code == int(httpx.codes.ACCEPTED)


async def _noticed(settings: EmbeddedSettings) -> None:
    client = AsyncIOMotorClient[dict[str, Any]](settings.mongo_address)
    try:
        while not await client[START_NOTICE.database]["journal"].find_one({}):  # noqa: ASYNC110 - another process's
            await asyncio.sleep(LOOK_SECONDS)
    finally:
        client.close()
