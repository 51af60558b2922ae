"""Whether the services' memory grows with the messages that went through."""

from dataclasses import dataclass
from statistics import linear_regression
from typing import Final

import psutil

from benchmark.extent import Extent
from benchmark.ground import new_ground
from benchmark.measurement import Bar, Measurement, Runs, Section
from benchmark.stages import DELIVERY
from benchmark.tally import Tally
from benchmark.whole_chain import LINES, Line
from embedded_stack import EmbeddedStack
from wenze.bus.publisher import record_of

MESSAGES: Final = 20_000
FULL_MESSAGES: Final = 200_000
"""Of each become at least five on the topics: a million for the services together."""
WAVE: Final = 500
WARM_UP: Final = 0.5
"""This part of the run fills what is remembered up to its bound."""
PATIENCE_SECONDS: Final = 240.0
FLAT: Final = Bar.at_most(50)
"""Bytes a message: a million messages leave no more than the memory that a service has anyway."""
MEBIBYTE: Final = 1_048_576
NOTE: Final = "resident memory after each 500 messages went through all services, the first half of the run left out"


@dataclass(frozen=True, slots=True)
class Footprint:
    """A service's resident memory in bytes after so many messages."""

    messages: tuple[int, ...]
    resident: tuple[int, ...]

    @property
    def bytes_a_message(self) -> float:
        """The slope of a line through them."""
        return linear_regression(self.messages, self.resident).slope


async def measure_memory(extent: Extent) -> tuple[Section]:
    """Raises: StackRefusedError, ComponentFailedError, NotReached, Transient."""
    measured: list[Measurement] = []
    for line in LINES:
        footprints = await footprints_of(extent, line, FULL_MESSAGES if extent.full else MESSAGES)
        for service, footprint in footprints.items():
            name = f"{service}: {line.name}"
            resident = Runs.of([each / MEBIBYTE for each in footprint.resident])
            measured += [
                Measurement(f"{name}, growth", "B/message", Runs.of([footprint.bytes_a_message]), bar=FLAT),
                Measurement(f"{name}, memory", "MiB", resident),
            ]
    return (Section("Memory", NOTE, tuple(measured)),)


async def footprints_of(extent: Extent, line: Line, count: int, wave: int = WAVE) -> dict[str, Footprint]:
    """Of each of the line's services, after each wave of messages beyond the warm-up."""
    folder = extent.folder / line.services[0]
    # The embedded broker keeps all messages in memory: a million of them are too much for a small machine.
    async with new_ground(folder, "apache" if extent.full else "embedded") as ground:
        running = ground.running(line.services, {})
        resident: dict[str, list[int]] = {name: [] for name in line.services}
        sent: list[int] = []
        async with Tally(ground.bootstrap, [DELIVERY.target.name]) as tally, running:
            for first in range(0, count, wave):
                await ground.send([record_of(each) for each in line.messages(wave, f"{first:07}")])
                await tally.reached(DELIVERY.produces, (first + wave) * line.copies, PATIENCE_SECONDS)
                if first + wave > count * WARM_UP:
                    sent.append(first + wave)
                    for name, size in _resident(running).items():
                        resident[name].append(size)
    return {name: Footprint(tuple(sent), tuple(sizes)) for name, sizes in resident.items()}


def _resident(running: EmbeddedStack) -> dict[str, int]:
    components = running.running().components
    return {each.name: psutil.Process(each.pid).memory_info().rss for each in components if each.pid is not None}
