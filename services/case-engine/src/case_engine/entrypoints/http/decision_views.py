"""A decision as the interface tells it."""

from datetime import date
from typing import Self

from pydantic import BaseModel, Field

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.words import MEASURE_NAMES
from case_engine.domain.case.decision import Approval, Decision
from case_engine.domain.case.receipt import Receipt
from case_engine.entrypoints.http.answers import EffectAnswer, ReasonAnswer, cite, effect_answer, reason_answer


class AppealView(BaseModel):
    """How the decision can be appealed."""

    period_days: int = Field(description="收到决定书之日起的天数（自然日）")
    body: str


class BasisView(BaseModel):
    """One clause the decision rests on."""

    clause: str
    citation: str


class DecisionView(BaseModel):
    """What was decided about one subject, with the contents of its letter and its effects."""

    decision_id: str
    document_number: str
    measure: Measure
    measure_name: str
    facts: str
    basis: list[BasisView]
    approvals: list[Approval]
    approving_body: str
    decided_on: date
    effective_on: date
    appeal: AppealView
    prepared_by: str
    approved_by: str
    written_reason: str
    weighed_by: str
    effects: list[EffectAnswer]
    reasons: list[ReasonAnswer]
    receipt: Receipt

    @classmethod
    def of(cls, decision: Decision) -> Self:
        return cls(
            decision_id=decision.decision_id,
            document_number=decision.document_number,
            measure=decision.measure,
            measure_name=MEASURE_NAMES[decision.measure],
            facts=decision.facts,
            basis=[BasisView(clause=clause, citation=cite(clause)) for clause in decision.basis],
            approvals=list(decision.approvals),
            approving_body=decision.approving_body,
            decided_on=decision.decided_on,
            effective_on=decision.effective_on,
            appeal=AppealView(period_days=decision.appeal_period_days, body=decision.appeal_body),
            prepared_by=decision.prepared_by,
            approved_by=decision.approved_by,
            written_reason=decision.written_reason,
            weighed_by=decision.weighed_by,
            effects=[effect_answer(effect) for effect in decision.effects],
            reasons=[reason_answer(reason) for reason in decision.reasons],
            receipt=decision.receipt,
        )
