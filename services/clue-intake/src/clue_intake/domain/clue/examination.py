"""Examining a clue against its source's condition, with the event that results."""

from datetime import date

from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.rules import RULES
from clue_intake.domain.admission.verdict import Admitted
from clue_intake.domain.clue.events import ClueAdmitted, ClueHeld
from clue_intake.domain.facts import Facts
from clue_intake.domain.submission import Particulars


def examined(clue: Particulars, facts: Facts, parameters: AdmissionParameters, today: date) -> ClueAdmitted | ClueHeld:
    """问责办法 9: admitted when the facts meet the condition of the clue's source, held otherwise."""
    verdict = RULES[clue.source].examine(facts, parameters)
    if isinstance(verdict, Admitted):
        return ClueAdmitted(clue, today, verdict.reasons, parameters.basis())
    return ClueHeld(clue, today, verdict.reasons, parameters.basis())
