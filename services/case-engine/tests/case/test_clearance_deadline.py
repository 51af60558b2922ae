"""激励办法 9: who was accused without ground is cleared within the days that the office set."""

from datetime import date
from typing import Any

import pytest

from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.deadlines.deadline import Deadline, DeadlineKind, Standing, Unit


def clearance(driven: Any) -> Deadline | None:
    found = [each for each in driven.deadlines().values() if each.kind is DeadlineKind.CLEARANCE]
    return found[0] if found else None


@pytest.fixture
def withdrawn(carried_out: Any) -> Any:
    """Withdrawn on Friday 20 March 2026: the fifteenth working day after it is Monday 13 April, with 清明节 between."""
    return carried_out.lodge_appeal().decide_appeal(AppealOutcome.WITHDRAWN)


def test_a_withdrawn_decision_asks_for_a_clearance_within_fifteen_working_days(withdrawn: Any) -> None:
    assert clearance(withdrawn) == Deadline(
        deadline_id="case-5f0c:SYN-000123:clearance",
        kind=DeadlineKind.CLEARANCE,
        clause="incentive:9",
        started_by="申诉撤销原决定",
        started_on=date(2026, 3, 20),
        length=15,
        unit=Unit.WORKING_DAYS,
        due_on=date(2026, 4, 13),
        cadre_id="SYN-000123",
    )


@pytest.mark.parametrize(
    ("day", "standing"),
    [(12, Standing.APPROACHING), (13, Standing.APPROACHING), (14, Standing.OVERDUE)],
    ids=["before", "on", "after"],
)
def test_a_clearance_is_overdue_after_its_last_day(withdrawn: Any, day: int, standing: Standing) -> None:
    deadline = clearance(withdrawn)
    assert deadline is not None
    assert deadline.standing(date(2026, 4, day), lead_days=3) is standing


@pytest.mark.parametrize("action", ["clear", "close"])
def test_it_is_owed_until_the_subject_is_cleared_or_the_file_closed(withdrawn: Any, action: str) -> None:
    getattr(withdrawn, action)()
    deadline = clearance(withdrawn)
    assert deadline is not None
    assert deadline.closed_on == withdrawn.today


@pytest.mark.parametrize("outcome", [AppealOutcome.UPHELD, AppealOutcome.CHANGED])
def test_a_decision_that_stands_or_is_changed_asks_for_none(carried_out: Any, outcome: AppealOutcome) -> None:
    assert clearance(carried_out.lodge_appeal().decide_appeal(outcome)) is None


def test_a_day_beyond_the_published_calendar_is_provisional(driven: Any) -> None:
    driven.today = date(2026, 12, 28)
    driven.propose_start().refuse_start(unfounded=True, refused_on=driven.today)
    assert driven.deadlines()["case-5f0c:named-0:clearance"].provisional
