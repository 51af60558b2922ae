"""`/v1/personnel-proposals` and `/v1/retaliation-alerts`: whoever reported is protected from retaliation."""

from datetime import timedelta
from typing import Annotated, Final

from fastapi import APIRouter, Query, Response

from clue_intake.application.retaliation_alerts import RetaliationAlerts
from clue_intake.application.take_in_proposals import TakeInProposals, ToTakeIn
from clue_intake.entrypoints.http.retaliation_bodies import AlertsAnswer, ProposalBody, TakenInAnswer
from wenze.clock import Clock
from wenze.counties import county_named
from wenze.http import CallersPermission, FieldError, IdempotencyKey, InvalidRequest, county_code
from wenze.http.dates import BusinessDate
from wenze.identity import ActingPerson, Resource

SHOWN_DAYS: Final = 90


def router(take_in: TakeInProposals, alerts: RetaliationAlerts, clock: Clock) -> APIRouter:
    """The routes of these resources."""
    routes = APIRouter(prefix="/v1", tags=["举报人保护"])

    @routes.post("/personnel-proposals", status_code=201, summary="报送对人员提出的调整、降职或者考核意见")
    async def take_in_proposal(
        body: ProposalBody, key: IdempotencyKey, by: ActingPerson, permission: CallersPermission
    ) -> TakenInAnswer:
        """凡对人员提出的意见都要报送，收到即密封；不论是否涉及举报人，回执都是一样的。"""
        known = county_named(body.county)
        permission.require(Resource(county=known.code if known else ""))
        problems: list[FieldError] = []
        if known is None:
            problems.append(FieldError(field="county", message="不是岳阳的县市区或管理区，请填写代码或名称"))
        if body.proposed_on > clock.today():
            problems.append(FieldError(field="proposed_on", message="晚于今天，请填写实际提出的日期"))
        if known is None or problems:
            raise InvalidRequest(f"意见有 {len(problems)} 处需要改正，请修改后重新提交。", problems)
        proposal_id = await take_in.on_request(ToTakeIn(body.proposal(known.code), by, f"http:{key}"))
        return TakenInAnswer(proposal_id=proposal_id)

    @routes.get("/retaliation-alerts", summary="打击报复预警：对密封举报人提出的意见")
    async def list_retaliation_alerts(
        by: ActingPerson,
        response: Response,
        since: Annotated[BusinessDate | None, Query(description="在这一天以后提出的；不填的为最近 90 日")] = None,
        county: Annotated[str, Query(description="线索所属县市区的代码或名称；不填即全市")] = "",
    ) -> AlertsAnswer:
        """被举报人或者其单位对举报人提出的意见，不打开密封即可核对出来；每次查看都记录在案。"""
        first = since or clock.today() - timedelta(days=SHOWN_DAYS)
        found = await alerts(first, county_code(county), by)
        response.headers["Cache-Control"] = "no-store"
        return AlertsAnswer.of(found, first)

    return routes
