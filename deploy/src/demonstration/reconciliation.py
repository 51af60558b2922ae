"""Whether everything that was acknowledged is there: once, and not lost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What the demonstration itself counted as it sent: each thing once, however often it was sent.

    `rows` of files that were taken, `requests` answered 202, `messages` and `poison` that the broker acknowledged.
    """

    rows: int
    requests: int
    messages: int
    poison: int

    @property
    def total(self) -> int:
        """All that the system has to account for."""
        return self.rows + self.requests + self.messages + self.poison


@dataclass(frozen=True, slots=True)
class Accounted:
    """What the services say became of it."""

    admitted: int
    held: int
    duplicate: int
    dead_letters: int

    @property
    def total(self) -> int:
        """All that the system accounts for."""
        return self.admitted + self.held + self.duplicate + self.dead_letters


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must be equal: `expected` as the demonstration counted, `found` as the services say."""

    text: str
    expected: int
    found: int
    holds: bool

    @classmethod
    def of(cls, text: str, expected: int, found: int) -> "Check":
        """The check; `text` says in Chinese what is compared."""
        return cls(text, expected, found, expected == found)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The account as a whole; it holds when nothing is lost, nothing is there twice and every check holds."""

    acknowledged: Acknowledged
    accounted: Accounted
    lost: int
    checks: tuple[Check, ...]
    holds: bool

    @classmethod
    def of(cls, acknowledged: Acknowledged, accounted: Accounted, checks: tuple[Check, ...]) -> "Reconciliation":
        """The account of what was acknowledged against what is there."""
        lost = acknowledged.total - accounted.total
        return cls(acknowledged, accounted, lost, checks, lost == 0 and all(check.holds for check in checks))
