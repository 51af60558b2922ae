"""激励办法 9 and the end of the file: what did not hold is cleared up, and what is complete goes to the archive."""

from dataclasses import replace
from datetime import date

from case_engine.domain.case.accused import identified, place_among_named
from case_engine.domain.case.case import Case
from case_engine.domain.case.circle import reached_by
from case_engine.domain.case.clearance import Clearance, Closing
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import Event, FileClosed, StartRefused, SubjectCleared
from case_engine.domain.case.lifecycle import step_for
from case_engine.domain.case.persons import require_recused
from case_engine.domain.case.required import require_given
from case_engine.domain.case.stages import Action
from case_engine.domain.case.subjects import Subject
from case_engine.domain.case.taking import step_about
from case_engine.domain.refusal import Refusal


def decide_cleared(
    case: Case, cadre_id: str, clearance: Clearance, *, actor: str, today: date, subject: Subject | None = None
) -> tuple[Event, ...]:
    """`subject` is who a case whose start was refused is to clear: it has identified nobody itself.

    Raises: Refusal unless the start was refused, the proceeding ended without a measure or its decision was
    withdrawn; when contents or who is meant lack, or who fabricated it is named but not referred.
    """
    if case.refusal is not None:
        meant = identified(case, subject or Subject(cadre_id, "", "", ""))
        return _cleared_after_refusal(case, case.refusal, meant, clearance, actor=actor, today=today)
    step, proceeding = step_about(case, cadre_id, Action.CLEAR)
    require_recused((actor,), case.subjects)
    _require_in_order(clearance, "认定日期", proceeding.findings.found_on, today)
    told = replace(clearance, reached=reached_by(proceeding))
    return (SubjectCleared(case.state_with(cadre_id, step.leads_to), cadre_id, told, proceeding.subject),)


def _cleared_after_refusal(
    case: Case, refusal: StartRefused, subject: Subject, clearance: Clearance, *, actor: str, today: date
) -> tuple[Event, ...]:
    step = step_for(case.start, Action.CLEAR)
    require_recused((actor,), (*case.subjects, subject))
    place = place_among_named(case, subject, step.clause)
    _require_in_order(clearance, "不予启动的日期", refusal.refused_on, today)
    return (SubjectCleared(step.leads_to, subject.cadre_id, clearance, subject, place),)


def _require_in_order(clearance: Clearance, since_what: str, since: date, today: date) -> None:
    clause = "incentive:9"
    require_given(clause, "澄清材料", {"查明的事实": clearance.facts, "澄清范围": clearance.circle})
    require_not_future(clause, "澄清日期", clearance.cleared_on, today)
    require_not_before(clause, "澄清日期", clearance.cleared_on, since_what, since)
    _require_fabricator_referred(clearance, since_what, since, today)


def _require_fabricator_referred(clearance: Clearance, since_what: str, since: date, today: date) -> None:
    """依法依规追究: who fabricated it is referred to a body that may judge it, with what proves it; nobody else is."""
    clause, referral = "incentive:9", clearance.fabricator_referral
    if not clearance.fabricator.strip() and referral is None:
        return
    if referral is None:
        raise Refusal(clause, "写明了捏造事实的人，还没有写明移送到哪里、移送什么材料。请补全移送的情况。")
    given = {
        "捏造事实的人": clearance.fabricator,
        "接收移送的机关": referral.receiving_body,
        "移送材料": referral.materials,
        "移送函文号": referral.document_number,
    }
    require_given(clause, "对捏造事实的人的移送", given)
    require_not_future(clause, "移送日期", referral.referred_on, today)
    require_not_before(clause, "移送日期", referral.referred_on, since_what, since)


def decide_closed(case: Case, cadre_id: str, closing: Closing, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal while the proceeding is still going on, or without a summary."""
    step, proceeding = step_about(case, cadre_id, Action.CLOSE)
    require_recused((actor,), case.subjects)
    require_given(step.clause, "结案登记", {"办理结果": closing.summary})
    require_not_future(step.clause, "结案日期", closing.closed_on, today)
    require_not_before(step.clause, "结案日期", closing.closed_on, "认定日期", proceeding.findings.found_on)
    return (FileClosed(case.state_with(cadre_id, step.leads_to), cadre_id, closing),)
