"""What examining a clue's condition comes to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, with its legal basis: a clause reference, and a text that a clerk understands."""

    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """The condition of the clue's source is met; the reasons are the facts that met it."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """The condition is not met yet; the reasons say what is missing and how to supply it."""

    reasons: tuple[Reason, ...]


Verdict = Admitted | Held
