"""A condition in parts, each of which is met, stated as not met, or not stated at all."""

from dataclasses import dataclass

from clue_intake.domain.admission.verdict import Admitted, Held, Reason, Verdict


@dataclass(frozen=True, slots=True)
class Condition:
    """One part of a source's condition: `holds` is None while nobody stated it. The texts are for the clerk."""

    holds: bool | None
    met: str
    missing: str
    not_met: str

    def unmet_text(self) -> str:
        """What the clerk is told while the condition does not hold."""
        return self.missing if self.holds is None else self.not_met


def examine(clause: str, *conditions: Condition) -> Verdict:
    """Admitted when all the conditions hold; otherwise held, with a reason for each that does not."""
    unmet = tuple(Reason(clause, condition.unmet_text()) for condition in conditions if not condition.holds)
    return Held(unmet) if unmet else Admitted(tuple(Reason(clause, condition.met) for condition in conditions))
