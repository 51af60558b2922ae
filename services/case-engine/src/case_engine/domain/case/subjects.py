"""Whom a case is about: who the clue named, and who was identified in the roster."""

from dataclasses import dataclass

from case_engine.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class NamedSubject:
    """Someone the clue names; `cadre_id` is empty until a person found them in the roster."""

    name: str
    unit: str = ""
    post: str = ""
    cadre_id: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """Someone identified by the roster's number. Measures hit persons, never names."""

    cadre_id: str
    name: str
    unit: str
    post: str


def require_identified(subject: Subject) -> None:
    """问责办法 3: the subject is known by number, name, unit and post. Raises: Refusal naming what is missing."""
    given = {"干部编号": subject.cadre_id, "姓名": subject.name, "单位": subject.unit, "职务": subject.post}
    missing = "、".join(what for what, text in given.items() if not text.strip())
    if missing:
        raise Refusal("accountability:3", f"没有写明问责对象的{missing}，无法确定问责对象。请在干部名册中核对后补全。")
