"""An assessment as the contract tells it; every clause comes with its Chinese citation."""

from datetime import date
from functools import cache
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

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


class Cited(TypedDict):
    """Something said on the basis of a clause."""

    clause: Annotated[str, Field(description="条款", examples=["accountability:7.5"])]
    citation: Annotated[str, Field(description="条款的中文写法", examples=["《问责办法》第七条第（五）项"])]
    text: Annotated[str, Field(description="说明")]


class ReasonAnswer(Cited):
    """One reason."""


class ExclusionAnswer(Cited):
    """A measure that may not be decided; `with_reasons`: written reasons lift it."""

    measure: Measure
    with_reasons: bool


class MeasuresAnswer(TypedDict):
    """What is recommended, what is allowed, what isn't, and why."""

    recommended: Measure | None
    permitted: list[Measure]
    excluded: list[ExclusionAnswer]


# Written as a call: `from` cannot be the name of an attribute.
Span = TypedDict(
    "Span",
    {
        "from": Annotated[date, Field(description="首日")],
        "until": Annotated[date | None, Field(description="末日（含当日）；空即不设期限")],
    },
)


class EffectAnswer(Cited, Span):
    """One effect, from its first to its last day, both included."""

    kind: EffectKind
    details: Annotated[dict[str, str], Field(description="限制的范围")]


class ReferralAnswer(Cited):
    """To whom the matter has to be handed over."""

    to: ReferralTarget


class ApprovalStepAnswer(Cited):
    """One step of the approval route, in order."""

    step: RouteStep
    body: Annotated[str, Field(description="由谁办理")]


class AssessmentAnswer(TypedDict):
    """The answer as a whole; the same input replays to the same receipt."""

    outcome: Outcome
    direction: Direction
    counted: Annotated[list[ConductItem], Field(description="计入而且没有免予问责的情形；决定书的依据只能引用这些情形")]
    measures: MeasuresAnswer
    effects: list[EffectAnswer]
    referrals: list[ReferralAnswer]
    approval_route: list[ApprovalStepAnswer]
    reasons: list[ReasonAnswer]
    receipt: Receipt


@cache
def cite(clause: str) -> str:
    """The Chinese citation of a clause."""
    return catalogue().cite(clause)


def assessment_answer(assessment: Assessment, receipt: Receipt) -> AssessmentAnswer:
    """The assessment with its receipt."""
    return {
        "outcome": assessment.outcome,
        "direction": assessment.direction,
        "counted": list(assessment.counted or ()),
        "measures": _measures(assessment.measures),
        "effects": [effect_answer(effect) for effect in assessment.effects],
        "referrals": [_referral(referral) for referral in assessment.referrals],
        "approval_route": [_approval_step(step) for step in assessment.approval_route],
        "reasons": [reason_answer(reason) for reason in assessment.reasons],
        "receipt": receipt,
    }


def reason_answer(reason: Reason) -> ReasonAnswer:
    """The reason with its citation."""
    return {"clause": reason.clause, "citation": cite(reason.clause), "text": reason.text}


def effect_answer(effect: Effect) -> EffectAnswer:
    """The effect with its citation."""
    return {
        "kind": effect.kind,
        "from": effect.effective_from,
        "until": effect.effective_until,
        "clause": effect.clause,
        "citation": cite(effect.clause),
        "text": effect.text,
        "details": effect.details,
    }


def _measures(measures: Measures) -> MeasuresAnswer:
    return {
        "recommended": measures.recommended,
        "permitted": list(measures.permitted),
        "excluded": [_exclusion(exclusion) for exclusion in measures.excluded],
    }


def _exclusion(exclusion: Exclusion) -> ExclusionAnswer:
    return {
        "measure": exclusion.measure,
        "clause": exclusion.clause,
        "citation": cite(exclusion.clause),
        "text": exclusion.text,
        "with_reasons": exclusion.with_reasons,
    }


def _referral(referral: ReferralDue) -> ReferralAnswer:
    return {
        "to": referral.to,
        "clause": referral.clause,
        "citation": cite(referral.clause),
        "text": referral.text,
    }


def _approval_step(step: ApprovalStep) -> ApprovalStepAnswer:
    return {
        "step": step.step,
        "body": step.body,
        "clause": step.clause,
        "citation": cite(step.clause),
        "text": step.text,
    }
