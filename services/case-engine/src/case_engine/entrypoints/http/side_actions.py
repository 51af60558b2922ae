"""`POST /v1/cases/{case_id}/{action}`: the steps beside the main way."""

from typing import Annotated

from fastapi import APIRouter, Body

from case_engine.application.act_on_case import ActOnCase, Request
from case_engine.application.show_case import ShowCase
from case_engine.entrypoints.http import aftermath_examples as example
from case_engine.entrypoints.http.action_examples import examples
from case_engine.entrypoints.http.aftermath_bodies import (
    ApproveExtension,
    Clear,
    Close,
    RecordReferralOutcome,
    Refer,
    RequestExtension,
    TakeOver,
)
from case_engine.entrypoints.http.case_views import CaseView
from case_engine.entrypoints.http.cases import CaseId
from case_engine.entrypoints.http.refusals import problems
from wenze.http import IdempotencyKey
from wenze.identity import ActingPerson


def router(act: ActOnCase, show: ShowCase) -> APIRouter:
    """Takeover, extension, referral, clearance and closing."""
    routes = APIRouter(prefix="/v1/cases/{case_id}", tags=["办理"])

    @routes.post("/take-over", summary="市委问责办提级办理")
    async def take_over(
        case_id: CaseId,
        body: Annotated[TakeOver, Body(openapi_examples=examples(提级办理=example.TAKE_OVER))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.take_over(Request(case_id, actor, key), body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/request-extension", summary="申请延长提出处理意见的期限")
    async def request_extension(
        case_id: CaseId,
        body: Annotated[RequestExtension, Body(openapi_examples=examples(申请延长=example.REQUEST_EXTENSION))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.request_extension(Request(case_id, actor, key), body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/approve-extension", summary="批准或者不批准延长期限")
    async def approve_extension(
        case_id: CaseId,
        body: Annotated[ApproveExtension, Body(openapi_examples=examples(批准延长=example.APPROVE_EXTENSION))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.approve_extension(Request(case_id, actor, key), body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/refer", summary="移交纪检监察机关或者移送司法机关")
    async def refer(
        case_id: CaseId,
        body: Annotated[Refer, Body(openapi_examples=examples(移交=example.REFER))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.refer(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/record-referral-outcome", summary="登记移交的结果")
    async def record_referral_outcome(
        case_id: CaseId,
        body: Annotated[
            RecordReferralOutcome, Body(openapi_examples=examples(移交结果=example.RECORD_REFERRAL_OUTCOME))
        ],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.record_referral_outcome(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/clear", summary="为一名对象澄清正名")
    async def clear(
        case_id: CaseId,
        body: Annotated[Clear, Body(openapi_examples=examples(澄清正名=example.CLEAR))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.clear(Request(case_id, actor, key), body.subject, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/close", summary="一名对象的案卷结案归档")
    async def close(
        case_id: CaseId,
        body: Annotated[Close, Body(openapi_examples=examples(结案归档=example.CLOSE))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.close(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    return routes
