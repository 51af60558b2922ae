"""Notices over HTTP: lists, texts and histories; receipts and requests to send again."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query
from pydantic import AfterValidator

from notifier.application.act_on_notice import ActOnNotice, UnknownNotice
from notifier.application.notice_list import NoticeFilter, NoticeList, statistics_of
from notifier.domain.events import NoticeEvent
from notifier.domain.notice import Notice, NoticeState
from notifier.domain.refusal import Refusal
from notifier.entrypoints.http.history import history_of
from notifier.entrypoints.http.models import (
    CASE_ID,
    NOTICE_ID,
    NoticeDetail,
    NoticeItem,
    NoticeView,
    ReceiptBody,
    StatisticsView,
)
from wenze.cadre_number import cadre_number
from wenze.http import IdempotencyKey, NotFound, Page, Paging, RefusedByRule, county_code
from wenze.identity import ActingPerson
from wenze.journal.store import AggregateStore

_TAGS: Final = ["通知"]

NoticeIdInPath = Annotated[str, Path(description="通知编号", max_length=100, examples=[NOTICE_ID])]


def _cadre_or_none(text: str) -> str:
    return cadre_number(text) if text.strip() else ""


CadreInQuery = Annotated[
    str, AfterValidator(_cadre_or_none), Query(max_length=200, description="被问责对象编号", examples=["SYN-000123"])
]


def router(notices: AggregateStore[Notice, NoticeEvent], listed: NoticeList, act: ActOnNotice) -> APIRouter:
    """The routes of notices."""
    made = APIRouter(prefix="/v1", tags=list(_TAGS))

    @made.get("/notices", summary="查询通知")
    async def notices_page(
        paging: Paging,
        case: Annotated[str, Query(max_length=200, description="案件编号", examples=[CASE_ID])] = "",
        cadre: CadreInQuery = "",
        state: Annotated[NoticeState | None, Query(description="状态", examples=["failed"])] = None,
        county: Annotated[str, Query(max_length=20, description="县市区代码或名称", examples=["430626"])] = "",
    ) -> Page[NoticeItem]:
        """列出通知，最近制作的在前；列表可能比最新情况稍晚。"""
        found, total = await listed.page(
            NoticeFilter(case, cadre, state, county_code(county)), paging.skip, paging.page_size
        )
        items = [NoticeItem.of(summary) for summary in found]
        return Page(items=items, page=paging.page, page_size=paging.page_size, total=total)

    @made.get("/notices/{notice_id}", summary="查看通知全文和经历")
    async def notice(notice_id: NoticeIdInPath) -> NoticeDetail:
        """从账册读取，总是最新情况。"""
        history = await notices.load(notice_id)
        if history is None or history.state is None:
            raise _not_found(notice_id)
        return NoticeDetail.with_history(history.state, history_of(history.commits))

    @made.post("/notices/{notice_id}/receipts", status_code=201, summary="登记送达回执")
    async def record_receipt(
        notice_id: NoticeIdInPath, body: ReceiptBody, person: ActingPerson, key: IdempotencyKey
    ) -> NoticeView:
        """单位和本人各登记各的回执（《问责办法》第十条第(三)项）；申诉期限从本人的送达日期起算。"""
        with _answers(notice_id):
            return NoticeView.of(await act.record_receipt(notice_id, body.to_receipt(), person, key))

    @made.post("/notices/{notice_id}/resend", status_code=202, summary="重新发送通知")
    async def resend(notice_id: NoticeIdInPath, person: ActingPerson, key: IdempotencyKey) -> NoticeView:
        """已投递或投递失败的通知可以重新发送；仍是同一份通知，全文不变。"""
        with _answers(notice_id):
            return NoticeView.of(await act.resend(notice_id, person, key))

    @made.get("/statistics", summary="通知统计")
    async def statistics() -> StatisticsView:
        """按状态、收件人和渠道统计，并统计单位和本人的送达情况。"""
        return StatisticsView.of(statistics_of(await listed.counts()))

    return made


@contextmanager
def _answers(notice_id: str) -> Generator[None]:
    """Refusals and unknown notices as problem documents."""
    try:
        yield
    except UnknownNotice as unknown:
        raise _not_found(notice_id) from unknown
    except Refusal as refusal:
        raise RefusedByRule(refusal.clause, refusal.text) from refusal


def _not_found(notice_id: str) -> NotFound:
    return NotFound(f"没有编号为“{notice_id}”的通知。请核对编号，或按案件编号查询：GET /v1/notices?case=案件编号。")
