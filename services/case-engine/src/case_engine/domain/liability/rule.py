"""监督办法 10: somebody else than who proposed it confirms or refuses that leaders answer for slack supervision."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.persons import require_another, require_recused
from case_engine.domain.case.required import require_given
from case_engine.domain.liability.events import LiabilityConfirmed, LiabilityRefused
from case_engine.domain.liability.propose import CLAUSE
from case_engine.domain.liability.state import LiabilityProposal
from case_engine.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Word:
    """Who says it, when and why."""

    by: str
    reasons: str
    on: date


def decide_liability_confirmed(state: LiabilityProposal, word: Word, today: date) -> tuple[LiabilityConfirmed, ...]:
    """Raises: Refusal."""
    _require_may_rule(state, word, today)
    return (LiabilityConfirmed(state.proposed, word.reasons, word.on, word.by),)


def decide_liability_refused(state: LiabilityProposal, word: Word, today: date) -> tuple[LiabilityRefused, ...]:
    """Raises: Refusal."""
    _require_may_rule(state, word, today)
    return (LiabilityRefused(word.reasons, word.on, word.by),)


def _require_may_rule(state: LiabilityProposal, word: Word, today: date) -> None:
    proposed = state.proposed
    if state.ruling is not None:
        raise Refusal(CLAUSE, "这项建议已经审定，不能再改。有新情况的，请另行提出建议。")
    require_given(CLAUSE, "审定意见", {"理由": word.reasons})
    require_another(CLAUSE, prepared_by=proposed.proposed_by, approved_by=word.by)
    require_recused((word.by,), (proposed.subject, *proposed.leaders))
    require_not_future(CLAUSE, "审定日期", word.on, today)
    require_not_before(CLAUSE, "审定日期", word.on, "提出建议的日期", proposed.proposed_on)
