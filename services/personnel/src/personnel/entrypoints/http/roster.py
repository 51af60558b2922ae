"""`/v1/roster`: the template, imports, and what became of each."""

import asyncio
from datetime import datetime
from typing import Annotated, Final, Self

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from personnel.adapters.roster_file import roster_file, template_csv, template_xlsx
from personnel.application.import_roster import ImportRoster
from personnel.application.roster_imports import ImportRecord, RosterImports
from personnel.domain.roster_import import CellProblem
from wenze.clock import BUSINESS_ZONE
from wenze.files import ImportRequest
from wenze.http import IdempotencyKey, NotFound, Page, Paging
from wenze.http.table_files import download, file_answer, refusals_in_words
from wenze.http.uploads import CSV, XLSX, upload_body, uploaded
from wenze.identity import ActingPerson

IMPORT_ID: Final = "5d2e8f60c1a94b7fb0d3e7a1c2f4a6b8"

UPLOAD_BODY: Final = upload_body("CSV 或 XLSX 文件", [CSV, XLSX])


class CellProblemAnswer(BaseModel):
    """一个单元格的问题。"""

    row: int = Field(description="文件中的行号", examples=[4])
    column: str = Field(description="列名；整行的问题为空", examples=["职务层次"])
    message: str = Field(examples=["没有“处级”这个职务层次，请填写其中之一：科员、副科级、正科级。"])

    @classmethod
    def of(cls, problem: CellProblem) -> Self:
        return cls(row=problem.row, column=problem.column, message=problem.text)


class ImportItem(BaseModel):
    """一次导入；rows = registered + changed + unchanged + refused + examples。"""

    import_id: str = Field(examples=[IMPORT_ID])
    file: str = Field(examples=["花名册（合成）.xlsx"])
    fingerprint: str = Field(description="文件的 SM3", examples=["66c7（合成）"])
    imported_at: datetime = Field(examples=["2026-06-01T09:00:00+08:00"])
    imported_by: str = Field(examples=["合成经办人"])
    rows: int = Field(description="有内容的行数", examples=[5])
    registered: int = Field(description="首次登记", examples=[2])
    changed: int = Field(description="信息有变化并已更新", examples=[1])
    unchanged: int = Field(description="没有变化", examples=[0])
    refused: int = Field(description="有问题而没有导入", examples=[1])
    examples: int = Field(description="模板的示例行，已略过", examples=[1])

    @classmethod
    def of(cls, record: ImportRecord) -> Self:
        return cls.model_validate(_counts(record))


class ImportAnswer(ImportItem):
    """一次导入的结果。"""

    problem_count: int = Field(description="问题总数", examples=[1])
    problems: list[CellProblemAnswer] = Field(description="逐行逐列的问题；很多时只列前 2000 处")
    message: str = Field(examples=["已导入；1 行有问题没有导入，请按说明改正这些行后另行导入。"])

    @classmethod
    def of(cls, record: ImportRecord) -> Self:
        report = record.report
        return cls.model_validate(
            {
                **_counts(record),
                "problem_count": report.problem_count,
                "problems": [CellProblemAnswer.of(problem) for problem in report.problems],
                "message": _message(report.refused),
            }
        )


def _counts(record: ImportRecord) -> dict[str, object]:
    report = record.report
    return {
        "import_id": report.import_id,
        "file": report.file_name,
        "fingerprint": report.fingerprint,
        "imported_at": record.imported_at.astimezone(BUSINESS_ZONE),
        "imported_by": record.imported_by,
        "rows": report.rows,
        "registered": report.registered,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "refused": report.refused,
        "examples": report.examples,
    }


def _message(refused: int) -> str:
    return f"已导入；{refused} 行有问题没有导入，请按说明改正这些行后另行导入。" if refused else "已导入。"


def router(import_roster: ImportRoster, listed: RosterImports) -> APIRouter:
    """The routes of this resource."""
    routes = APIRouter(prefix="/v1/roster", tags=["花名册"])

    @routes.get("/template.csv", summary="下载花名册模板（CSV）", response_class=Response, responses=file_answer(CSV))
    async def csv_template() -> Response:
        """列名和一行合成示例；示例行导入时自动略过。"""
        return download(template_csv(), CSV, "roster-template.csv")

    @routes.get(
        "/template.xlsx", summary="下载花名册模板（XLSX）", response_class=Response, responses=file_answer(XLSX)
    )
    async def xlsx_template() -> Response:
        """列名、一行合成示例和填写说明；示例行导入时自动略过。"""
        return download(await asyncio.to_thread(template_xlsx), XLSX, "roster-template.xlsx")

    @routes.post("/imports", status_code=201, summary="导入花名册", openapi_extra=UPLOAD_BODY)
    async def import_one(
        request: Request,
        key: IdempotencyKey,
        by: ActingPerson,
        file: Annotated[str, Query(max_length=200, description="直接上传文件内容时的文件名")] = "",
    ) -> ImportAnswer:
        """按干部编号对应：新的登记，变化的更新，没有变化的不动；有问题的行逐列说明，其余照常导入。"""
        upload = await uploaded(request, file, "花名册")
        with refusals_in_words():
            roster = await asyncio.to_thread(roster_file, upload.name, upload.content)
            return ImportAnswer.of(await import_roster(roster, ImportRequest(key, by)))

    @routes.get("/imports", summary="查看历次导入")
    async def imports(paging: Paging) -> Page[ImportItem]:
        """最近的在前。"""
        found, total = await listed.page(skip=paging.skip, limit=paging.page_size)
        items = [ImportItem.of(record) for record in found]
        return Page(items=items, page=paging.page, page_size=paging.page_size, total=total)

    @routes.get("/imports/{import_id}", summary="查看一次导入")
    async def show_import(
        import_id: Annotated[str, Path(max_length=64, description="导入编号", examples=[IMPORT_ID])],
    ) -> ImportAnswer:
        """导入时的结果，含每一处问题。"""
        record = await import_roster.record(import_id)
        if record is None:
            raise NotFound(f"没有编号为“{import_id}”的导入，请核对编号，或从 GET /v1/roster/imports 查找。")
        return ImportAnswer.of(record)

    return routes
