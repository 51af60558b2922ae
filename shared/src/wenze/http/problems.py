"""RFC 9457 problem documents: the one form of every error over HTTP, in Chinese and saying what to do."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from fastapi.responses import Response
from pydantic import BaseModel, Field

from wenze.regulation import ClauseReference
from wenze.telemetry import current_correlation_id

PROBLEM_MEDIA_TYPE: Final = "application/problem+json"


class FieldError(BaseModel):
    """What is wrong with one field of the request."""

    field: str = Field(description="字段路径，例如 subjects[0].name；不在正文中的带位置前缀，例如 query.page")
    message: str = Field(description="有什么问题、应当怎样填写")


class Problem(BaseModel):
    """RFC 9457 问题说明。"""

    type: str = Field(description="问题种类，供程序判断")
    title: str = Field(description="问题种类的名称")
    status: int = Field(description="HTTP 状态码")
    detail: str = Field(description="发生了什么、应当怎样处理")
    instance: str = Field(description="本次请求的编号，向系统管理员反映问题时请提供")
    clause: str | None = Field(default=None, description="规则不允许时的依据条款，例如 accountability:11")
    clause_text: str | None = Field(default=None, description="依据条款的中文写法，例如《问责办法》第十一条")
    policy: str | None = Field(default=None, description="没有权限时，是哪一条权限规定不允许")
    errors: list[FieldError] | None = Field(default=None, description="逐个字段的问题")


class HttpProblem(Exception):  # noqa: N818 - an answer to the caller rather than an error of ours
    """Raise one of its kinds, with a Chinese text that says what happened and what to do."""

    status: ClassVar[int]
    code: ClassVar[str]
    title: ClassVar[str]

    def __init__(self, detail: str, errors: Sequence[FieldError] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = list(errors)

    def problem(self) -> Problem:
        """The document that tells the caller."""
        return problem(self.status, self.code, self.title, self.detail, errors=self.errors or None)


class RefusedByRule(HttpProblem):
    """A rule of the regulations refuses what was asked; the answer carries its clause (`accountability:11`).

    Raises:
        InvalidClauseReferenceError: `clause` is no clause reference.
    """

    status = 409
    code = "refused-by-rule"
    title = "规则不允许"

    def __init__(self, clause: str, text: str) -> None:
        super().__init__(text)
        self.clause = clause
        self.clause_text = ClauseReference.parse(clause).in_chinese()

    def problem(self) -> Problem:
        return super().problem().model_copy(update={"clause": self.clause, "clause_text": self.clause_text})


class NotPermitted(HttpProblem):
    """The caller may not do this; the answer names the policy that said no, and its clause if it rests on one."""

    status = 403
    code = "not-permitted"
    title = "没有权限"

    def __init__(self, policy: str, reason: str, clause: str) -> None:
        super().__init__(reason)
        self.policy = policy
        self.clause = clause or None

    def problem(self) -> Problem:
        clause_text = ClauseReference.parse(self.clause).in_chinese() if self.clause else None
        told = {"policy": self.policy, "clause": self.clause, "clause_text": clause_text}
        return super().problem().model_copy(update=told)


class NotFound(HttpProblem):
    """What was asked for does not exist."""

    status = 404
    code = "not-found"
    title = "没有找到"


class Conflict(HttpProblem):
    """What was asked contradicts what is already there, but no rule of the regulations is involved."""

    status = 409
    code = "conflict"
    title = "与现有情况冲突"


class MalformedRequest(HttpProblem):
    """The request cannot be read."""

    status = 400
    code = "malformed-request"
    title = "请求无法读取"


class InvalidRequest(HttpProblem):
    """The request can be read, but what it says cannot be taken."""

    status = 422
    code = "invalid-request"
    title = "内容不符合要求"


def problem(status: int, code: str, title: str, detail: str, *, errors: list[FieldError] | None = None) -> Problem:
    """A problem document of this request."""
    return Problem(
        type=f"urn:wenze:problem:{code}",
        title=title,
        status=status,
        detail=detail,
        instance=f"urn:wenze:request:{current_correlation_id() or 'unknown'}",
        errors=errors,
    )


def problem_response(document: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The problem document as the answer."""
    return Response(
        content=document.model_dump_json(exclude_none=True),
        status_code=document.status,
        headers=dict(headers or {}),
        media_type=PROBLEM_MEDIA_TYPE,
    )
