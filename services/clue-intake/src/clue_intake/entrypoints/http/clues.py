"""`/v1/clues`: submitting, completing, finding and showing clues."""

from datetime import date
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Path, Query

from clue_intake.application.clue_list import ClueFilter, ClueList
from clue_intake.application.complete_admission import CompleteAdmission
from clue_intake.application.submit_clues import Clues, SubmitClues, Wish
from clue_intake.domain.clue.state import Status
from clue_intake.domain.facts import NOTHING_STATED
from clue_intake.domain.source import Source
from clue_intake.entrypoints.http.answers import AdmissionAnswer, SubmissionAnswer
from clue_intake.entrypoints.http.bodies import AdmissionBody, ClueBody
from clue_intake.entrypoints.http.clue_answers import ClueAnswer, ListedClueAnswer
from clue_intake.entrypoints.http.examples import CLUE_ID, IDENTITY, page_of
from clue_intake.entrypoints.http.problems import in_words
from wenze.counties import county_named
from wenze.http import (
    CallersPermission,
    IdempotencyKey,
    IdempotencyKeyIfAny,
    InvalidRequest,
    NotFound,
    Page,
    Paging,
    county_code,
)
from wenze.identity import ActingPerson, Resource

ClueId = Annotated[str, Path(description="线索编号", examples=[CLUE_ID])]


def router(submit: SubmitClues, complete: CompleteAdmission, clues: Clues, clue_list: ClueList) -> APIRouter:
    """The routes of this resource."""
    routes = APIRouter(prefix="/v1/clues", tags=["线索"])

    @routes.post("", status_code=202, summary="报送一条线索")
    async def submit_clue(
        body: ClueBody, key: IdempotencyKey, by: ActingPerson, permission: CallersPermission
    ) -> SubmissionAnswer:
        """问责办法第九条：符合所属来源条件的予以受理，否则暂缓受理并说明缺什么；同一来源的同一编号是同一线索。"""
        permission.require(Resource(county=_code_if_known(body.county)))
        with in_words():
            (answer,) = await submit.on_requests([Wish(body.incoming(), f"http:{key}", by)])
        return SubmissionAnswer.of(answer)

    @routes.patch("/{clue_id}/admission", summary="补充受理条件")
    async def complete_admission(
        clue_id: ClueId,
        body: AdmissionBody,
        by: ActingPerson,
        key: IdempotencyKeyIfAny,
    ) -> AdmissionAnswer:
        """暂缓受理的线索按补充后的条件重新审查；已受理的不能再改。"""
        stated = body.facts()
        if stated == NOTHING_STATED:
            raise InvalidRequest("没有填写任何受理条件，请至少填写一项后重新提交。")
        with in_words():
            clue = await complete(clue_id, stated, by, f"http-admission:{key or uuid4()}")
        if clue is None:
            raise no_such_clue()
        return AdmissionAnswer.of(clue)

    @routes.get("", summary="查找线索", responses=page_of(IDENTITY))
    async def list_clues(
        paging: Paging,
        county: Annotated[str, Query(description="县市区的代码或名称")] = "",
        source: Annotated[Source | None, Query(description="来源")] = None,
        status: Annotated[Status | None, Query(description="admitted 已受理，held 暂缓受理")] = None,
        feed: Annotated[str, Query(description="报送来源的代号")] = "",
        self_found: Annotated[bool | None, Query(description="是否所涉单位自查发现")] = None,
        received_from: Annotated[date | None, Query(description="收到日期不早于")] = None,
        received_to: Annotated[date | None, Query(description="收到日期不晚于")] = None,
    ) -> Page[ListedClueAnswer]:
        """列表略晚于报送，通常不超过一秒；单条线索总是最新的。"""
        wanted = ClueFilter(county_code(county), source, status, feed, received_from, received_to, self_found)
        found, total = await clue_list.page(wanted, skip=paging.skip, limit=paging.page_size)
        items = [ListedClueAnswer.of(clue) for clue in found]
        return Page(items=items, page=paging.page, page_size=paging.page_size, total=total)

    @routes.get("/{clue_id}", summary="查看一条线索")
    async def show_clue(clue_id: ClueId) -> ClueAnswer:
        """现状和全部经过。举报人信息不显示，只说明是否密封。"""
        history = await clues.load(clue_id)
        if history is None or history.state is None:
            raise no_such_clue()
        return ClueAnswer.told(history, history.state)

    return routes


def _code_if_known(county: str) -> str:
    """A place that is not known is refused by what checks the clue, with the places there are."""
    known = county_named(county)
    return known.code if known else ""


def no_such_clue() -> NotFound:
    """What is answered about a clue that does not exist."""
    return NotFound("没有这条线索，请核对线索编号；编号由报送时的回执给出。")
