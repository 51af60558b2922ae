"""What a step must state: everything missing is named at once."""

from collections.abc import Mapping

from case_engine.domain.refusal import Refusal


def require_given(clause: str, what: str, given: Mapping[str, object]) -> None:
    """Raises: Refusal naming each thing that is blank or None."""
    if missing(given):
        raise incomplete(clause, what, given)


def missing(given: Mapping[str, object]) -> list[str]:
    """The names of what is blank or None."""
    return [name for name, value in given.items() if value is None or not str(value).strip()]


def incomplete(clause: str, what: str, given: Mapping[str, object]) -> Refusal:
    """The refusal that names everything missing."""
    return Refusal(clause, f"{what}缺少必备内容：{'、'.join(missing(given))}。请补全后再提交。")
