"""`POST /v1/cases/{case_id}/{action}`: from the collective study to the decision carried out."""

from typing import Annotated

from fastapi import APIRouter, Body

from case_engine.application.act_on_case import ActOnCase, Request
from case_engine.application.show_case import ShowCase
from case_engine.entrypoints.http import action_examples as example
from case_engine.entrypoints.http.action_bodies import (
    Decide,
    EnterIntoForce,
    IssueLetter,
    Publish,
    RecordApproval,
    RecordExecution,
)
from case_engine.entrypoints.http.case_views import CaseView
from case_engine.entrypoints.http.cases import CaseId
from case_engine.entrypoints.http.refusals import problems, require_clauses
from wenze.http import IdempotencyKey
from wenze.identity import ActingPerson


def router(act: ActOnCase, show: ShowCase) -> APIRouter:
    """The steps of a decision. A step that a rule refuses is a problem document with the rule's clause."""
    routes = APIRouter(prefix="/v1/cases/{case_id}", tags=["办理"])

    @routes.post("/record-approval", summary="登记审批路线上的一步")
    async def record_approval(
        case_id: CaseId,
        body: Annotated[RecordApproval, Body(openapi_examples=example.examples(集体研究=example.RECORD_APPROVAL))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.record_approval(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/decide", summary="对一名对象作出决定")
    async def decide(
        case_id: CaseId,
        body: Annotated[
            Decide,
            Body(openapi_examples=example.examples(问责决定=example.DECIDE, 不予问责=example.WITHOUT_MEASURE)),
        ],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        require_clauses("basis", body.basis)
        with problems():
            await act.decide(Request(case_id, actor, key), body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/issue-letter", summary="制发一名对象的《问责决定书》")
    async def issue_letter(
        case_id: CaseId,
        body: Annotated[IssueLetter, Body(openapi_examples=example.examples(制发决定书=example.ISSUE_LETTER))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.issue_letter(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/enter-into-force", summary="一名对象的决定生效")
    async def enter_into_force(
        case_id: CaseId,
        body: Annotated[EnterIntoForce, Body(openapi_examples=example.examples(决定生效=example.ENTER_INTO_FORCE))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.enter_into_force(Request(case_id, actor, key), body.cadre_id)
            return CaseView.of(await show(case_id))

    @routes.post("/publish", summary="在一定范围内公开一名对象的决定")
    async def publish(
        case_id: CaseId,
        body: Annotated[Publish, Body(openapi_examples=example.examples(公开=example.PUBLISH))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.publish(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    @routes.post("/record-execution", summary="登记一名对象的决定执行到位")
    async def record_execution(
        case_id: CaseId,
        body: Annotated[RecordExecution, Body(openapi_examples=example.examples(执行到位=example.RECORD_EXECUTION))],
        actor: ActingPerson,
        key: IdempotencyKey,
    ) -> CaseView:
        with problems():
            await act.record_execution(Request(case_id, actor, key), body.cadre_id, body.to_domain())
            return CaseView.of(await show(case_id))

    return routes
