"""Submitting clues: acknowledged once, however often they come."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from clue_intake.application.incoming import IncomingClue, InvalidSubmission
from clue_intake.application.preparation import clue_id_of
from clue_intake.domain.facts import NOTHING_STATED, Facts
from clue_intake.domain.informant import Informant
from clue_intake.domain.source import Source
from clue_intake.domain.submission import Subject
from wenze.contracts.clues import ClueAdmitted, ClueHeld, ClueSubmittedAgain
from wenze.errors import Transient
from wenze.telemetry.metric_table import CLUE_SUBMISSIONS


async def test_a_clue_that_meets_its_condition_is_admitted(world: Any) -> None:
    answer = await world.submit()
    assert answer.status == "admitted"
    assert answer.clue_id == clue_id_of("petition-office", "合成-1")
    assert {reason.clause for reason in answer.reasons} == {"accountability:9.1"}


async def test_a_clue_without_factual_basis_is_held(world: Any) -> None:
    answer = await world.submit(facts=Facts(considerable_impact=True))
    assert answer.status == "held"
    assert "是否有事实依据" in answer.reasons[0].text


async def test_a_new_clue_is_received_and_examined_in_one_commit(world: Any) -> None:
    answer = await world.submit()
    history = await world.clues.load(answer.clue_id)
    assert [event.type for commit in history.commits for event in commit.events] == ["clue-received", "clue-admitted"]
    assert len(history.commits) == 1


async def test_the_same_key_is_given_the_same_answer_and_changes_nothing(world: Any) -> None:
    first = await world.submit(key="k")
    again = await world.submit(key="k")
    assert again == replace(first, repeated=True)
    assert (await world.clue(first.clue_id)).times_submitted_again == 0


async def test_a_duplicate_that_is_asked_again_is_given_its_own_answer_even_after_the_clue_changed(world: Any) -> None:
    first = await world.submit(facts=NOTHING_STATED)
    duplicate = await world.submit(facts=NOTHING_STATED, key="k")
    await world.complete_admission(first.clue_id, Facts(True, True), "合成经办人", "http:admission:1")
    assert await world.submit(facts=NOTHING_STATED, key="k") == replace(duplicate, repeated=True)


async def test_another_key_for_the_same_feed_and_id_is_a_duplicate_of_the_first(world: Any) -> None:
    first = await world.submit()
    again = await world.submit()
    assert (again.status, again.duplicate_of) == ("duplicate", first.clue_id)
    assert again.reasons[0].clause == "accountability:9"


async def test_the_same_id_in_another_feed_is_another_clue(world: Any) -> None:
    first = await world.submit()
    other = await world.submit(feed="hotline")
    assert other.status == "admitted"
    assert other.clue_id != first.clue_id


async def test_a_feed_and_an_id_cannot_be_mistaken_for_another_pair() -> None:
    assert clue_id_of("a", "b\nc") != clue_id_of("a\nb", "c\n")


async def test_what_is_published_is_the_verdict_and_the_repetition(world: Any) -> None:
    await world.submit(facts=NOTHING_STATED)
    await world.submit(title="另一标题", facts=NOTHING_STATED)
    await world.publish()
    held, again = [envelope.message for envelope in world.publisher.published]
    assert isinstance(held, ClueHeld)
    assert isinstance(again, ClueSubmittedAgain)
    assert again.content_differs


async def test_a_message_names_its_subjects_and_reasons_but_not_the_content(world: Any) -> None:
    await world.submit()
    await world.publish()
    (message,) = [envelope.message for envelope in world.publisher.published]
    assert isinstance(message, ClueAdmitted)
    assert message.subjects[0].name == "张样例"
    assert message.county == "430602"
    assert "积水三年" not in message.model_dump_json()


async def test_a_submission_is_acknowledged_while_the_broker_is_down_and_published_afterwards(world: Any) -> None:
    world.publisher.outage = True
    assert (await world.submit()).status == "admitted"
    with pytest.raises(Transient):
        await world.publish()
    world.publisher.outage = False
    await world.publish()
    assert len(world.publisher.published) == 1


async def test_a_county_may_be_given_by_name_or_code(world: Any) -> None:
    await world.submit(county="430602")
    again = await world.submit(county="岳阳楼区")
    assert not (await world.clue(again.clue_id)).later


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        ({"county": "长沙市"}, "county", "430602 或 岳阳楼区"),
        ({"received_on": date(2026, 3, 3)}, "received_on", "晚于今天（2026-03-02）"),
        ({"title": " "}, "title", "没有填写"),
        ({"title": "长" * 201}, "title", "200"),
        ({"content": "长" * 20_001}, "content", "20000"),
        ({"feed": "a\nb"}, "feed", "可见字符"),
        ({"external_id": " "}, "external_id", "没有填写"),
        ({"external_id": "x" * 129}, "external_id", "128"),
    ],
)
async def test_what_cannot_come_in_is_refused_in_words_and_nothing_is_kept(
    world: Any, changes: dict[str, Any], field: str, text: str
) -> None:
    with pytest.raises(InvalidSubmission) as invalid:
        await world.submit(**changes)
    (problem,) = invalid.value.problems
    assert problem.field == field
    assert text in problem.text
    assert await world.journal.streams("", "", 10) == ()


async def test_a_clue_received_today_comes_in(world: Any) -> None:
    assert (await world.submit(received_on=date(2026, 3, 2))).status == "admitted"


async def test_the_rule_set_that_was_used_is_kept_with_the_setting_it_was_asked_for(
    world: Any, clue: IncomingClue
) -> None:
    facts = Facts(signatories=3, confirmed_by="合成局")
    answer = await world.submit(replace(clue, source=Source.DELEGATES_JOINT_PROPOSAL, facts=facts))
    basis = (await world.clue(answer.clue_id)).basis
    assert basis.settings == {"joint-proposal-minimum": "3"}
    assert basis.ruleset_hash


async def test_submissions_are_counted_by_source_and_status_once_each(world: Any) -> None:
    await world.submit(key="k")
    await world.submit(key="k")
    await world.submit()
    counted = {
        status: world.metrics.value(CLUE_SUBMISSIONS, source="citizen-report", status=status)
        for status in ("admitted", "held", "duplicate")
    }
    assert counted == {"admitted": 1, "held": 0, "duplicate": 1}


@pytest.mark.parametrize("written", ["2.02603E+17", "1.38E+10", "4e+17"])
async def test_a_number_that_a_spreadsheet_cut_short_is_refused(world: Any, written: str) -> None:
    changes: dict[str, dict[str, Any]] = {
        "external_id": {"external_id": written},
        "subject.cadre_id": {"subjects": (Subject("张样例", cadre_id=written),)},
        "informant.phone": {"informant": Informant(phone=written)},
        "informant.id_number": {"informant": Informant(id_number=written)},
    }
    for field, change in changes.items():
        with pytest.raises(InvalidSubmission) as invalid:
            await world.submit(**change)
        assert [(problem.field, "科学计数" in problem.text) for problem in invalid.value.problems] == [(field, True)]


@pytest.mark.parametrize("written", ["XF-1 ", "ＸＦ－１", "\u200bXF-1", "　XF-1"])
async def test_an_external_id_is_the_same_however_it_is_typed(world: Any, written: str) -> None:
    first = await world.submit(external_id="XF-1")
    assert (await world.submit(external_id=written, feed="petition-office ")).duplicate_of == first.clue_id


async def test_the_same_id_from_another_kind_of_source_is_told_as_such(world: Any) -> None:
    await world.submit()
    for _ in range(2):
        again = await world.submit(source=Source.MAJOR_INCIDENT)
        assert again.status == "duplicate"
        assert "换一个编号" in again.reasons[0].text
        assert "同一来源" not in again.reasons[0].text
