"""`/v1/clues/{id}/informant-requests`: reading a sealed informant, asked for, ruled on and recorded."""

from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Path, Query, Response

from clue_intake.application.opening_list import OpeningList, listed_opening
from clue_intake.application.openings import Openings
from clue_intake.application.read_informant import ReadInformant
from clue_intake.application.request_opening import RequestOpening
from clue_intake.application.rule_on_opening import RuleOnOpening
from clue_intake.domain.opening.state import Opening, Ruling
from clue_intake.entrypoints.http.clues import ClueId, no_such_clue
from clue_intake.entrypoints.http.examples import page_of
from clue_intake.entrypoints.http.opening_bodies import (
    LISTED,
    REQUEST_ID,
    InformantAnswer,
    OpeningAnswer,
    OpeningBody,
    RulingBody,
)
from clue_intake.entrypoints.http.problems import in_words
from wenze.http import IdempotencyKey, NotFound, Page, Paging
from wenze.identity import ActingPerson
from wenze.journal.executor import History

RequestId = Annotated[str, Path(description="申请编号", examples=[REQUEST_ID])]
OF_CLUE = "/clues/{clue_id}/informant-requests"


def router(
    openings: Openings, opening_list: OpeningList, request: RequestOpening, rule: RuleOnOpening, read: ReadInformant
) -> APIRouter:
    """The routes of this resource."""
    routes = APIRouter(prefix="/v1", tags=["举报人保护"])

    @routes.post(OF_CLUE, status_code=201, summary="申请查看举报人信息")
    async def request_informant(
        clue_id: ClueId, body: OpeningBody, by: ActingPerson, key: IdempotencyKey
    ) -> OpeningAnswer:
        """举报人信息一律密封；确有必要的，说明理由和时间，由举报人信息保管人批准。"""
        with in_words():
            history = await request(clue_id, by, body.reason, body.hours, f"http:{key}")
        if history is None:
            raise no_such_clue()
        return OpeningAnswer.of(listed_opening(history))

    @routes.post(OF_CLUE + "/{request_id}/approval", summary="批准查看举报人信息")
    async def approve_informant_request(
        clue_id: ClueId, request_id: RequestId, body: RulingBody, by: ActingPerson, key: IdempotencyKey
    ) -> OpeningAnswer:
        """从批准时起，只对申请人本人、只在申请的时间内打开。自己的申请不能自己批准。"""
        with in_words():
            return _told(await rule.approve(clue_id, request_id, by, body.reason, f"http:{key}"))

    @routes.post(OF_CLUE + "/{request_id}/refusal", summary="不批准查看举报人信息")
    async def refuse_informant_request(
        clue_id: ClueId, request_id: RequestId, body: RulingBody, by: ActingPerson, key: IdempotencyKey
    ) -> OpeningAnswer:
        """举报人信息保持密封。"""
        with in_words():
            return _told(await rule.refuse(clue_id, request_id, by, body.reason, f"http:{key}"))

    @routes.get(OF_CLUE + "/{request_id}", summary="查看一项申请")
    async def show_informant_request(clue_id: ClueId, request_id: RequestId) -> OpeningAnswer:
        """申请、意见和每次查看的时间；不含举报人信息。"""
        return _told(await openings.of_clue(clue_id, request_id))

    @routes.get(OF_CLUE + "/{request_id}/informant", summary="查看已批准打开的举报人信息")
    async def show_informant(
        clue_id: ClueId, request_id: RequestId, by: ActingPerson, response: Response
    ) -> InformantAnswer:
        """只对申请人本人、只在批准的时间内；每次查看都先记录在案，再显示内容。"""
        with in_words():
            reports = await read(clue_id, request_id, by, f"reading:{uuid4()}")
        if reports is None:
            raise _no_such_request()
        response.headers["Cache-Control"] = "no-store"
        return InformantAnswer.of(reports)

    @routes.get("/informant-requests", summary="查看举报人信息的各项申请", responses=page_of(LISTED))
    async def list_informant_requests(
        paging: Paging,
        ruling: Annotated[Ruling | None, Query(description="pending 待批，approved 已批准，refused 未批准")] = None,
        clue_id: Annotated[str, Query(max_length=64, description="线索编号")] = "",
    ) -> Page[OpeningAnswer]:
        """最近的在前。"""
        found, total = await opening_list.page(clue_id=clue_id, ruling=ruling, skip=paging.skip, limit=paging.page_size)
        items = [OpeningAnswer.of(listed) for listed in found]
        return Page(items=items, page=paging.page, page_size=paging.page_size, total=total)

    return routes


def _told(history: History[Opening] | None) -> OpeningAnswer:
    if history is None:
        raise _no_such_request()
    return OpeningAnswer.of(listed_opening(history))


def _no_such_request() -> NotFound:
    return NotFound("这条线索没有这项申请，请核对线索编号和申请编号；编号由申请时的回执给出。")
