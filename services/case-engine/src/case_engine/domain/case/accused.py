"""Whom the clue meant, once its start is refused: by the roster's number, else by name, and among namesakes by unit."""

from case_engine.domain.case.case import Case
from case_engine.domain.case.required import require_given
from case_engine.domain.case.subjects import NamedSubject, Subject
from case_engine.domain.refusal import Refusal


def identified(case: Case, given: Subject) -> Subject:
    """The subject, with what the clue says of whoever has that number where nothing else is given."""
    known = next((each for each in case.named if each.cadre_id == given.cadre_id), NamedSubject(""))
    return Subject(given.cadre_id, given.name or known.name, given.unit or known.unit, given.post or known.post)


def place_among_named(case: Case, subject: Subject, clause: str) -> int:
    """Where the clue names the subject, counted from 0.

    Raises: Refusal when it is not known whom and whose unit to tell, the clue names nobody like that, several cannot
    be told apart, or they are cleared already.
    """
    given = {"干部编号": subject.cadre_id, "姓名": subject.name, "单位": subject.unit, "职务": subject.post}
    require_given(clause, "澄清对象的身份", given)
    if any(each.cadre_id == subject.cadre_id for each in case.cleared):
        raise Refusal(clause, f"已经为{subject.name}澄清正名，不能重复登记。")
    uncleared = [place for place in _places(case, subject, clause) if case.clearance_at(place) is None]
    if not uncleared:
        raise Refusal(clause, f"线索提到的{subject.name}已经澄清正名，没有另一名同名的对象。请核对干部编号。")
    return uncleared[0]


def _places(case: Case, subject: Subject, clause: str) -> list[int]:
    alike = {
        place: named
        for place, named in enumerate(case.named)
        if named.name.strip() == subject.name and named.cadre_id in {"", subject.cadre_id}
    }
    if not alike:
        raise Refusal(clause, f"线索没有提到干部编号为 {subject.cadre_id} 的{subject.name}。请核对编号和姓名。")
    numbered = [place for place, named in alike.items() if named.cadre_id]
    if numbered or len({named.unit for named in alike.values()}) == 1:
        return numbered or list(alike)
    of_unit = [place for place, named in alike.items() if named.unit.strip() == subject.unit]
    if not of_unit:
        raise Refusal(clause, f"线索提到几名同名的{subject.name}，单位各不相同。请核对身份，单位按线索所写填写。")
    return of_unit
