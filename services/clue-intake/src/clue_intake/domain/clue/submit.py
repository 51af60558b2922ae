"""Submitting a clue: received and examined at once, or recognised as one that is there already."""

from datetime import date

from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.clue.events import AdmissionCompleted, ClueEvent, ClueReceived, ClueSubmittedAgain
from clue_intake.domain.clue.examination import examined
from clue_intake.domain.clue.state import Clue, Status
from clue_intake.domain.submission import Submission


def decide_submission(
    state: Clue | None, submission: Submission, parameters: AdmissionParameters, by: str, today: date
) -> tuple[ClueEvent, ...]:
    """问责办法 9: a new clue is examined; a known one is marked as submitted again.

    A held clue is examined again when a later submission states a fact that nobody had stated. A fact once stated is
    never overturned by a feed: that takes a person (`decide_completion`).
    """
    if state is None:
        return (ClueReceived(submission), examined(submission.clue, submission.facts, parameters, today))
    return (_submitted_again(state, submission), *_completed(state, submission, parameters, by, today))


def _submitted_again(state: Clue, submission: Submission) -> ClueSubmittedAgain:
    differs = submission.fingerprint not in state.versions
    keep = differs or submission.holds_sealed_text
    return ClueSubmittedAgain(
        clue=state.first.clue,
        fingerprint=submission.fingerprint,
        differs=differs,
        later=submission if keep else None,
        import_id=submission.import_id,
        other_source=submission.clue.source is not state.first.clue.source,
    )


def _completed(
    state: Clue, submission: Submission, parameters: AdmissionParameters, by: str, today: date
) -> tuple[ClueEvent, ...]:
    facts = state.facts.completed_by(submission.facts)
    if state.status is Status.ADMITTED or facts == state.facts:
        return ()
    return (
        AdmissionCompleted(facts.different_from(state.facts), facts, by),
        examined(state.first.clue, facts, parameters, today),
    )
