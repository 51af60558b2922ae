"""`POST /v1/cases/{case_id}/{action}`: from the start to the hearing, each answered with the case as it is then."""

from typing import Annotated

from fastapi import APIRouter, Body

from case_engine.application.act_on_case import ActOnCase, Request
from case_engine.application.show_case import ShowCase
from case_engine.entrypoints.http import action_examples as example
from case_engine.entrypoints.http.action_bodies import (
    ApproveStart,
    ProposeOpinion,
    RecordFindings,
    RecordHearing,
    RefuseStart,
)
from case_engine.entrypoints.http.case_views import CaseView
from case_engine.entrypoints.http.cases import CaseId
from case_engine.entrypoints.http.refusals import problems
from wenze.clock import Clock
from wenze.http import IdempotencyKey
from wenze.identity import ActingPerson


def router(act: ActOnCase, show: ShowCase, clock: Clock) -> APIRouter:
    """The first steps of a case. A step that a rule refuses is a problem document with the rule's clause."""
    routes = APIRouter(prefix="/v1/cases/{case_id}", tags=["办理"])

    @routes.post("/approve-start", summary="批准启动问责")
    async def approve_start(
        case_id: CaseId,
        body: Annotated[ApproveStart, Body(openapi_examples=example.examples(批准启动=example.APPROVE_START))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.approve_start(Request(case_id, actor, key), body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/refuse-start", summary="不予启动问责")
    async def refuse_start(
        case_id: CaseId,
        body: Annotated[RefuseStart, Body(openapi_examples=example.examples(不予启动=example.REFUSE_START))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.refuse_start(Request(case_id, actor, key), body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/record-findings", summary="认定一名对象的事实，系统按规则评定")
    async def record_findings(
        case_id: CaseId,
        body: Annotated[RecordFindings, Body(openapi_examples=example.examples(认定事实=example.RECORD_FINDINGS))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.record_findings(Request(case_id, actor, key), body.to_domain(clock.today()))
            return CaseView.of(await show(case_id))

    @routes.post("/propose-opinion", summary="提出对一名对象的初步处理意见")
    async def propose_opinion(
        case_id: CaseId,
        body: Annotated[ProposeOpinion, Body(openapi_examples=example.examples(初步处理意见=example.PROPOSE_OPINION))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.propose_opinion(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/record-hearing", summary="登记听取陈述申辩的情况，或者本人放弃")
    async def record_hearing(
        case_id: CaseId,
        body: Annotated[
            RecordHearing,
            Body(
                openapi_examples=example.examples(
                    听取陈述申辩=example.RECORD_HEARING, 本人放弃=example.HEARING_DECLINED
                )
            ),
        ],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.record_hearing(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    return routes
