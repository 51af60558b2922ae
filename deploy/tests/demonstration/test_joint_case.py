"""The case of three subjects before it is led: who plays, what the clue says, and on which days things happen."""

from datetime import date
from typing import Any

import httpx
import pytest

from demonstration.joint_case.cast import SOURCE, joint_cast, joint_clue
from demonstration.joint_case.days import Days
from demonstration.joint_case.outcome import joint_case_of
from demonstration.joint_case.script import script
from demonstration.office.api import Api
from demonstration.synthetic.admissions import sufficient
from demonstration.synthetic.data_set import DataSet
from demonstration.synthetic.people import MARK
from demonstration.synthetic.roster import Cadre

TODAY = date(2026, 11, 24)


def test_the_three_are_of_one_county_and_play_in_no_other_case(data: DataSet) -> None:
    three = data.joint_cast.everybody
    assert len({cadre.county for cadre in three}) == 1
    assert len({cadre.number for cadre in three}) == 3
    assert not {cadre.number for cadre in three} & {cadre.number for cadre in data.cast.values()}


def test_one_is_managed_by_the_city_and_one_from_above(data: DataSet) -> None:
    city_managed, vertical, on_probation = data.joint_cast.everybody
    assert (city_managed.post.managed_by, city_managed.vertical) == ("city", False)
    assert (vertical.post.managed_by, vertical.vertical) == ("county", True)
    assert (on_probation.post.managed_by, on_probation.vertical) == ("county", False)


def test_who_was_on_probation_then_has_passed_it_since(data: DataSet) -> None:
    assert script().on_probation.on_probation
    assert data.joint_cast.on_probation.probation_until is None


def test_where_nobody_is_left_there_is_no_such_case(data: DataSet) -> None:
    with pytest.raises(LookupError):
        joint_cast(data.cadres, {cadre.number for cadre in data.cadres if cadre.vertical})


def test_the_clue_names_all_three_and_states_all_that_is_needed(data: DataSet) -> None:
    (submission,) = [each for each in data.submissions if each.key == data.joint_clue.external_id]
    named = [subject["cadre_id"] for subject in submission.body["subjects"]]
    assert named == [cadre.number for cadre in data.joint_cast.everybody]
    assert data.joint_clue.admission == sufficient(SOURCE)


def test_the_clue_is_so_old_that_the_period_of_a_decision_is_over(data: DataSet) -> None:
    for today in (TODAY, date(2026, 1, 1), date(2026, 12, 31), date(2028, 2, 29)):
        received = joint_clue(data.joint_cast, today).received_on
        assert received.year < today.year
        assert (today - received).days > 365 + 90


def test_all_bodies_and_texts_are_marked_synthetic() -> None:
    told = script()
    texts = [told.title, *told.bodies.values(), told.city_managed.appeal_body, told.conversion.supervising_departments]
    assert all(text.startswith(MARK) for text in texts)


@pytest.fixture
def asked() -> list[dict[str, str]]:
    """What the case engine was asked."""
    return []


@pytest.fixture
def counting(asked: list[dict[str, str]]) -> Api:
    """A case engine that says of every number of working days that they end on 9 March."""

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(dict(request.url.params))
        return httpx.Response(200, json={"on": "2026-03-09"})

    return Api("http://case-engine", lambda _: "token", httpx.MockTransport(answer))


async def test_days_pass_as_the_case_engine_counts_them(counting: Api, asked: Any) -> None:
    days = Days(counting, date(2026, 3, 2))
    assert await days.pass_by(5) == days.now == "2026-03-09"
    assert asked == [{"from": "2026-03-02", "days": "5"}]


@pytest.mark.parametrize(("last_day", "counted_from"), [("2026-04-30", "2026-04-30"), ("2026-01-31", "2026-03-02")])
async def test_beyond_a_last_day_is_the_working_day_after_it_and_never_earlier(
    counting: Api, asked: Any, last_day: str, counted_from: str
) -> None:
    await Days(counting, date(2026, 3, 2)).pass_beyond(last_day)
    assert asked == [{"from": counted_from, "days": "1"}]


def case_of(cadre: Cadre, **proceeding: Any) -> dict[str, Any]:
    subject = {"cadre_id": cadre.number, "name": cadre.name, "unit": cadre.unit.name, "post": cadre.post.title}
    given = {"subject": subject, "decision": {"measure": "admonition-talk"}, "appeals": [], "revoked": None}
    return {
        "case_id": "case-1",
        "title": "合成",
        "proceedings": [{**given, "state_name": "已结案归档", **proceeding}],
        "deadlines": [{"name": "提出申诉的期限"}],
        "timeline": [
            {"step": "登记申诉", "clause": "accountability:12", "citation": "《问责办法》第十二条", "text": "提出。"},
            {
                "step": "提出申诉的期限",
                "clause": "accountability:12",
                "citation": "《问责办法》第十二条",
                "text": "临近。",
            },
        ],
    }


@pytest.mark.parametrize(
    ("proceeding", "ending"),
    [
        ({"appeals": [{"outcome": "withdrawn"}]}, "诫勉谈话，经申诉撤销，已结案归档"),
        ({"revoked": {"document_number": "1"}}, "诫勉谈话，期满取消问责，已结案归档"),
        ({}, "诫勉谈话，已结案归档"),
    ],
)
def test_it_is_told_how_each_subject_ended(data: DataSet, proceeding: dict[str, Any], ending: str) -> None:
    told = joint_case_of(case_of(data.joint_cast.vertical, **proceeding), [])
    assert [subject.ending for subject in told.subjects] == [ending]


def test_what_the_clock_told_of_deadlines_long_past_is_left_out(data: DataSet) -> None:
    told = joint_case_of(case_of(data.joint_cast.vertical), [])
    assert [step.step for step in told.timeline] == ["登记申诉"]
