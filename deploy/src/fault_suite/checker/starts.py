"""Every admitted clue has led to exactly one start."""

from collections.abc import Iterator

from fault_suite.checker.clues import status_of
from fault_suite.checker.evidence import Evidence
from fault_suite.checker.histories import History
from fault_suite.checker.violation import Violation, among


def every_admitted_clue_has_one_start(evidence: Evidence) -> Iterator[Violation]:
    """The clues that clue-intake holds as admitted against the cases; a clue's case is `case-<clue id>`."""
    clues = evidence.histories.get("clue-intake", {})
    admitted = {
        f"case:case-{stream.removeprefix('clue:')}"
        for stream, history in clues.items()
        if stream.startswith("clue:") and status_of(history) == "admitted"
    }
    cases = {stream: starts_in(history) for stream, history in evidence.histories["case-engine"].items()}
    started = {stream for stream, starts in cases.items() if starts}
    yield from among("start-missing", admitted - started, "its clue is admitted and no start was proposed")
    yield from among("start-unfounded", started - admitted, "a start was proposed and no admitted clue is its cause")
    for stream in sorted(started):
        if cases[stream] > 1:
            yield Violation("start-twice", stream, f"{cases[stream]} starts were proposed")


def starts_in(history: History) -> int:
    """How often a start was proposed in this stream."""
    return sum(event.type == "start-proposed" for commit in history for event in commit.events)
