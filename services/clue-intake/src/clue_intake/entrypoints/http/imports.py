"""`/v1/imports`: files of feeds."""

from datetime import datetime
from typing import Annotated, Final, Self

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from clue_intake.application.import_file import ImportFile, ImportResult, UploadedFile
from clue_intake.application.import_list import ImportList, ListedImport
from clue_intake.domain.imports.report import RejectedRow
from clue_intake.entrypoints.http.examples import COUNTS, IMPORT, example, page_of
from clue_intake.entrypoints.http.problems import in_words
from wenze.http import IdempotencyKey, NotFound, Page, Paging
from wenze.http.uploads import ATOM, CSV, RSS, XLSX, upload_body, uploaded
from wenze.identity import ActingPerson

UNNAMED: Final = "未命名文件"
UPLOAD_BODY: Final = upload_body("CSV、XLSX、RSS 或 Atom 文件", [CSV, XLSX, RSS, ATOM])


class RejectedRowAnswer(BaseModel):
    """没有收下的一行。"""

    row: int = Field(description="文件中的行号")
    column: str = Field(description="需要改正的列")
    message: str = Field(description="有什么问题、怎样改正")

    @classmethod
    def of(cls, rejected: RejectedRow) -> Self:
        return cls(row=rejected.row, column=rejected.column, message=rejected.message)


class Counts(BaseModel):
    """各行的去向；rows = admitted + held + duplicate + repeated + 没有收下的行数。"""

    import_id: str
    feed: str
    file: str
    imported_at: datetime
    imported_by: str
    rows: int
    admitted: int
    held: int
    duplicate: int = Field(description="同一编号以前报送过，本次登记为重复")
    repeated: int = Field(description="完全相同的行以前已经收下，本次没有变化")


class ImportAnswer(Counts):
    """导入的结果。"""

    model_config = ConfigDict(json_schema_extra=example(IMPORT))

    rejected: list[RejectedRowAnswer]
    already_imported: bool = Field(description="同一文件此前已导入，本次没有变化，结果是当时的")
    message: str

    @classmethod
    def of(cls, result: ImportResult) -> Self:
        report = result.report
        return cls(
            import_id=report.import_id,
            feed=report.feed,
            file=report.file,
            imported_at=result.imported_at,
            imported_by=result.imported_by,
            rows=report.rows,
            admitted=report.admitted,
            held=report.held,
            duplicate=report.duplicate,
            repeated=report.repeated,
            rejected=[RejectedRowAnswer.of(rejected) for rejected in report.rejected],
            already_imported=result.already_imported,
            message=_message(result),
        )


class ListedImportAnswer(Counts):
    """列表中的一次导入。"""

    rejected_rows: int = Field(description="没有收下的行数；逐行说明见单次导入")

    @classmethod
    def of(cls, listed: ListedImport) -> Self:
        told = {name: getattr(listed, name) for name in Counts.model_fields}
        return cls(**told, rejected_rows=listed.rejected)


def router(import_file: ImportFile, import_list: ImportList) -> APIRouter:
    """The routes of this resource."""
    routes = APIRouter(prefix="/v1/imports", tags=["文件导入"])

    @routes.post("/{feed}", summary="导入一个文件", openapi_extra=UPLOAD_BODY)
    async def import_one(
        feed: Annotated[str, Path(description="报送来源的代号", examples=["petition"])],
        request: Request,
        key: IdempotencyKey,
        by: ActingPerson,
        file: Annotated[str, Query(max_length=200, description="直接上传文件内容时的文件名")] = "",
    ) -> ImportAnswer:
        """有问题的行逐行说明，其余照常收下；同一文件或同一行再次导入没有变化。"""
        upload = await uploaded(request, file, UNNAMED)
        with in_words():
            result = await import_file(UploadedFile(feed, upload.name, upload.content, by, f"http:{key}"))
        return ImportAnswer.of(result)

    @routes.get("", summary="查看历次导入", responses=page_of(COUNTS | {"rejected_rows": 1}))
    async def list_imports(paging: Paging) -> Page[ListedImportAnswer]:
        """最近的在前。"""
        found, total = await import_list.page(skip=paging.skip, limit=paging.page_size)
        items = [ListedImportAnswer.of(listed) for listed in found]
        return Page(items=items, page=paging.page, page_size=paging.page_size, total=total)

    @routes.get("/{import_id}", summary="查看一次导入")
    async def show_import(import_id: Annotated[str, Path(description="导入编号")]) -> ImportAnswer:
        """导入时的结果，含没有收下的每一行。"""
        result = await import_file.result(import_id)
        if result is None:
            raise NotFound("没有这次导入，请核对导入编号；编号由导入时的回执给出。")
        return ImportAnswer.of(result)

    return routes


def _message(result: ImportResult) -> str:
    if result.already_imported:
        when = f"{result.imported_at:%Y-%m-%d %H:%M}"
        return f"这个文件已于 {when} 由 {result.imported_by} 导入，本次没有任何变化；以下是当时的结果"
    rejected, told = result.report.rejected_rows, len(result.report.rejected)
    if not rejected:
        return "已导入"
    more = f"（只列出前 {told} 行）" if rejected > told else ""
    return f"已导入；{rejected} 行没有收下{more}，请按说明改正这些行后另行导入"
