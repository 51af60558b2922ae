"""`POST /v1/cases/{case_id}/{action}`: what follows a decision in force."""

from typing import Annotated

from fastapi import APIRouter, Body

from case_engine.application.act_on_case import ActOnCase, Request
from case_engine.application.show_case import ShowCase
from case_engine.entrypoints.http import aftermath_examples as example
from case_engine.entrypoints.http.action_examples import examples
from case_engine.entrypoints.http.aftermath_bodies import (
    Continue,
    Convert,
    DecideAppeal,
    LodgeAppeal,
    RecordRectification,
    Revoke,
    WithdrawAppeal,
)
from case_engine.entrypoints.http.case_views import CaseView
from case_engine.entrypoints.http.cases import CaseId
from case_engine.entrypoints.http.refusals import problems, require_clauses
from wenze.http import IdempotencyKey
from wenze.identity import ActingPerson


def router(act: ActOnCase, show: ShowCase) -> APIRouter:
    """Appeal, rectification, conversion and revocation."""
    routes = APIRouter(prefix="/v1/cases/{case_id}", tags=["办理"])

    @routes.post("/lodge-appeal", summary="登记本人的书面申诉")
    async def lodge_appeal(
        case_id: CaseId,
        body: Annotated[LodgeAppeal, Body(openapi_examples=examples(申诉=example.LODGE_APPEAL))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.lodge_appeal(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/withdraw-appeal", summary="登记本人撤回申诉")
    async def withdraw_appeal(
        case_id: CaseId,
        body: Annotated[WithdrawAppeal, Body(openapi_examples=examples(撤回申诉=example.WITHDRAW_APPEAL))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.withdraw_appeal(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/decide-appeal", summary="作出申诉处理决定")
    async def decide_appeal(
        case_id: CaseId,
        body: Annotated[DecideAppeal, Body(openapi_examples=examples(撤销原决定=example.DECIDE_APPEAL))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        require_clauses("basis", body.basis)
        with problems():
            await act.decide_appeal(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/record-rectification", summary="登记反省和整改到位的情况")
    async def record_rectification(
        case_id: CaseId,
        body: Annotated[RecordRectification, Body(openapi_examples=examples(整改到位=example.RECORD_RECTIFICATION))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.record_rectification(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/convert", summary="停职检查超过半年没有整改到位，提议转为调离岗位")
    async def convert(
        case_id: CaseId,
        body: Annotated[Convert, Body(openapi_examples=examples(转为调离岗位=example.CONVERT))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.convert(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/revoke", summary="问责期满，取消问责")
    async def revoke(
        case_id: CaseId,
        body: Annotated[Revoke, Body(openapi_examples=examples(取消问责=example.REVOKE))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.revoke(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/continue", summary="问责期满，暂不取消问责")
    async def continue_accountability(
        case_id: CaseId,
        body: Annotated[Continue, Body(openapi_examples=examples(暂不取消=example.CONTINUE))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.continue_(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    return routes
