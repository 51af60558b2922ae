"""An assessment as the contract tells it; every clause comes with its Chinese citation."""

from datetime import date
from typing import Self

from pydantic import BaseModel, Field

from case_engine.domain.assessment.codes import (
    ConductItem,
    Direction,
    EffectKind,
    Measure,
    Outcome,
    ReferralTarget,
    RouteStep,
)
from case_engine.domain.assessment.verdict import (
    ApprovalStep,
    Assessment,
    Effect,
    Exclusion,
    Measures,
    Reason,
    ReferralDue,
)
from case_engine.domain.case.receipt import Receipt
from wenze.regulation import catalogue


class Cited(BaseModel):
    """Something said on the basis of a clause."""

    clause: str = Field(description="条款", examples=["accountability:7.5"])
    citation: str = Field(description="条款的中文写法", examples=["《问责办法》第七条第（五）项"])
    text: str = Field(description="说明")


class ReasonAnswer(Cited):
    """One reason."""

    @classmethod
    def of(cls, reason: Reason) -> Self:
        return cls(clause=reason.clause, citation=cite(reason.clause), text=reason.text)


class ExclusionAnswer(Cited):
    """A measure that may not be decided; `with_reasons`: written reasons lift it."""

    measure: Measure
    with_reasons: bool

    @classmethod
    def of(cls, exclusion: Exclusion) -> Self:
        return cls(
            measure=exclusion.measure,
            clause=exclusion.clause,
            citation=cite(exclusion.clause),
            text=exclusion.text,
            with_reasons=exclusion.with_reasons,
        )


class MeasuresAnswer(BaseModel):
    """What is recommended, what is allowed, what isn't, and why."""

    recommended: Measure | None
    permitted: list[Measure]
    excluded: list[ExclusionAnswer]

    @classmethod
    def of(cls, measures: Measures) -> Self:
        return cls(
            recommended=measures.recommended,
            permitted=list(measures.permitted),
            excluded=[ExclusionAnswer.of(exclusion) for exclusion in measures.excluded],
        )


class EffectAnswer(Cited):
    """One effect, from its first to its last day, both included."""

    kind: EffectKind
    effective_from: date = Field(serialization_alias="from", description="首日")
    effective_until: date | None = Field(serialization_alias="until", description="末日（含当日）；空即不设期限")
    details: dict[str, str] = Field(description="限制的范围")

    @classmethod
    def of(cls, effect: Effect) -> Self:
        return cls(
            kind=effect.kind,
            effective_from=effect.effective_from,
            effective_until=effect.effective_until,
            clause=effect.clause,
            citation=cite(effect.clause),
            text=effect.text,
            details=effect.details,
        )


class ReferralAnswer(Cited):
    """To whom the matter has to be handed over."""

    to: ReferralTarget

    @classmethod
    def of(cls, referral: ReferralDue) -> Self:
        return cls(to=referral.to, clause=referral.clause, citation=cite(referral.clause), text=referral.text)


class ApprovalStepAnswer(Cited):
    """One step of the approval route, in order."""

    step: RouteStep
    body: str = Field(description="由谁办理")

    @classmethod
    def of(cls, step: ApprovalStep) -> Self:
        return cls(step=step.step, body=step.body, clause=step.clause, citation=cite(step.clause), text=step.text)


class AssessmentAnswer(BaseModel):
    """The answer as a whole; the same input replays to the same receipt."""

    outcome: Outcome
    direction: Direction
    counted: list[ConductItem] = Field(description="计入而且没有免予问责的情形；决定书的依据只能引用这些情形")
    measures: MeasuresAnswer
    effects: list[EffectAnswer]
    referrals: list[ReferralAnswer]
    approval_route: list[ApprovalStepAnswer]
    reasons: list[ReasonAnswer]
    receipt: Receipt

    @classmethod
    def of(cls, assessment: Assessment, receipt: Receipt) -> Self:
        return cls(
            outcome=assessment.outcome,
            direction=assessment.direction,
            counted=list(assessment.counted or ()),
            measures=MeasuresAnswer.of(assessment.measures),
            effects=[EffectAnswer.of(effect) for effect in assessment.effects],
            referrals=[ReferralAnswer.of(referral) for referral in assessment.referrals],
            approval_route=[ApprovalStepAnswer.of(step) for step in assessment.approval_route],
            reasons=[ReasonAnswer.of(reason) for reason in assessment.reasons],
            receipt=receipt,
        )


def cite(clause: str) -> str:
    """The Chinese citation of a clause."""
    return catalogue().cite(clause)
