"""The deadlines of a case as objects: what each is counted from, how long, what moved it, and what closes it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.case.subjects import NamedSubject
from case_engine.domain.deadlines.deadline import Deadline, DeadlineKind, Phase, Shift, Standing, Unit, why
from case_engine.domain.deadlines.deadlines import deadlines_of
from case_engine.domain.deadlines.decision import period_end
from case_engine.domain.deadlines.firing import decide_fired, next_alarm
from case_engine.domain.deadlines.opinion import opinion_limit
from case_engine.domain.deadlines.reckoning import Reckoning
from case_engine.domain.refusal import Refusal
from wenze.clock import BUSINESS_ZONE

APPROVED, FOUND, HEARD, DECIDED = date(2026, 3, 3), date(2026, 3, 5), date(2026, 3, 9), date(2026, 3, 12)
EFFECTIVE, SERVED, TODAY = date(2026, 3, 15), date(2026, 3, 16), date(2026, 3, 20)
YEAR_END, HALF_A_YEAR = date(2026, 12, 31), date(2026, 9, 12)
FIRST = "case-5f0c-1"
LEAD_DAYS = 3

TARGET = Deadline(
    deadline_id="case-5f0c:opinion-target",
    kind=DeadlineKind.OPINION_TARGET,
    clause="accountability:10.1",
    started_by="启动问责获批",
    started_on=APPROVED,
    length=7,
    unit=Unit.WORKING_DAYS,
    due_on=date(2026, 3, 12),
)
LIMIT = replace(
    TARGET,
    deadline_id="case-5f0c:opinion-limit",
    kind=DeadlineKind.OPINION_LIMIT,
    length=15,
    due_on=date(2026, 3, 24),
)
APPEAL = Deadline(
    deadline_id=f"{FIRST}:appeal:{FIRST}-subject",
    kind=DeadlineKind.APPEAL,
    clause="accountability:12",
    started_by="本人收到决定书",
    started_on=SERVED,
    length=15,
    unit=Unit.DAYS,
    due_on=date(2026, 3, 31),
    cadre_id="SYN-000123",
)
PERIOD = Deadline(
    deadline_id=f"{FIRST}:accountability-period-end",
    kind=DeadlineKind.PERIOD_END,
    clause="accountability:13",
    started_by="决定生效，各项影响期中最晚的一项届满",
    started_on=EFFECTIVE,
    length=0,
    unit=Unit.FIXED,
    due_on=YEAR_END,
    cadre_id="SYN-000123",
)
RECTIFICATION = Deadline(
    deadline_id=f"{FIRST}:suspension-rectification",
    kind=DeadlineKind.RECTIFICATION,
    clause="accountability:18.2",
    started_by="作出停职检查决定",
    started_on=DECIDED,
    length=6,
    unit=Unit.MONTHS,
    due_on=HALF_A_YEAR,
    cadre_id="SYN-000123",
)


class Answering:
    """The regulation with some of its open questions answered otherwise."""

    def __init__(self, regulation: Any, settings: dict[str, str]) -> None:
        self._regulation = regulation
        self._settings = settings

    def number(self, name: str, /) -> int:
        return self._regulation.number(name)

    def setting(self, name: str, /) -> Any:
        return self._settings.get(name, self._regulation.setting(name))


def answering(driven: Any, **settings: str) -> Reckoning:
    reckoning: Reckoning = driven.assessor.reckoning
    named = {name.replace("_", "-"): answer for name, answer in settings.items()}
    return Reckoning(lambda day: Answering(reckoning.regulation(day), named), reckoning.calendar)


def the(driven: Any, kind: DeadlineKind, reckoning: Reckoning | None = None) -> Deadline:
    found = deadlines_of(driven.present, reckoning or driven.assessor.reckoning)
    (deadline,) = [each for each in found if each.kind is kind]
    return deadline


def test_before_the_start_is_approved_nothing_is_due(driven: Any) -> None:
    assert driven.propose_start().deadlines() == {}


def test_an_approved_start_opens_the_target_and_the_limit_of_the_opinion(started: Any) -> None:
    assert list(started.deadlines().values()) == [TARGET, LIMIT]


def test_the_opinion_closes_both_on_its_day(found: Any) -> None:
    found.propose_opinion(proposed_on=FOUND)
    assert list(found.deadlines().values()) == [replace(TARGET, closed_on=FOUND), replace(LIMIT, closed_on=FOUND)]


@pytest.mark.parametrize(
    ("setting", "started_by", "started_on"),
    [
        ("receipt", "收到问责线索", date(2026, 3, 1)),
        ("confirmation", "线索得到确认", date(2026, 3, 2)),
        ("start-approval", "启动问责获批", APPROVED),
    ],
)
def test_the_clock_starts_as_the_deployment_says(started: Any, setting: str, started_by: str, started_on: date) -> None:
    limit = the(started, DeadlineKind.OPINION_LIMIT, answering(started, opinion_clock_start=setting))
    assert (limit.started_by, limit.started_on) == (started_by, started_on)


@pytest.mark.parametrize(
    ("setting", "length", "due_on"), [("total", 30, date(2026, 4, 15)), ("additional", 45, date(2026, 5, 9))]
)
def test_an_extension_closes_the_limit_and_opens_a_later_one(
    started: Any, setting: str, length: int, due_on: date
) -> None:
    started.request_extension().approve_extension()
    reckoning = answering(started, opinion_extension_is_total=setting)
    shift = Shift("经批准延长（需要等待鉴定结论）", "accountability:10.1", LIMIT.due_on, due_on)
    assert deadlines_of(started.present, reckoning) == (
        TARGET,
        replace(LIMIT, closed_on=FOUND),
        replace(
            TARGET,
            deadline_id="case-5f0c:opinion-extended-limit",
            kind=DeadlineKind.OPINION_EXTENDED_LIMIT,
            length=length,
            due_on=due_on,
            shifts=(shift,),
        ),
    )


def test_a_refused_extension_moves_nothing(started: Any) -> None:
    started.request_extension().approve_extension(approved=False)
    assert list(started.deadlines().values()) == [TARGET, LIMIT]


def test_an_issued_letter_waits_for_its_day(decided: Any) -> None:
    decided.issue_letter()
    assert the(decided, DeadlineKind.ENTRY_INTO_FORCE) == Deadline(
        deadline_id=f"{FIRST}:entry-into-force",
        kind=DeadlineKind.ENTRY_INTO_FORCE,
        clause="accountability:10.2",
        started_by="作出决定",
        started_on=DECIDED,
        length=0,
        unit=Unit.FIXED,
        due_on=EFFECTIVE,
        cadre_id="SYN-000123",
    )
    decided.enter_into_force()
    assert f"{FIRST}:entry-into-force" not in decided.deadlines()


def test_before_its_letter_is_issued_a_decision_waits_for_no_day(decided: Any) -> None:
    assert {each.kind for each in decided.deadlines().values()} == {
        DeadlineKind.OPINION_TARGET,
        DeadlineKind.OPINION_LIMIT,
    }


def test_a_served_decision_can_be_appealed_and_has_a_period(carried_out: Any) -> None:
    assert (the(carried_out, DeadlineKind.APPEAL), the(carried_out, DeadlineKind.PERIOD_END)) == (APPEAL, PERIOD)
    assert len(carried_out.deadlines()) == 4


def test_a_last_day_off_moves_and_says_so(in_force: Any) -> None:
    saturday, monday = date(2026, 4, 4), date(2026, 4, 7)
    in_force.serve(served_on=TODAY)
    appeal = the(in_force, DeadlineKind.APPEAL)
    shift = Shift("最后一日不是工作日，按本部署的设定顺延", "accountability:12", saturday, monday)
    assert (appeal.due_on, appeal.shifts) == (monday, (shift,))
    assert f"由 {saturday} 移到 {monday}" in why(appeal)
    unmoved = the(in_force, DeadlineKind.APPEAL, answering(in_force, appeal_last_day="stays"))
    assert (unmoved.due_on, unmoved.shifts) == (saturday, ())


def test_an_appeal_closes_the_period_to_appeal_and_opens_its_own_decision(carried_out: Any) -> None:
    carried_out.lodge_appeal()
    assert the(carried_out, DeadlineKind.APPEAL) == replace(APPEAL, closed_on=TODAY)
    assert the(carried_out, DeadlineKind.APPEAL_DECISION) == replace(
        APPEAL,
        deadline_id=f"{FIRST}:appeal-decision",
        kind=DeadlineKind.APPEAL_DECISION,
        started_by="提出申诉",
        started_on=TODAY,
        length=30,
        due_on=date(2026, 4, 19),
    )


@pytest.mark.parametrize("ending", ["upheld", "taken back"])
def test_an_appeal_that_ends_closes_its_decision_and_leaves_the_period(carried_out: Any, ending: str) -> None:
    carried_out.lodge_appeal().today = ended_on = TODAY + timedelta(days=5)
    if ending == "upheld":
        carried_out.decide_appeal(AppealOutcome.UPHELD)
    else:
        carried_out.withdraw_appeal()
    assert the(carried_out, DeadlineKind.APPEAL_DECISION).closed_on == ended_on
    assert the(carried_out, DeadlineKind.APPEAL).closed_on == TODAY
    assert the(carried_out, DeadlineKind.PERIOD_END) == PERIOD


def test_what_is_withdrawn_on_appeal_has_no_period_any_more(carried_out: Any) -> None:
    carried_out.lodge_appeal().today = ended_on = TODAY + timedelta(days=5)
    carried_out.decide_appeal(AppealOutcome.WITHDRAWN)
    assert the(carried_out, DeadlineKind.PERIOD_END) == replace(PERIOD, closed_on=ended_on)


def test_what_is_changed_on_appeal_ends_with_the_appeal(carried_out: Any) -> None:
    carried_out.lodge_appeal().today = ended_on = TODAY + timedelta(days=5)
    carried_out.decide_appeal(AppealOutcome.CHANGED).issue_letter().enter_into_force()
    periods = {each.deadline_id: each for each in carried_out.deadlines().values() if each.length == 0}
    assert periods[PERIOD.deadline_id].closed_on == ended_on
    assert periods["case-5f0c-2:accountability-period-end"].closed_on is None


@pytest.mark.parametrize("ending", ["revoked", "continued"])
def test_the_period_is_settled_by_revocation_or_continuation(carried_out: Any, ending: str) -> None:
    carried_out.rectify().today = settled_on = YEAR_END + timedelta(days=1)
    if ending == "revoked":
        carried_out.revoke()
    else:
        carried_out.continue_()
    assert the(carried_out, DeadlineKind.PERIOD_END) == replace(PERIOD, closed_on=settled_on)


def test_a_suspension_is_to_be_put_right_in_half_a_year_and_has_no_period_till_then(suspended: Any) -> None:
    assert the(suspended, DeadlineKind.RECTIFICATION) == RECTIFICATION
    assert DeadlineKind.PERIOD_END not in {each.kind for each in suspended.deadlines().values()}


def test_another_measure_has_no_time_for_rectification(carried_out: Any) -> None:
    assert DeadlineKind.RECTIFICATION not in {each.kind for each in carried_out.deadlines().values()}


def test_rectification_closes_its_deadline_and_opens_the_period(suspended: Any) -> None:
    suspended.today = rectified_on = date(2026, 6, 1)
    suspended.rectify()
    assert the(suspended, DeadlineKind.RECTIFICATION) == replace(RECTIFICATION, closed_on=rectified_on)
    assert the(suspended, DeadlineKind.PERIOD_END) == PERIOD


def test_conversion_closes_the_deadlines_of_the_suspension_when_it_takes_effect(suspended: Any) -> None:
    suspended.today = day = HALF_A_YEAR + timedelta(days=2)
    suspended.convert().propose_opinion(measure=Measure.REASSIGNMENT, proposed_on=day).hear(held_on=day)
    assert the(suspended, DeadlineKind.RECTIFICATION) == RECTIFICATION
    suspended.record_approval(on=day).helps = False
    basis = ("accountability:7.5", "accountability:14.4")
    suspended.decide(measure=Measure.REASSIGNMENT, basis=basis, decided_on=day, effective_on=day)
    suspended.issue_letter().enter_into_force()
    assert the(suspended, DeadlineKind.RECTIFICATION) == replace(RECTIFICATION, closed_on=day)
    assert the(suspended, DeadlineKind.APPEAL) == replace(APPEAL, closed_on=day)
    assert the(suspended, DeadlineKind.PERIOD_END).deadline_id == "case-5f0c-2:accountability-period-end"


@pytest.mark.parametrize(
    ("deadline", "days", "standing"),
    [
        (LIMIT, -4, Standing.OPEN),
        (LIMIT, -3, Standing.APPROACHING),
        (LIMIT, 0, Standing.APPROACHING),
        (LIMIT, 1, Standing.OVERDUE),
        (APPEAL, 0, Standing.APPROACHING),
        (APPEAL, 1, Standing.CLOSED),
        (replace(LIMIT, closed_on=FOUND), -4, Standing.CLOSED),
        (replace(LIMIT, closed_on=FOUND), 1, Standing.CLOSED),
    ],
)
def test_a_deadline_stands_before_on_and_after_its_day(deadline: Deadline, days: int, standing: Standing) -> None:
    assert deadline.standing(deadline.due_on + timedelta(days=days), LEAD_DAYS) is standing


def test_phases_are_heard_from_their_days() -> None:
    approaching = (Phase.APPROACHING, LIMIT.due_on - timedelta(days=LEAD_DAYS))
    assert LIMIT.alarms(LEAD_DAYS) == (approaching, (Phase.OVERDUE, LIMIT.due_on + timedelta(days=1)))
    assert APPEAL.alarms(LEAD_DAYS) == ((Phase.APPROACHING, APPEAL.due_on - timedelta(days=LEAD_DAYS)),)
    entry = replace(PERIOD, kind=DeadlineKind.ENTRY_INTO_FORCE)
    assert entry.alarms(LEAD_DAYS) == ((Phase.DUE, entry.due_on),)


def test_a_deadline_says_in_a_sentence_why_it_falls_on_its_day() -> None:
    assert why(LIMIT) == ("启动问责获批（2026-03-03）起15个工作日。最后一日为 2026-03-24，当日 23:59 前都算在期限内。")
    assert why(PERIOD) == (
        "决定生效，各项影响期中最晚的一项届满（2026-03-15）。最后一日为 2026-12-31，当日 23:59 前都算在期限内。"
    )
    moved = replace(RECTIFICATION, provisional=True, shifts=(Shift("顺延", "accountability:12", FOUND, HEARD),))
    assert why(moved) == (
        "作出停职检查决定（2026-03-12）起6个月；顺延，由 2026-03-05 移到 2026-03-09；涉及年度的放假安排尚未公布，"
        "为暂定日期，公布导入后重新推算。最后一日为 2026-09-12，当日 23:59 前都算在期限内。"
    )


def fired(driven: Any, today: date) -> list[tuple[str, Phase]]:
    events = decide_fired(driven.present, today=today, lead_days=LEAD_DAYS, reckoning=driven.assessor.reckoning)
    driven.apply(events)
    return [(event.deadline_id, event.phase) for event in events]


def test_each_phase_is_heard_once_and_what_was_missed_before_it_not_at_all(started: Any) -> None:
    target, limit = TARGET.deadline_id, LIMIT.deadline_id
    assert fired(started, date(2026, 3, 8)) == []
    assert fired(started, date(2026, 3, 9)) == [(target, Phase.APPROACHING)]
    assert fired(started, date(2026, 3, 12)) == []
    assert fired(started, date(2026, 3, 30)) == [(target, Phase.OVERDUE), (limit, Phase.OVERDUE)]
    assert fired(started, date(2026, 4, 30)) == []


def test_what_is_heard_says_all_that_a_reminder_needs(started: Any) -> None:
    fired(started, date(2026, 3, 21))
    told = started.events[-1]
    assert (told.kind, told.clause, told.cadre_id) == (LIMIT.kind, LIMIT.clause, "")
    assert (told.due_on, told.provisional, told.text) == (LIMIT.due_on, False, why(LIMIT))
    assert told.handler == "合成承办人"


def test_what_is_closed_or_waits_to_take_effect_is_not_heard(decided: Any) -> None:
    decided.issue_letter()
    assert fired(decided, date(2027, 3, 1)) == []


def test_the_next_alarm_is_the_first_phase_that_was_not_heard(started: Any) -> None:
    approaching, overdue = date(2026, 3, 9), date(2026, 3, 13)
    assert next_alarm(started.present, TARGET, LEAD_DAYS) == approaching
    fired(started, approaching)
    assert next_alarm(started.present, TARGET, LEAD_DAYS) == overdue
    fired(started, overdue)
    assert next_alarm(started.present, TARGET, LEAD_DAYS) is None
    assert next_alarm(started.present, LIMIT, LEAD_DAYS) == date(2026, 3, 21)
    assert next_alarm(started.present, replace(LIMIT, closed_on=FOUND), LEAD_DAYS) is None


def test_by_the_setting_the_day_of_the_event_counts(carried_out: Any) -> None:
    reckoning = answering(carried_out, event_day_counted="yes")
    assert the(carried_out, DeadlineKind.OPINION_LIMIT, reckoning).due_on == LIMIT.due_on - timedelta(days=1)
    assert the(carried_out, DeadlineKind.APPEAL, reckoning).due_on == APPEAL.due_on - timedelta(days=1)


def test_the_last_minute_of_the_last_day_is_in_time(carried_out: Any) -> None:
    last = datetime(2026, 3, 31, 23, 59, tzinfo=BUSINESS_ZONE)
    carried_out.today = last.date()
    carried_out.lodge_appeal(lodged_at=last)
    assert the(carried_out, DeadlineKind.APPEAL).closed_on == APPEAL.due_on


def test_counting_before_the_start_is_approved_is_refused(driven: Any) -> None:
    driven.propose_start()
    with pytest.raises(Refusal) as refused:
        opinion_limit(driven.present, driven.assessor.reckoning)
    assert refused.value.clause == "accountability:10.1"
    assert refused.value.text == "启动问责尚未批准，期限还没有起算。请先批准启动问责。"


def test_of_several_subjects_the_last_opinion_closes_the_deadlines(driven: Any) -> None:
    named = (NamedSubject("合成甲"), NamedSubject("合成乙"))
    driven.propose_start(subjects=named).approve_start().record_findings().propose_opinion(proposed_on=FOUND)
    assert the(driven, DeadlineKind.OPINION_LIMIT).closed_on is None, "one of them is still awaited"
    driven.record_findings(subject=driven.second)
    assert the(driven, DeadlineKind.OPINION_LIMIT).closed_on is None, "the second has no opinion yet"
    driven.propose_opinion(driven.second, proposed_on=HEARD)
    assert the(driven, DeadlineKind.OPINION_LIMIT).closed_on == HEARD


def test_the_opinion_closes_the_extended_limit(started: Any) -> None:
    started.request_extension().approve_extension().record_findings().propose_opinion(proposed_on=HEARD)
    assert the(started, DeadlineKind.OPINION_EXTENDED_LIMIT).closed_on == HEARD
    assert the(started, DeadlineKind.OPINION_LIMIT).closed_on == FOUND


def test_without_effects_that_end_the_period_is_over_with_its_first_day(carried_out: Any) -> None:
    proceeding = carried_out.present.proceedings[0]
    endless = replace(proceeding.standing, effects=())
    assert period_end(proceeding, endless) == EFFECTIVE


def test_several_moves_are_told_one_after_another() -> None:
    shifts = (Shift("甲", "accountability:12", FOUND, HEARD), Shift("乙", "accountability:12", HEARD, DECIDED))
    assert "；甲，由 2026-03-05 移到 2026-03-09；乙，由 2026-03-09 移到 2026-03-12。" in why(
        replace(LIMIT, shifts=shifts)
    )
