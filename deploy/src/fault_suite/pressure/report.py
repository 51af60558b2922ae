"""What a siege came to, for people and for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from rich.console import Console

from fault_suite.checker import Violation
from fault_suite.load import NOT_TOLD
from fault_suite.pressure.bound import MIB
from fault_suite.pressure.watch import Look
from fault_suite.report import show_violations, table

BUSY: Final = "503 busy"
"""How the load notes that a service has its hands full."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A service's resident memory in bytes, and how much it may be at most."""

    service: str
    at_rest: int
    highest: int
    at_end: int
    bound: int
    largest_lag: int

    @classmethod
    def of(cls, service: str, looks: Sequence[Look], allowed_growth: int) -> Self:
        own = [look for look in looks if look.service == service]
        at_rest = own[0].memory
        highest = max(look.memory for look in own)
        return cls(service, at_rest, highest, own[-1].memory, at_rest + allowed_growth, max(look.lag for look in own))

    def in_mebibytes(self) -> tuple[str, ...]:
        """At rest, highest, at the end and the bound."""
        return tuple(f"{size / MIB:.0f}" for size in (self.at_rest, self.highest, self.at_end, self.bound))


@dataclass(frozen=True, slots=True)
class Statement:
    """The median seconds of a kind of statement, as usual and while the database was slow."""

    name: str
    usual: float
    slow: float


@dataclass(frozen=True, slots=True)
class PressureReport:
    """A siege. `answers` counts statuses over HTTP; `readiness` counts by phase how often each service was asked and
    was ready."""

    seed: int
    clues: int
    times: float
    slow_seconds: float
    sending_seconds: float
    draining_seconds: float
    settled: bool
    statements: tuple[Statement, ...]
    answers: Mapping[str, int]
    readiness: Mapping[str, tuple[int, int]]
    memory: tuple[Memory, ...]
    counts: Mapping[str, int]
    violations: tuple[Violation, ...]

    @property
    def failures(self) -> tuple[str, ...]:
        """What should not be, each in words; none is what a siege must end with."""
        return tuple(text for text, fails in self._verdicts().items() if fails)

    def _verdicts(self) -> Mapping[str, bool]:
        asked_while_slow, ready_while_slow = self.readiness["slow"]
        asked_in_silence, ready_in_silence = self.readiness["silent"]
        asked_afterwards, ready_afterwards = self.readiness["afterwards"]
        return {
            "a violation was found": bool(self.violations),
            "the backlog did not drain": not self.settled,
            "the database was not as slow as it should have been": self._slowness() < self.times,
            "nothing was refused": not self.answers.get(BUSY),
            "a refusal did not tell when to come again": any(NOT_TOLD in status for status in self.answers),
            "a service was not ready though its database answered": ready_while_slow < asked_while_slow,
            "a service was ready though its database was silent": ready_in_silence > 0,
            "nobody asked for readiness while the database was silent": not asked_in_silence,
            "a service was never ready again": not (asked_afterwards and ready_afterwards),
            **{f"{each.service} took more memory than its bound": each.highest > each.bound for each in self.memory},
        }

    def _slowness(self) -> float:
        return min((each.slow / each.usual for each in self.statements), default=0.0)

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {"holds": not self.failures, "failures": self.failures, **asdict(self)}


def show(report: PressureReport, console: Console) -> None:
    """Print it for people."""
    console.print(
        f"Seed {report.seed}, {report.clues} clues, database {report.times:g} times slower for "
        f"{report.slow_seconds:.1f} s; all sent and answered after {report.sending_seconds:.1f} s, "
        f"at rest {report.draining_seconds:.1f} s after the slowness"
    )
    statements = [(each.name, f"{each.usual * 1000:.1f}", f"{each.slow * 1000:.1f}") for each in report.statements]
    console.print(table("Database, median ms", ("statement", "usual", "slow"), statements))
    memory = [(each.service, *each.in_mebibytes(), str(each.largest_lag)) for each in report.memory]
    console.print(table("Memory, MiB", ("service", "at rest", "highest", "at end", "bound", "largest lag"), memory))
    ready = [(phase, str(asked), str(ready)) for phase, (asked, ready) in report.readiness.items()]
    console.print(table("Readiness", ("phase", "asked", "ready"), ready))
    answers = [(status, str(count)) for status, count in sorted(report.answers.items())]
    console.print(table("Answers over HTTP", ("status", "times"), answers))
    console.print(table("Looked at", ("what", "count"), [(name, str(count)) for name, count in report.counts.items()]))
    for failure in report.failures:
        console.print(f"FAILED: {failure}")
    show_violations(report.violations, console)
    console.print("It does NOT hold." if report.failures else "It holds: nothing lost, memory bounded.")
