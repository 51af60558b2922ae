"""What is answered about single submissions, in the form of the public contract."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from clue_intake.application.answer import Answer
from clue_intake.domain.admission.verdict import Reason
from clue_intake.domain.clue.state import Clue, Status
from clue_intake.entrypoints.http.examples import COMPLETED, DUPLICATE, example


class ReasonAnswer(BaseModel):
    """理由及其依据条款。"""

    clause: str = Field(description="依据条款，例如 accountability:9.1")
    text: str = Field(description="理由；暂缓受理的写明缺什么、怎样补")

    @classmethod
    def of(cls, reason: Reason) -> Self:
        return cls(clause=reason.clause, text=reason.text)


class SubmissionAnswer(BaseModel):
    """报送的结果。"""

    model_config = ConfigDict(json_schema_extra=example(DUPLICATE))

    clue_id: str = Field(description="线索编号")
    status: Literal["admitted", "held", "duplicate"] = Field(
        description="admitted 予以受理；held 暂缓受理，待补充；duplicate 重复报送"
    )
    reasons: list[ReasonAnswer]
    duplicate_of: str | None = Field(description="重复报送时，原线索的编号")

    @classmethod
    def of(cls, answer: Answer) -> Self:
        return cls(
            clue_id=answer.clue_id,
            status=answer.status,
            reasons=[ReasonAnswer.of(reason) for reason in answer.reasons],
            duplicate_of=answer.duplicate_of,
        )


class AdmissionAnswer(BaseModel):
    """补充受理条件后的结果。"""

    model_config = ConfigDict(json_schema_extra=example(COMPLETED))

    clue_id: str
    status: Status
    reasons: list[ReasonAnswer]

    @classmethod
    def of(cls, clue: Clue) -> Self:
        return cls(
            clue_id=clue.first.clue.clue_id,
            status=clue.status,
            reasons=[ReasonAnswer.of(reason) for reason in clue.reasons],
        )
