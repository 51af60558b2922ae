"""What people establish about the old post, because the effects of 18.3 and 18.4 cannot be narrowed without it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from case_engine.domain.assessment.codes import EffectKind
from case_engine.domain.assessment.verdict import Effect
from case_engine.domain.refusal import Refusal


class Level(StrEnum):
    """Levels of posts (职务层次), the lowest first."""

    CLERK = "clerk"
    DEPUTY_SECTION = "deputy-section"
    SECTION = "section"
    DEPUTY_DIVISION = "deputy-division"
    DIVISION = "division"
    DEPUTY_DEPARTMENT = "deputy-department"


LEVEL_NAMES: Final = {
    Level.CLERK: "科员",
    Level.DEPUTY_SECTION: "副科级",
    Level.SECTION: "正科级",
    Level.DEPUTY_DIVISION: "副处级",
    Level.DIVISION: "正处级",
    Level.DEPUTY_DEPARTMENT: "副厅级",
}


@dataclass(frozen=True, slots=True)
class Particulars:
    """`former_level`: of the old post. `supervising_departments`: those that supervise it; `connected_posts` and
    `connected_matters`: what is connected with the matter dealt with (问责办法 18.3). Several are joined by 、.
    """

    former_level: Level | None = None
    supervising_departments: str = ""
    connected_posts: str = ""
    connected_matters: str = ""


def narrow(effect: Effect, particulars: Particulars) -> Effect:
    """The effect with the details it can't be enforced without.

    Raises: Refusal with the effect's clause when people have not established them.
    """
    if effect.kind is EffectKind.RELATED_POST_BAN:
        return _with_details(effect, _related_posts(effect, particulars))
    if effect.kind is EffectKind.HIGHER_POST_BAN:
        return _with_details(effect, _former_level(effect, particulars))
    return effect


def _with_details(effect: Effect, details: dict[str, str]) -> Effect:
    return replace(effect, details={**effect.details, **details})


def _related_posts(effect: Effect, particulars: Particulars) -> dict[str, str]:
    if not particulars.supervising_departments.strip():
        raise Refusal(
            effect.clause,
            "没有写明原任职务的监管部门，无法执行任职限制。请在认定事实时补全原任职务的监管部门和相关联的职务、事项。",
        )
    given = {
        "departments": particulars.supervising_departments,
        "posts": particulars.connected_posts,
        "matters": particulars.connected_matters,
    }
    return {name: text for name, text in given.items() if text.strip()}


def _former_level(effect: Effect, particulars: Particulars) -> dict[str, str]:
    if particulars.former_level is None:
        raise Refusal(effect.clause, "没有写明原职务层次，无法执行任职限制。请在认定事实时补全原职务层次。")
    return {"former_level": particulars.former_level.value}
