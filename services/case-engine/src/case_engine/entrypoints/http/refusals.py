"""What the use cases refuse, as problem documents."""

from collections.abc import Generator
from contextlib import contextmanager

from case_engine.application.act_on_case import UnknownCase
from case_engine.domain.assessment.facts import InvalidFactsError
from case_engine.domain.refusal import Refusal
from wenze.http import FieldError, InvalidRequest, NotFound, RefusedByRule
from wenze.regulation import catalogue


@contextmanager
def problems() -> Generator[None]:
    """Raises: RefusedByRule, NotFound or InvalidRequest for what the use case inside raised."""
    try:
        yield
    except Refusal as refusal:
        raise RefusedByRule(refusal.clause, refusal.text) from refusal
    except UnknownCase as unknown:
        raise NotFound(f"没有编号为 {unknown} 的案件。请在案件列表中核对编号。") from unknown
    except InvalidFactsError as invalid:
        raise InvalidRequest(str(invalid)) from invalid


def invalid_field(field: str, message: str) -> InvalidRequest:
    """The problem with one field of the request."""
    return InvalidRequest(
        "有 1 处需要改正，请按 errors 中的说明修改后重新提交。", [FieldError(field=field, message=message)]
    )


def require_clauses(field: str, references: tuple[str, ...]) -> None:
    """Raises: InvalidRequest for the first reference to no clause, with those that its article has."""
    for position, reference in enumerate(references):
        if reference not in catalogue():
            raise invalid_field(f"{field}[{position}]", _unknown_clause(reference))


def _unknown_clause(reference: str) -> str:
    known = [str(clause.ref) for clause in catalogue()]
    article = reference.partition(".")[0]
    near = "、".join(each for each in known if each.partition(".")[0] == article)
    listed = f"该条有 {near}；" if near else ""
    return f"没有条款“{reference}”，请改为已有的条款：{listed}全部条款见 /v1/clauses"
