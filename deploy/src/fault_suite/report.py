"""What a run came to, for people and for programs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Self

from rich.console import Console
from rich.table import Table

from fault_suite.arena import Arena
from fault_suite.checker import Violation
from fault_suite.checker.clues import status_of
from fault_suite.checker.evidence import Evidence
from fault_suite.checker.interfaces import TOPIC_OF
from fault_suite.mischief import Mischief
from fault_suite.victims import Tolls

if TYPE_CHECKING:
    from fault_suite.run import Assignment

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Proof:
    """What the checker looked at, in counts, and what it found."""

    counts: Mapping[str, int]
    violations: tuple[Violation, ...]

    @classmethod
    def of(cls, evidence: Evidence, violations: Sequence[Violation]) -> Self:
        ledger = evidence.ledger
        clues = evidence.histories.get("clue-intake", {})
        commits = {
            f"commits of {service}": sum(map(len, evidence.histories[service].values()))
            for service in evidence.services
        }
        records = {
            f"records on {topic}": len(evidence.told[topic]) for topic in map(TOPIC_OF.__getitem__, evidence.services)
        }
        counts = {
            "clues": len(ledger.clues),
            "submissions acknowledged": sum(submission.acknowledged for submission in ledger.submissions),
            "submissions never answered": sum(not submission.acknowledged for submission in ledger.submissions),
            "clues admitted": sum(status_of(history) == "admitted" for history in clues.values()),
            "decisions acknowledged": sum(decision.acknowledged for decision in ledger.decisions.values()),
            "poison": len(ledger.poison),
            "dead letters": sum(map(len, evidence.letters.values())),
            "mails accepted": len(ledger.mails),
            "letters in the outbox": len(evidence.files),
            **commits,
            **records,
        }
        return cls(counts, tuple(violations))


@dataclass(frozen=True, slots=True)
class Recovery:
    """How long a component was gone, from the kill until it answered again."""

    component: str
    times: int
    median_seconds: float
    longest_seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """A run. It holds when nothing was violated, nothing ended by itself, and everything came to rest."""

    seed: int
    broker: str
    clues: int
    decisions: int
    planned_seconds: float
    seconds: float
    settling_seconds: float
    settled: bool
    faults: Mapping[str, int]
    recoveries: tuple[Recovery, ...]
    failures: tuple[str, ...]
    counts: Mapping[str, int]
    violations: tuple[Violation, ...]

    @property
    def holds(self) -> bool:
        return not self.violations and not self.failures and self.settled

    @classmethod
    def of(
        cls,
        *,
        assignment: "Assignment",
        faults: Mapping[str, int],
        proof: Proof,
        tolls: Tolls,
        seconds: float,
        settling: float,
        settled: bool,
    ) -> Self:
        recoveries = tuple(
            Recovery(name, len(gone), round(median(gone), 2), round(max(gone), 2))
            for name, gone in sorted(tolls.recoveries.items())
        )
        return cls(
            seed=assignment.seed,
            broker=assignment.broker,
            clues=assignment.clues,
            decisions=assignment.decisions,
            planned_seconds=assignment.extent.seconds,
            seconds=round(seconds, 1),
            settling_seconds=round(settling, 1),
            settled=settled,
            faults=faults,
            recoveries=recoveries,
            failures=tuple(tolls.failures),
            counts=proof.counts,
            violations=proof.violations,
        )

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {"holds": self.holds, **asdict(self)}


def counted(tolls: Tolls, arena: Arena, mischief: Mischief) -> dict[str, int]:
    """What was really done, in counts."""
    kills = Counter[str]()
    for name, count in tolls.kills.items():
        kills[name.rpartition("-")[0] or name] += count
    return {
        **{f"kill -9 of {name}": count for name, count in sorted(kills.items())},
        **{f"orderly stops of {name}": count for name, count in sorted(tolls.stops.items())},
        "processes paused": tolls.pauses.total(),
        **{f"broker link: {what}": count for what, count in sorted(arena.broker_link.faults.items())},
        **{f"database link: {what}": count for what, count in sorted(arena.database_link.faults.items())},
        **dict(sorted(mischief.sent.items())),
        "mails refused": arena.mail_server.refused,
    }


def show(report: Report, console: Console) -> None:
    """Print it for people."""
    console.print(
        f"Seed {report.seed}, {report.clues} clues and {report.decisions} decisions over {report.planned_seconds:g} s "
        f"on the {report.broker} broker; "
        f"{report.seconds:g} s in all, {report.settling_seconds:g} s to come to rest"
    )
    console.print(table("Faults", ("what", "times"), [(name, str(count)) for name, count in report.faults.items()]))
    gone = [
        (each.component, str(each.times), f"{each.median_seconds:.2f} s", f"{each.longest_seconds:.2f} s")
        for each in report.recoveries
    ]
    console.print(table("Back again, from the kill to the first answer", ("what", "times", "median", "longest"), gone))
    console.print(table("Looked at", ("what", "count"), [(name, str(count)) for name, count in report.counts.items()]))
    for failure in report.failures:
        console.print(f"FAILED: {failure}")
    if not report.settled:
        console.print("FAILED: the system did not come to rest")
    show_violations(report.violations, console)
    console.print("It holds: no violation." if report.holds else "It does NOT hold.")


def show_violations(violations: Sequence[Violation], console: Console) -> None:
    """Print them, counted by law and the first ones with their evidence."""
    laws = Counter(violation.law for violation in violations)
    if laws:
        console.print(table("Violations", ("law", "times"), [(law, str(count)) for law, count in laws.items()]))
    for violation in violations[:MOST_SHOWN]:
        console.print(f"VIOLATION {violation.law}: {violation.subject}: {violation.evidence}")


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table with numbers to the right of names."""
    table = Table(title=title, title_justify="left")
    for position, column in enumerate(columns):
        table.add_column(column, justify="right" if position else "left")
    for row in rows:
        table.add_row(*row)
    return table
