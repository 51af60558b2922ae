"""What the steps of cases count as."""

from collections.abc import Callable

from case_engine.domain.case.events import DeadlineFired, DeadlineMoved, DecisionEnteredIntoForce, Event, StartProposed
from case_engine.domain.case.stages import Stage
from wenze.telemetry import Label, Metrics
from wenze.telemetry.metric_table import CASE_STATE_CHANGES, DECISIONS


def counting_steps(metrics: Metrics) -> Callable[[Event], None]:
    """Counts each step by the state it led to, and each decision in force by its measure."""
    metrics.admit(Label.STATE, Stage)

    def count(event: Event) -> None:
        if isinstance(event, DeadlineFired | DeadlineMoved):
            return
        state = Stage.START_PROPOSED if isinstance(event, StartProposed) else event.state
        metrics.count(CASE_STATE_CHANGES, state=state)
        if isinstance(event, DecisionEnteredIntoForce):
            metrics.count(DECISIONS, measure=event.decision.measure)

    return count
