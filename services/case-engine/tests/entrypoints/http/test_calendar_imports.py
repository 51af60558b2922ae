"""A year's official calendar comes in without a release, and what had been provisional is computed anew, once."""

from datetime import date, datetime
from typing import Any

import pytest

from case_engine.adapters.publication import messages_of
from case_engine.application import import_calendar
from wenze.calendar import WorkingDayCalendar
from wenze.clock import BUSINESS_ZONE
from wenze.contracts.cases import DeadlineMoved
from wenze.testing.identity import bearer

TABLE = "\n".join(
    [
        "年度,通知文号,类型,日期,名称",
        *(f"2027,合成通知,放假,2027-{day},合成假日" for day in ("01-01", "05-01", "10-01", "10-02", "10-03")),
    ]
)
LIMIT = "case-5f0c:opinion-limit"


@pytest.fixture
async def provisional(office: Any) -> Any:
    """Approved on 16 December 2026: fifteen working days reach into a year without a published calendar."""
    office.clock.set(datetime(2026, 12, 16, 9, tzinfo=BUSINESS_ZONE))
    case_id = await office.admit(received_on=date(2026, 12, 14), admitted_on=date(2026, 12, 14))
    await office.act(case_id, "approve-start", approved_on="2026-12-16")
    await office.project()
    return office


async def _limit(office: Any) -> dict[str, Any]:
    case = (await office.client.get("/v1/cases/case-5f0c")).json()
    return next(each for each in case["deadlines"] if each["deadline_id"] == LIMIT)


async def _import(office: Any, content: str = TABLE, key: str = "calendar-1") -> Any:
    headers = {"Idempotency-Key": key, **bearer("clerk-7"), "Content-Type": "text/csv"}
    return await office.client.post("/v1/calendar/imports", content=content.encode(), headers=headers)


async def test_a_provisional_date_is_computed_anew_and_told_once(provisional: Any) -> None:
    before = await _limit(provisional)
    assert (before["due_on"], before["provisional"]) == ("2027-01-06", True)
    for key in ("calendar-1", "calendar-1", "calendar-2"):
        response = await _import(provisional, key=key)
        assert response.status_code == 201, response.text
        assert response.json()["years"] == [2027]
    after = await _limit(provisional)
    assert (after["due_on"], after["provisional"]) == ("2027-01-07", False)
    told = [
        (message.deadline_id, message.before, message.due_on)
        for commit in (await provisional.store.load("case-5f0c")).commits
        for message in messages_of(commit)
        if isinstance(message, DeadlineMoved)
    ]
    assert told.count((LIMIT, date(2027, 1, 6), date(2027, 1, 7))) == 1
    case = (await provisional.client.get("/v1/cases/case-5f0c")).json()
    assert "由2027年1月6日重新推算为2027年1月7日" in "".join(entry["text"] for entry in case["timeline"])


async def test_another_replica_takes_the_years_over(provisional: Any) -> None:
    await _import(provisional)
    calendar = WorkingDayCalendar.from_library()
    assert 2027 not in calendar.years
    await provisional.replica(calendar).refresh()
    assert 2027 in calendar.years
    assert not calendar.is_working_day(date(2027, 1, 1))


async def test_the_working_days_are_counted_by_the_imported_year(provisional: Any) -> None:
    await _import(provisional)
    answer = (await provisional.client.get("/v1/working-days", params={"from": "2026-12-31", "days": 1})).json()
    assert (answer["on"], answer["provisional"]) == ("2027-01-04", False)


async def test_a_table_that_lacks_a_holiday_is_told_row_by_row_and_changes_nothing(provisional: Any) -> None:
    response = await _import(provisional, TABLE.replace("2027-05-01", "2027-05-02"))
    assert response.status_code == 422
    assert "劳动节" in response.json()["errors"][0]["message"]
    assert (await _limit(provisional))["provisional"]


async def test_every_provisional_case_is_computed_anew_however_many_there_are(
    provisional: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_calendar, "AT_ONCE", 2)
    for number in range(4):
        case_id = await provisional.admit(f"c{number}", received_on=date(2026, 12, 14), admitted_on=date(2026, 12, 14))
        await provisional.act(case_id, "approve-start", approved_on="2026-12-16")
    await provisional.project()
    assert (await _import(provisional)).json()["cases"] == 5
