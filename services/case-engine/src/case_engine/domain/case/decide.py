"""问责办法 10.2: the decision about one subject, with a measure or without one."""

from case_engine.domain.case.close import close_without_measure
from case_engine.domain.case.events import Event
from case_engine.domain.case.gates import Deciding
from case_engine.domain.case.measure import ConsequencesOf, decide_measure
from case_engine.domain.refusal import Refusal


def decide(deciding: Deciding, consequences_of: ConsequencesOf) -> tuple[Event, ...]:
    """Raises: Refusal when not exactly one of measure and outcome is given, or at the first gate it doesn't pass."""
    measure, outcome = deciding.proposal.measure, deciding.proposal.without_measure
    if measure is not None and outcome is None:
        return decide_measure(deciding, measure, consequences_of)
    if outcome is not None and measure is None:
        return close_without_measure(deciding, outcome)
    raise Refusal(
        "accountability:10.2", "请在问责方式（measure）和不予问责的结论（without_measure）中填写一项，且只填写一项。"
    )
