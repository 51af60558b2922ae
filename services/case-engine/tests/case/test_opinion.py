"""问责办法 10.1: by the office's setting, the 7 working days for the opinion are a target or a floor."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from case_engine.adapters.rulebook import WenzeRulebook
from case_engine.application.assess import Assessor
from case_engine.domain.case.stages import Stage
from case_engine.domain.refusal import Refusal
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Ruleset

FLOOR = """
[opinion-seven-day-floor]
value = "floor"
decided_by = "市委问责办"
decided_on = 2026-01-05
document = "合成〔2026〕1号"
"""


@pytest.fixture
def where_it_is_a_floor(new_case: Callable[[], Any], tmp_path: Path) -> Any:
    """Findings of a start approved on Tuesday 3 March 2026: the seventh working day after it is Thursday 12 March."""
    decisions = tmp_path / "decisions.toml"
    decisions.write_text(FLOOR, encoding="utf-8")
    driven = new_case()
    driven.assessor = Assessor(WenzeRulebook(Ruleset.load(decisions), WorkingDayCalendar.from_library()))
    return driven.propose_start().approve_start().record_findings()


@pytest.mark.parametrize(("day", "refused"), [(11, True), (12, False), (13, False)], ids=["before", "on", "after"])
def test_an_opinion_is_not_proposed_before_the_floor(where_it_is_a_floor: Any, day: int, refused: bool) -> None:
    if not refused:
        where_it_is_a_floor.propose_opinion(proposed_on=date(2026, 3, day))
        assert where_it_is_a_floor.present.state is Stage.OPINION_PROPOSED
        return
    before = where_it_is_a_floor.present
    with pytest.raises(Refusal, match="最早可以在 2026-03-12 提出") as early:
        where_it_is_a_floor.propose_opinion(proposed_on=date(2026, 3, day))
    assert early.value.clause == "accountability:10.1"
    assert where_it_is_a_floor.present is before


def test_what_is_proposed_anew_has_waited_already(where_it_is_a_floor: Any) -> None:
    where_it_is_a_floor.propose_opinion(proposed_on=date(2026, 3, 12)).record_findings()
    where_it_is_a_floor.propose_opinion(proposed_on=date(2026, 3, 11))
    assert where_it_is_a_floor.present.state is Stage.OPINION_PROPOSED


def test_where_the_days_are_a_target_an_opinion_may_come_at_once(found: Any) -> None:
    found.propose_opinion(proposed_on=date(2026, 3, 5))
    assert found.present.state is Stage.OPINION_PROPOSED
