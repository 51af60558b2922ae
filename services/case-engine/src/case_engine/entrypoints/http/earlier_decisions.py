"""`GET /v1/decisions/{decision_id}`: a decision that was imported, with where it came from."""

from datetime import date, datetime
from typing import Annotated, Self

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from case_engine.application.show_earlier import EarlierFile, ShowEarlier
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.words import MEASURE_NAMES
from case_engine.domain.case.receipt import Receipt
from case_engine.domain.case.service import Service
from case_engine.domain.case.subjects import Subject
from case_engine.domain.earlier.events import Origin
from case_engine.entrypoints.http.answers import EffectAnswer, cite, effect_answer
from case_engine.entrypoints.http.case_views import county_name
from wenze.clock import BUSINESS_ZONE
from wenze.http import NotFound


class BasisAnswer(BaseModel):
    """One clause the decision rests on."""

    clause: str
    citation: str


class OriginAnswer(BaseModel):
    """从哪个文件的哪一行、何时、由谁导入。"""

    import_id: str
    file: str
    fingerprint: str = Field(description="文件的 SM3")
    row: int
    imported_at: datetime
    imported_by: str

    @classmethod
    def of(cls, origin: Origin, file: EarlierFile) -> Self:
        return cls(
            import_id=origin.import_id,
            file=origin.file_name,
            fingerprint=origin.file_fingerprint,
            row=origin.row,
            imported_at=file.imported_at.astimezone(BUSINESS_ZONE),
            imported_by=file.imported_by,
        )


class EarlierDecisionAnswer(BaseModel):
    """一份既往决定：系统没有经办它的听取陈述申辩和审批，只记录决定书的内容和由此推算的影响。"""

    decision_id: str
    county: str
    county_name: str
    document_number: str
    subject: Subject
    measure: Measure
    measure_name: str
    decided_on: date
    effective_on: date
    approving_body: str
    facts: str
    basis: list[BasisAnswer]
    appeal_body: str
    letter_served: bool = Field(description="导入时写明已送达；未送达的由通知服务告知单位和本人")
    served_on: date | None
    receipts: list[Service] = Field(description="导入之后登记的送达回执")
    effects: list[EffectAnswer]
    receipt: Receipt
    origin: OriginAnswer

    @classmethod
    def of(cls, file: EarlierFile) -> Self:
        known = file.imported.taken_over
        decision = known.decision
        return cls(
            decision_id=known.decision_id,
            county=decision.county,
            county_name=county_name(decision.county),
            document_number=decision.document_number,
            subject=decision.subject,
            measure=decision.measure,
            measure_name=MEASURE_NAMES[decision.measure],
            decided_on=decision.decided_on,
            effective_on=decision.effective_on,
            approving_body=decision.approving_body,
            facts=decision.facts,
            basis=[BasisAnswer(clause=clause, citation=cite(clause)) for clause in decision.basis],
            appeal_body=decision.appeal_body,
            letter_served=decision.letter_served,
            served_on=decision.served_on,
            receipts=list(file.imported.served),
            effects=[effect_answer(effect) for effect in known.effects],
            receipt=known.receipt,
            origin=OriginAnswer.of(known.origin, file),
        )


def router(show: ShowEarlier) -> APIRouter:
    """The route of one earlier decision."""
    routes = APIRouter(tags=["既往决定"])

    @routes.get("/v1/decisions/{decision_id}", summary="查看一份导入的问责决定：内容、影响和来处")
    async def show_decision(
        decision_id: Annotated[
            str,
            Path(max_length=64, description="决定编号", examples=["earlier-5d2e8f60c1a94b7fb0d3e7a1c2f4a6b8"]),
        ],
    ) -> EarlierDecisionAnswer:
        """本系统办理的决定见其案件卷宗。"""
        file = await show(decision_id)
        if file is None:
            raise NotFound(f"没有导入过编号为“{decision_id}”的决定，请核对编号；本系统办理的决定见案件卷宗。")
        return EarlierDecisionAnswer.of(file)

    return routes
