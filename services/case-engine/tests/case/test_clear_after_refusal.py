"""激励办法 9: whom the clue accused is cleared too where the start was refused, each of them once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from case_engine.adapters.events import CODEC
from case_engine.adapters.publication import messages_of
from case_engine.application.timeline import entry_of
from case_engine.domain.case.clearance import FabricatorReferral
from case_engine.domain.case.evolution import evolve
from case_engine.domain.case.stages import Stage
from case_engine.domain.case.subjects import NamedSubject, Subject
from case_engine.domain.deadlines.deadline import Deadline, DeadlineKind, Standing, Unit
from case_engine.domain.letters.letter import LetterKind
from case_engine.domain.letters.of_case import letter_of, letters_of
from case_engine.domain.refusal import Refusal
from wenze.contracts.cases import RulingIssued
from wenze.journal.commit import Commit
from wenze.regulation import catalogue

IN_WRITING = {"document_number": "合问责澄〔2026〕1号（合成）", "issuer": "合成县委问责办"}
REFUSED_ON = date(2026, 3, 3)
DEADLINE = "case-5f0c:named-0:clearance"
NAMESAKE = Subject("SYN-000789", "合成甲", "合成县另一局", "科长")


@pytest.fixture
def refused(driven: Any) -> Any:
    """Refused on Tuesday 3 March 2026, since what was reported is not true."""
    return driven.propose_start().refuse_start(unfounded=True)


def naming(driven: Any, *named: NamedSubject) -> Any:
    """A refused start that names these."""
    return driven.propose_start(subjects=named).refuse_start(unfounded=True)


def refusal_of(driven: Any, *given: Any, **changes: Any) -> Refusal:
    """The refusal to clear; nothing has changed."""
    before = driven.present
    with pytest.raises(Refusal) as refused:
        driven.clear(*given, **changes)
    assert driven.present is before
    return refused.value


def test_who_was_accused_is_cleared_and_the_case_stays_refused(refused: Any) -> None:
    refused.clear()
    (event,) = refused.present.cleared
    assert (event.subject, event.place, event.clearance.reached) == (refused.first, 0, ())
    assert refused.present.state is Stage.START_REFUSED


def test_nobody_is_cleared_before_the_start_is_refused(driven: Any) -> None:
    driven.propose_start()
    assert "不能澄清正名" in refusal_of(driven).text
    driven.approve_start()
    assert "不能澄清正名" in refusal_of(driven).text


def test_nobody_is_cleared_twice(refused: Any) -> None:
    refused.clear()
    assert "已经为合成甲澄清正名" in refusal_of(refused).text
    assert "没有另一名同名的对象" in refusal_of(refused, NAMESAKE).text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"facts": " "}, "查明的事实"),
        ({"circle": ""}, "澄清范围"),
        ({"cleared_on": REFUSED_ON - timedelta(days=1)}, "早于不予启动的日期"),
        ({"cleared_on": date(2026, 3, 21)}, "晚于今天"),
        ({"fabricator": "线索5f0c的举报人"}, "还没有写明移送到哪里"),
    ],
)
def test_a_clearance_is_complete_and_in_order(refused: Any, changes: dict[str, Any], text: str) -> None:
    refusal = refusal_of(refused, **changes)
    assert text in refusal.text
    assert refusal.clause == "incentive:9"


@pytest.mark.parametrize("cleared_on", [REFUSED_ON, date(2026, 3, 20)])
def test_from_the_day_of_the_refusal_to_today_somebody_can_be_cleared(refused: Any, cleared_on: date) -> None:
    assert refused.clear(cleared_on=cleared_on).present.cleared


@pytest.mark.parametrize(("days", "in_order"), [(-1, False), (0, True)])
def test_who_fabricated_it_is_referred_from_the_day_of_the_refusal_on(refused: Any, days: int, in_order: bool) -> None:
    referred = FabricatorReferral(
        "合成县公安局", "伪造的照片", "合问责移〔2026〕1号", REFUSED_ON + timedelta(days=days)
    )
    given = {"fabricator": "线索5f0c的举报人", "fabricator_referral": referred}
    if in_order:
        assert refused.clear(**given).present.cleared[0].clearance.fabricator_referral == referred
    else:
        assert "早于不予启动的日期" in refusal_of(refused, **given).text


@pytest.mark.parametrize("actor", ["合成甲", "SYN-000123"])
def test_nobody_clears_themselves_even_where_the_clue_has_no_number(refused: Any, actor: str) -> None:
    assert refusal_of(refused, actor=actor).clause == "accountability:5"


@pytest.mark.parametrize(
    ("lacking", "text"), [("unit", "单位"), ("post", "职务"), ("name", "姓名"), ("cadre_id", "编号")]
)
def test_who_is_cleared_has_to_be_known_to_be_told(driven: Any, lacking: str, text: str) -> None:
    naming(driven, NamedSubject("合成甲"))
    refusal = refusal_of(driven, replace(driven.first, **{lacking: ""}))
    assert "澄清对象的身份缺少必备内容" in refusal.text
    assert text in refusal.text


def test_what_the_clue_says_of_somebody_with_a_number_need_not_be_repeated(driven: Any) -> None:
    naming(driven, NamedSubject("合成甲", "合成县某局", "副局长", "SYN-000123"))
    assert driven.clear(Subject("SYN-000123", "", "", "")).present.cleared[0].subject == driven.first


def test_only_who_the_clue_names_is_cleared(driven: Any) -> None:
    naming(driven, NamedSubject("合成甲", cadre_id="SYN-000123"))
    for stranger in (driven.second, NAMESAKE, replace(driven.first, name="合成丙")):
        assert "线索没有提到" in refusal_of(driven, stranger).text


def test_namesakes_are_told_apart_by_the_unit_that_the_clue_says(driven: Any) -> None:
    naming(driven, NamedSubject("合成甲", "合成县某局"), NamedSubject("合成甲", "合成县另一局"))
    assert "几名同名" in refusal_of(driven, replace(NAMESAKE, unit="合成县第三局")).text
    driven.clear(NAMESAKE)
    assert "没有另一名同名的对象" in refusal_of(driven, replace(driven.first, unit=NAMESAKE.unit)).text
    assert [each.place for each in driven.clear().present.cleared] == [1, 0]


def test_of_two_namesakes_of_whom_one_has_a_number_each_is_cleared_as_themselves(driven: Any) -> None:
    naming(driven, NamedSubject("合成甲"), NamedSubject("合成甲", cadre_id="SYN-000123"))
    assert [each.place for each in driven.clear().clear(NAMESAKE).present.cleared] == [1, 0]


def test_who_is_named_twice_with_a_number_is_cleared_once(driven: Any) -> None:
    twice = NamedSubject("合成甲", cadre_id="SYN-000123")
    assert all(each.closed_on for each in naming(driven, twice, twice).clear().deadlines().values())


def test_each_of_those_named_is_cleared_for_themselves(driven: Any) -> None:
    naming(driven, NamedSubject("合成甲"), NamedSubject("合成乙"))
    driven.clear(driven.second)
    assert [each.closed_on for each in driven.deadlines().values()] == [None, driven.today]


def test_a_refusal_of_what_is_not_true_asks_for_a_clearance_within_fifteen_working_days(refused: Any) -> None:
    assert refused.deadlines()[DEADLINE] == Deadline(
        deadline_id=DEADLINE,
        kind=DeadlineKind.CLEARANCE,
        clause="incentive:9",
        started_by="查明反映不属实，不予启动",
        started_on=REFUSED_ON,
        length=15,
        unit=Unit.WORKING_DAYS,
        due_on=date(2026, 3, 24),
    )


@pytest.mark.parametrize(
    ("day", "standing"),
    [(23, Standing.APPROACHING), (24, Standing.APPROACHING), (25, Standing.OVERDUE)],
    ids=["before", "on", "after"],
)
def test_it_is_overdue_after_its_last_day_until_the_subject_is_cleared(
    refused: Any, day: int, standing: Standing
) -> None:
    refused.today = date(2026, 3, day)
    assert refused.deadlines()[DEADLINE].standing(refused.today, lead_days=3) is standing
    closed = refused.clear().deadlines()[DEADLINE]
    assert (closed.closed_on, closed.standing(refused.today, lead_days=3)) == (refused.today, Standing.CLOSED)


def test_a_refusal_for_another_reason_asks_for_none_but_allows_it(driven: Any) -> None:
    driven.propose_start().refuse_start()
    assert driven.deadlines() == {}
    assert driven.clear().present.cleared


def test_the_clearance_has_its_letter_and_is_told_once(refused: Any) -> None:
    drawn = letter_of(refused.clear(**IN_WRITING).present, "SYN-000123", LetterKind.CLEARANCE, catalogue().cite)
    text = "\n".join(drawn.letter.texts)
    assert all(each in text for each in ("合成县某局、合成甲", "副局长", "合成:审批超时", "合成县某局机关"))
    assert letters_of(refused.present, catalogue().cite) == [drawn]
    (message,) = told(refused)
    assert (message.kind, message.subject.cadre_id, message.subject.unit) == ("cleared", "SYN-000123", "合成县某局")


def test_a_clearance_without_number_and_issuer_has_no_letter_and_is_told_to_nobody(refused: Any) -> None:
    refused.clear()
    assert letters_of(refused.present, catalogue().cite) == []
    assert told(refused) == []


def test_the_file_names_who_was_cleared(refused: Any) -> None:
    refused.clear()
    at = datetime(2026, 3, 20, tzinfo=UTC)
    lines = [entry_of(each, refused.present, at=at, on=refused.today, who="合成录入员").text for each in refused.events]
    assert lines[1].startswith("合成批准人于2026年3月3日决定不予启动，反映的问题不属实。")
    assert lines[2].startswith("2026年3月20日在合成县某局机关为合成甲澄清正名")


def test_what_is_stored_gives_the_same_case(refused: Any) -> None:
    refused.clear(**IN_WRITING)
    case = None
    for event in refused.events:
        case = evolve(case, CODEC.decode(CODEC.encode(event)))
    assert case == refused.present


def told(driven: Any) -> list[RulingIssued]:
    commit = Commit(
        stream="case:case-5f0c",
        version=3,
        cause="http:1",
        events=(CODEC.encode(driven.events[-1]),),
        actor="合成承办人",
        at=datetime(2026, 3, 20, tzinfo=UTC),
        on=driven.today,
        county="430626",
        correlation="5f0c",
        prev_hash="",
        hash="",
    )
    return [message for message in messages_of(commit) if isinstance(message, RulingIssued)]
