"""A letter that was unserved when its decision was imported is served like any other (问责办法 10.3)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from case_engine.domain.case.service import Service
from case_engine.domain.earlier.imported import Imported, decide_imported_served, evolve_imported
from case_engine.domain.refusal import Refusal

TODAY = date(2026, 3, 20)


@pytest.fixture
async def imported(desk: Any, row: Any, unserved: dict[str, str]) -> Imported:
    await desk.take([row(**unserved)])
    return evolve_imported(None, await desk.only())


@pytest.fixture
def service(imported: Imported) -> Service:
    return Service(imported.taken_over.decision_id, "notice-1", "subject", date(2026, 3, 16), "direct", "合成回执")


def test_a_receipt_is_put_on_the_decision_once(imported: Imported, service: Service) -> None:
    (event,) = decide_imported_served(imported, service, today=TODAY)
    after = evolve_imported(imported, event)
    assert after.served == (service,)
    assert decide_imported_served(after, service, today=TODAY) == ()


def test_unit_and_subject_each_have_a_receipt(imported: Imported, service: Service) -> None:
    state = imported
    for notice in ("notice-1", "notice-2"):
        for event in decide_imported_served(state, replace(service, notice_id=notice), today=TODAY):
            state = evolve_imported(state, event)
    assert [each.notice_id for each in state.served] == ["notice-1", "notice-2"]


@pytest.mark.parametrize("day", [date(2026, 1, 10), TODAY])
def test_a_receipt_on_the_day_of_the_decision_or_today_is_in_order(
    imported: Imported, service: Service, day: date
) -> None:
    assert decide_imported_served(imported, replace(service, served_on=day), today=TODAY)


@pytest.mark.parametrize(
    "changes", [{"served_on": date(2026, 1, 9)}, {"served_on": date(2026, 3, 21)}, {"decision_id": "earlier-other"}]
)
def test_a_receipt_that_cannot_be_is_refused(imported: Imported, service: Service, changes: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        decide_imported_served(imported, replace(service, **changes), today=TODAY)
    assert refused.value.clause == "accountability:10.3"


def test_a_receipt_before_its_decision_cannot_be_folded(imported: Imported, service: Service) -> None:
    (event,) = decide_imported_served(imported, service, today=TODAY)
    with pytest.raises(ValueError, match="before"):
        evolve_imported(None, event)
