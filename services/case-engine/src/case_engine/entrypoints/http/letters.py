"""`GET /v1/cases/{case_id}/letter.pdf`, `.docx`, and `POST /v1/letters/verifications`."""

from typing import Annotated, Final, Self

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from case_engine.application.letters import Letters, Verification
from case_engine.domain.letters.letter import LetterKind
from case_engine.entrypoints.http.cases import CaseId
from case_engine.entrypoints.http.refusals import problems
from wenze.http.table_files import download, file_answer
from wenze.http.uploads import upload_body, uploaded

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

CadreId = Annotated[str, Query(max_length=64, description="干部编号", examples=["SYN-000123"])]
Kind = Annotated[LetterKind, Query(description="哪一种文书；不填即问责决定书", examples=["decision"])]


class VerifiedLetter(BaseModel):
    """The letter that a file is."""

    kind: LetterKind
    title: str = Field(examples=["问责决定书"])
    document_number: str = Field(description="文号；记录没有文号", examples=["合问责〔2026〕1号"])
    cadre_id: str


class VerificationAnswer(BaseModel):
    """Whether a file is a letter of the case."""

    issued: bool = Field(description="文件与案件中的文书逐字节相同")
    fingerprint: str = Field(description="文件的 SM3")
    letter: VerifiedLetter | None
    message: str

    @classmethod
    def of(cls, verification: Verification) -> Self:
        letter = verification.letter
        if letter is None:
            return cls(issued=False, fingerprint=verification.fingerprint, letter=None, message=_NOT_ISSUED)
        verified = VerifiedLetter(
            kind=letter.kind,
            title=letter.title,
            document_number=letter.document_number,
            cadre_id=verification.cadre_id,
        )
        return cls(
            issued=True,
            fingerprint=verification.fingerprint,
            letter=verified,
            message=f"该文件就是本案的{letter.title}，内容没有改动。",
        )


_NOT_ISSUED: Final = "该文件不是本案的任何一份文书，或者内容有改动。请核对案件编号和文件；DOCX 供办理时使用，不能核验。"


def router(letters: Letters) -> APIRouter:
    """The letters of a case."""
    routes = APIRouter(tags=["文书"])

    @routes.get(
        "/v1/cases/{case_id}/letter.pdf",
        summary="一名对象的文书（PDF，按 GB/T 9704-2012 排版）",
        response_class=Response,
        responses=file_answer(PDF),
    )
    async def letter_pdf(case_id: CaseId, cadre_id: CadreId, kind: Kind = LetterKind.DECISION) -> Response:
        """同一份决定每次得到的文件逐字节相同。"""
        with problems():
            return download(await letters.pdf(case_id, cadre_id, kind), PDF, f"{case_id}-{kind}.pdf")

    @routes.get(
        "/v1/cases/{case_id}/letter.docx",
        summary="一名对象的文书（DOCX，供办理时使用）",
        response_class=Response,
        responses=file_answer(DOCX),
    )
    async def letter_docx(case_id: CaseId, cadre_id: CadreId, kind: Kind = LetterKind.DECISION) -> Response:
        """文字与 PDF 相同；以 PDF 为准。"""
        with problems():
            return download(await letters.docx(case_id, cadre_id, kind), DOCX, f"{case_id}-{kind}.docx")

    @routes.post(
        "/v1/letters/verifications",
        summary="核验一个文件是不是本案的文书",
        openapi_extra=upload_body("要核验的 PDF 文件", [PDF]),
    )
    async def verify(
        request: Request,
        case_id: Annotated[str, Query(max_length=200, description="案件编号", examples=["case-5f0c1d2e3a4b5c6d"])],
    ) -> VerificationAnswer:
        """计算文件的 SM3，与案件中各份文书对照。"""
        upload = await uploaded(request, "", "文书.pdf")
        with problems():
            return VerificationAnswer.of(await letters.verify(case_id, upload.content))

    return routes
