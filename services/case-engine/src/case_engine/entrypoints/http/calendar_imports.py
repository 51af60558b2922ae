"""`POST /v1/calendar/imports`: a year's official days off and make-up workdays, as a table, without a release."""

import asyncio
from typing import Annotated, Final, Self

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from case_engine.adapters.calendar_tables import imported_calendar
from case_engine.application.import_calendar import CalendarReport, ImportCalendar
from wenze.calendar import CalendarTableError
from wenze.http import FieldError, IdempotencyKey, InvalidRequest
from wenze.http.uploads import CSV, upload_body, uploaded
from wenze.identity import ActingPerson

UNNAMED: Final = "日历表"
UPLOAD_BODY: Final = upload_body("CSV 文件：年度、通知文号、类型（放假或者调休上班）、日期、名称", [CSV])


class CalendarImportAnswer(BaseModel):
    """导入了哪些年度，多少件案件的暂定期限重新推算。"""

    file: str = Field(examples=["2027年放假安排（合成）.csv"])
    fingerprint: str = Field(description="文件的 SM3", examples=["66c7（合成）"])
    years: list[int] = Field(examples=[[2027]])
    days: int = Field(description="表中的天数", examples=[33])
    cases: int = Field(description="有期限重新推算的案件数", examples=[12])

    @classmethod
    def of(cls, report: CalendarReport) -> Self:
        return cls(
            file=report.file_name,
            fingerprint=report.fingerprint,
            years=list(report.years),
            days=report.days,
            cases=report.cases,
        )


def router(import_calendar: ImportCalendar) -> APIRouter:
    """The resource `calendar/imports`."""
    routes = APIRouter(tags=["规则"])

    @routes.post("/v1/calendar/imports", status_code=201, summary="导入年度放假调休安排", openapi_extra=UPLOAD_BODY)
    async def import_calendar_table(
        request: Request,
        key: IdempotencyKey,
        by: ActingPerson,
        file: Annotated[
            str, Query(max_length=200, description="直接上传文件内容时的文件名", examples=["2027.csv"])
        ] = "",
    ) -> CalendarImportAnswer:
        """须写全一个年度的所有日期；涉及该年度的暂定期限随即重新推算，记入案卷并通知承办人。同一文件再次导入没有变化。"""
        upload = await uploaded(request, file, UNNAMED)
        try:
            imported = await asyncio.to_thread(imported_calendar, upload.name, upload.content)
        except CalendarTableError as error:
            problems = [FieldError(field="file", message=problem) for problem in error.problems]
            raise InvalidRequest("日历表有需要改正的地方，请按 errors 中的说明修改后重新导入。", problems) from error
        return CalendarImportAnswer.of(await import_calendar(imported, actor=by, key=key))

    return routes
