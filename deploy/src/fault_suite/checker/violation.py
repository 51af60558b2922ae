"""What can be found wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

Law = Literal[
    "clue-missing",
    "clue-unfounded",
    "clue-status",
    "submission-missing",
    "submission-unfounded",
    "submission-refused",
    "answer-changed",
    "cause-applied-twice",
    "start-missing",
    "start-twice",
    "start-unfounded",
    "decision-missing",
    "decision-twice",
    "decision-unfounded",
    "effects-missing",
    "effects-twice",
    "effects-unfounded",
    "effects-differ",
    "notice-missing",
    "notice-twice",
    "notice-unfounded",
    "notice-undelivered",
    "delivery-twice",
    "delivery-unfounded",
    "chain-broken",
    "event-unknown",
    "commit-pending",
    "message-missing",
    "message-unfounded",
    "message-changed",
    "order-broken",
    "dead-letter-missing",
    "dead-letter-unfounded",
    "dead-letter-changed",
    "list-differs",
]


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach: of which law, by what, and what shows it."""

    law: Law
    subject: str
    evidence: str


def among(law: Law, subjects: Iterable[str], evidence: str) -> Iterator[Violation]:
    """The same breach by each of the subjects, in order."""
    return (Violation(law, subject, evidence) for subject in sorted(subjects))


def shortened(names: Iterable[str], most: int = 5) -> str:
    """A few of the names, for evidence."""
    few = list(islice(names, most + 1))
    return ", ".join(few[:most]) + (", …" if len(few) > most else "")
