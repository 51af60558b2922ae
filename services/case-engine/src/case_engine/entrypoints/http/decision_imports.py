"""`/v1/decisions/imports`: files of decisions that are in force already, and their template."""

import asyncio
from datetime import datetime
from typing import Annotated, Final, Self

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from case_engine.adapters.decision_file import decision_file, template_csv, template_xlsx
from case_engine.application.decision_imports import DecisionImports, ImportRecord
from case_engine.application.import_decisions import ImportDecisions
from case_engine.domain.assessment.words import chinese_date
from case_engine.domain.earlier.report import CellProblem, DecisionsImported
from case_engine.entrypoints.http.answers import cite
from wenze.clock import BUSINESS_ZONE
from wenze.files import ImportRequest
from wenze.http import IdempotencyKey, NotFound, Page, Paging
from wenze.http.table_files import download, file_answer, refusals_in_words
from wenze.http.uploads import CSV, XLSX, upload_body, uploaded
from wenze.identity import ActingPerson

IMPORT_ID: Final = "5d2e8f60c1a94b7fb0d3e7a1c2f4a6b8"
UNNAMED: Final = "既往决定"
UPLOAD_BODY: Final = upload_body("CSV 或 XLSX 文件", [CSV, XLSX])


class RejectedCellAnswer(BaseModel):
    """没有导入的一行中的一处问题。"""

    row: int = Field(description="文件中的行号", examples=[4])
    column: str = Field(description="列名；整行的问题为空", examples=["原职务层次"])
    message: str = Field(
        description="有什么问题、怎样改正",
        examples=["引咎辞职、责令辞职、免职须写明原职务层次，否则无法执行任职限制；请补填。"],
    )
    clause: str = Field(description="所依据的条款；填写格式的问题为空", examples=["accountability:18.4"])
    citation: str = Field(description="条款的中文写法", examples=["《问责办法》第十八条第（四）项"])

    @classmethod
    def of(cls, problem: CellProblem) -> Self:
        citation = cite(problem.clause) if problem.clause else ""
        return cls(
            row=problem.row, column=problem.column, message=problem.text, clause=problem.clause, citation=citation
        )


class DecisionImportItem(BaseModel):
    """一次导入；rows = accepted + unchanged + rejected + examples。"""

    import_id: str = Field(examples=[IMPORT_ID])
    file: str = Field(examples=["既往决定（合成）.xlsx"])
    fingerprint: str = Field(description="文件的 SM3", examples=["66c7（合成）"])
    imported_at: datetime = Field(examples=["2026-06-01T09:00:00+08:00"])
    imported_by: str = Field(examples=["合成经办人"])
    rows: int = Field(description="有内容的行数", examples=[5])
    accepted: int = Field(description="本次导入", examples=[3])
    unchanged: int = Field(description="此前已导入而内容相同，没有变化", examples=[0])
    rejected: int = Field(description="有问题而没有导入", examples=[1])
    examples: int = Field(description="模板的示例行，已略过", examples=[1])

    @classmethod
    def of(cls, record: ImportRecord) -> Self:
        return cls.model_validate(_counts(record))


class DecisionImportAnswer(DecisionImportItem):
    """一次导入的结果。"""

    problem_count: int = Field(description="问题总数", examples=[1])
    problems: list[RejectedCellAnswer] = Field(description="逐行逐列的问题；很多时只列前 2000 处")
    message: str = Field(examples=["已导入；1 行有问题没有导入，请按说明改正这些行后另行导入。"])

    @classmethod
    def of(cls, record: ImportRecord) -> Self:
        report = record.report
        return cls.model_validate(
            {
                **_counts(record),
                "problem_count": report.problem_count,
                "problems": [RejectedCellAnswer.of(problem) for problem in report.problems],
                "message": _message(report),
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
        "accepted": report.accepted,
        "unchanged": report.unchanged,
        "rejected": report.rejected,
        "examples": report.examples,
    }


def _message(report: DecisionsImported) -> str:
    mend = f"；{report.rejected} 行有问题没有导入，请按说明改正这些行后另行导入" if report.rejected else ""
    return f"已导入{mend}。{_checked_since(report)}"


def _checked_since(report: DecisionsImported) -> str:
    """问责办法 19: the text does not give the day it came into force; only a deployment does."""
    if report.in_force_from is None:
        return "本部署没有设定《问责办法》的施行日期，未检查有没有施行之前的决定。"
    return f"早于施行日{chinese_date(report.in_force_from)}的决定不导入。"


def router(import_decisions: ImportDecisions, listed: DecisionImports) -> APIRouter:
    """The routes of this resource."""
    routes = APIRouter(prefix="/v1/decisions/imports", tags=["既往决定"])

    @routes.get("/template.csv", summary="下载既往决定模板（CSV）", response_class=Response, responses=file_answer(CSV))
    async def csv_template() -> Response:
        """列名和一行合成示例；示例行导入时自动略过。"""
        return download(template_csv(), CSV, "decisions-template.csv")

    @routes.get(
        "/template.xlsx", summary="下载既往决定模板（XLSX）", response_class=Response, responses=file_answer(XLSX)
    )
    async def xlsx_template() -> Response:
        """列名、一行合成示例和填写说明；示例行导入时自动略过。"""
        return download(await asyncio.to_thread(template_xlsx), XLSX, "decisions-template.xlsx")

    @routes.post("", status_code=201, summary="导入已经生效的问责决定", openapi_extra=UPLOAD_BODY)
    async def import_earlier_decisions(
        request: Request,
        key: IdempotencyKey,
        by: ActingPerson,
        file: Annotated[
            str, Query(max_length=200, description="直接上传文件内容时的文件名", examples=["既往决定.csv"])
        ] = "",
    ) -> DecisionImportAnswer:
        """按县市区、文号和干部编号对应，影响按问责方式和日期推算；有问题的行逐列说明，其余照常导入，再次导入没有变化。"""
        upload = await uploaded(request, file, UNNAMED)
        with refusals_in_words():
            decisions = await asyncio.to_thread(decision_file, upload.name, upload.content)
            return DecisionImportAnswer.of(await import_decisions(decisions, ImportRequest(key, by)))

    @routes.get("", summary="查看历次导入")
    async def imports(paging: Paging) -> Page[DecisionImportItem]:
        """最近的在前。"""
        found, total = await listed.page(skip=paging.skip, limit=paging.page_size)
        items = [DecisionImportItem.of(record) for record in found]
        return Page(items=items, page=paging.page, page_size=paging.page_size, total=total)

    @routes.get("/{import_id}", summary="查看一次导入")
    async def show_import(
        import_id: Annotated[str, Path(max_length=64, description="导入编号", examples=[IMPORT_ID])],
    ) -> DecisionImportAnswer:
        """导入时的结果，含每一处问题。"""
        record = await import_decisions.record(import_id)
        if record is None:
            raise NotFound(f"没有编号为“{import_id}”的导入，请核对编号，或从 GET /v1/decisions/imports 查找。")
        return DecisionImportAnswer.of(record)

    return routes
