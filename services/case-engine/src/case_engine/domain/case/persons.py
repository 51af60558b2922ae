"""Who may not act: nobody approves what they prepared, nobody acts on a case about themselves (回避)."""

from case_engine.domain.case.subjects import NamedSubject, Subject
from case_engine.domain.refusal import Refusal


def require_named(clause: str, role: str, person: str) -> None:
    """Raises: Refusal when nobody is named for the role."""
    if not person.strip():
        raise Refusal(clause, f"没有写明{role}。请填写姓名或者工号。")


def require_another(clause: str, prepared_by: str, approved_by: str) -> None:
    """Raises: Refusal when who approves is who prepared it."""
    if prepared_by.strip() == approved_by.strip():
        raise Refusal(clause, f"{approved_by}是承办人，不能审批自己承办的事项。请由其他有权的人审批。")


def require_recused(persons: tuple[str, ...], subjects: tuple[Subject | NamedSubject, ...]) -> None:
    """问责办法 5, 依法有序. Raises: Refusal when one of the persons acting is a subject of the case."""
    names = {subject.name.strip() for subject in subjects} | {subject.cadre_id.strip() for subject in subjects}
    for person in persons:
        if person.strip() and person.strip() in names:
            raise Refusal(
                "accountability:5",
                f"{person}是本案的问责对象，应当回避。请由其他人办理；只是同名的，请改填工号。",
            )
