"""Codes with their Chinese, and parameters that several resources take."""

from datetime import date
from typing import Annotated, Final

from fastapi import Path
from pydantic import AfterValidator

from personnel.domain.levels import CHINESE_LEVELS, Level, level_named, level_names
from wenze import counties
from wenze.cadre_number import cadre_number
from wenze.http import FieldError, InvalidRequest, NotFound
from wenze.regulation import UnknownClauseError, catalogue

EXAMPLE_CADRE: Final = "HC-430602-0001"
EXAMPLE_DAY: Final = date(2026, 6, 1)

CadreNumber = Annotated[str, AfterValidator(cadre_number)]
"""A cadre's number as rosters keep it, however it was typed; one that no roster can have is refused with why."""

CadreIdInPath = Annotated[CadreNumber, Path(max_length=64, description="干部编号", examples=[EXAMPLE_CADRE])]


def clause_in_chinese(clause: str) -> str:
    """《问责办法》第十八条第(一)项; a reference that no regulation has stays as it is."""
    try:
        return catalogue().cite(clause)
    except UnknownClauseError:
        return clause


def county_in_chinese(code: str) -> str:
    """The county's name; a code that is not known stays as it is."""
    county = counties.county_named(code)
    return county.name if county else code


def level_in_chinese(code: str) -> str:
    """The level's name, empty for no level."""
    return CHINESE_LEVELS[Level(code)] if code else ""


def level_or_none(text: str | None, field: str) -> Level | None:
    """The level given by code or name. Raises: InvalidRequest for an unknown one: a level is never guessed."""
    if text is None or not text.strip():
        return None
    level = level_named(text)
    if level is None:
        raise _invalid(field, f"没有“{text}”这个职务层次，请填写其中之一：{level_names()}。")
    return level


def _invalid(field: str, message: str) -> InvalidRequest:
    error = FieldError(field=field, message=message)
    return InvalidRequest("有 1 处需要改正，请按 errors 中的说明修改后重新提交。", [error])


def unknown_cadre(cadre_id: str) -> NotFound:
    """Nobody with that number, and what to do about it."""
    return NotFound(unknown_cadre_text(cadre_id))


def unknown_cadre_text(cadre_id: str) -> str:
    """Nobody with that number, and what to do about it."""
    return (
        f"没有编号为“{cadre_id}”的干部：花名册和问责决定中都没有。请核对编号，用 GET /v1/cadres?name=姓名 查找，"
        "或者先导入花名册（POST /v1/roster/imports）。"
    )
