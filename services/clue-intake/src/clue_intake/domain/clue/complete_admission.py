"""Completing a held clue: someone states what its source's condition still lacked, or corrects what was stated."""

from datetime import date

from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.rules import RULES
from clue_intake.domain.clue.events import AdmissionCompleted, ClueEvent
from clue_intake.domain.clue.examination import examined
from clue_intake.domain.clue.state import Clue, Status
from clue_intake.domain.facts import Facts
from clue_intake.domain.refusal import Refusal


def decide_completion(
    state: Clue, stated: Facts, parameters: AdmissionParameters, by: str, today: date
) -> tuple[ClueEvent, ...]:
    """问责办法 9: a held clue is examined again with what is stated now; nothing happens if that is nothing new.

    Raises: Refusal when the clue was admitted already: its case is under way and the facts belong there.
    """
    if state.status is Status.ADMITTED:
        raise Refusal(
            RULES[state.first.clue.source].clause,
            f"这条线索已于 {state.admitted_on} 受理，不能再改受理条件：新的情况请在对应的问责案件中补充",
        )
    facts = state.facts.updated_by(stated)
    if facts == state.facts:
        return ()
    return (
        AdmissionCompleted(facts.different_from(state.facts), facts, by),
        examined(state.first.clue, facts, parameters, today),
    )
