"""How much processor time the parts of a system take, whoever else uses the machine meanwhile."""

from collections.abc import Mapping, Sequence
from typing import Self

import psutil

from embedded_stack import EmbeddedStack


class ProcessorTime:
    """Counts from its making. Parts are named as in their stacks, all replicas of a service as one."""

    def __init__(self, processes: Mapping[str, Sequence[psutil.Process]]) -> None:
        self._processes = processes
        self._at_first = self._now()

    @classmethod
    def of(cls, *stacks: EmbeddedStack) -> Self:
        """The components of running stacks; `clue-intake`, `clue-intake-2`, … are replicas of one service."""
        processes: dict[str, list[psutil.Process]] = {}
        for component in (each for stack in stacks for each in stack.running().components):
            if component.pid is not None:
                processes.setdefault(component.name.rstrip("-0123456789"), []).append(psutil.Process(component.pid))
        return cls(processes)

    def seconds(self) -> dict[str, float]:
        """What each part has taken since."""
        now = self._now()
        return {name: now[name] - first for name, first in self._at_first.items()}

    def _now(self) -> dict[str, float]:
        return {name: sum(map(taken_by, own)) for name, own in self._processes.items()}


def taken_by(process: psutil.Process) -> float:
    """Seconds since it began, in steps of the system's clock (usually a hundredth)."""
    times = process.cpu_times()
    return times.user + times.system
