"""What the ledgers' events and the answers count as."""

from collections.abc import Callable

from personnel.application.answer_eligibility import Answered
from personnel.domain.events import CadreEvent, EffectsRecorded
from wenze.telemetry import Metrics
from wenze.telemetry.metric_table import EFFECTS, ELIGIBILITY_QUESTIONS


def counting_effects(metrics: Metrics) -> Callable[[CadreEvent], None]:
    """Counts each effect that enters a ledger, by its kind."""

    def count(event: CadreEvent) -> None:
        if isinstance(event, EffectsRecorded):
            for effect in event.decision.effects:
                metrics.count(EFFECTS, kind=effect.kind)

    return count


def counting_answers(metrics: Metrics) -> Callable[[Answered], None]:
    """Counts each answer by the action asked about and what came of it."""

    def count(answered: Answered) -> None:
        answer = answered.answer
        result = "blocked" if answer.blocking else "conditional" if answer.conditions else "eligible"
        metrics.count(ELIGIBILITY_QUESTIONS, action=answered.question.action, result=result)

    return count
