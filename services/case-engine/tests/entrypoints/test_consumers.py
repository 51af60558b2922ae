"""What the case engine makes of messages: each admitted clue one case, each receipt one entry, never two."""

from typing import Any

import pytest

from case_engine.adapters.publication import messages_of
from wenze.contracts.cases import MeasureProposed
from wenze.contracts.clues import ClueHeld
from wenze.contracts.envelope import InvalidMessage
from wenze.contracts.notices import NoticePrepared


async def test_an_admitted_clue_leads_to_exactly_one_case(office: Any) -> None:
    await office.admit()
    await office.admit()
    history = await office.store.load("case-5f0c")
    assert len(history.commits) == 1
    assert history.state.case_id == "case-5f0c"


async def test_a_second_admission_of_the_same_clue_leads_to_no_second_case(office: Any) -> None:
    await office.admit()
    message = (await office.store.load("case-5f0c")).state
    await office.admit(title="合成：再次受理")
    assert (await office.store.load("case-5f0c")).state == message


async def test_a_redelivered_admission_is_published_again_under_the_same_id(office: Any) -> None:
    await office.admit()
    await office.admit()
    assert [envelope.id for envelope in office.publisher.published] == ["case:case-5f0c#000001.0"] * 2


async def test_a_proposed_start_is_told_with_source_subjects_and_reasons(office: Any) -> None:
    await office.admit()
    (envelope,) = office.publisher.published
    assert envelope.message.type_name() == "wenze.case.start-proposed.v1"
    assert envelope.message.subjects[0].name == "合成甲"
    assert envelope.message.reasons[0].clause == "accountability:9.1"
    assert envelope.correlation_id == "correlation-1"


async def test_every_measure_against_somebody_is_told_with_those_behind_it(office: Any, steps: tuple[str, ...]) -> None:
    """accountability:15.3: it may be retaliation against whoever reported."""
    case_id = await office.admit()
    await office.lead(case_id, *steps)
    messages = [each for commit in (await office.store.load(case_id)).commits for each in messages_of(commit)]
    proposed, decided = [each for each in messages if isinstance(each, MeasureProposed)]
    assert proposed.subject == decided.subject
    assert (decided.subject.name, decided.subject.unit, decided.measure) == ("合成甲", "合成县某局", "admonition-talk")
    assert (proposed.proposed_by, proposed.bodies) == (("合成录",), ())
    assert set(decided.proposed_by) >= {"合成子", "合成丑"}
    assert decided.bodies == ("合成县某局领导班子",)


async def test_other_messages_about_clues_and_notices_concern_no_case(office: Any) -> None:
    held = ClueHeld.model_validate(
        {
            "county": "430602",
            "clue_id": "x",
            "source": "citizen-report",
            "feed": "f",
            "external_id": "1",
            "received_on": "2026-03-01",
            "title": "t",
            "reasons": [],
        }
    )
    prepared = NoticePrepared(county="430602", notice_id="n", case_id="case-x", recipient="unit")
    await office.clues.process([office.envelope(held, "clue:x#000001.0")])
    await office.receipts.process([office.envelope(prepared, "notice:n#000001.0")])
    assert await office.journal.streams("", "", 10) == ()


async def test_a_receipt_is_recorded_once_however_often_it_is_delivered(office: Any, steps: tuple[str, ...]) -> None:
    case_id = await office.admit()
    await office.lead(case_id, *steps)
    for _ in range(2):
        await office.serve(case_id, "case-5f0c-1", "subject")
    (proceeding,) = (await office.store.load(case_id)).state.proceedings
    assert len(proceeding.served) == 1
    assert proceeding.served[0].proof == "合成回执第1号"


async def test_a_receipt_for_the_handler_is_no_service(office: Any, steps: tuple[str, ...]) -> None:
    case_id = await office.admit()
    await office.lead(case_id, *steps)
    await office.serve(case_id, "", "handler")
    assert (await office.store.load(case_id)).state.proceedings[0].served == ()


@pytest.mark.parametrize(
    ("case_id", "decision_id"),
    [("case-none", "case-none-1"), ("case-5f0c", "case-5f0c-7"), ("earlier-none", "earlier-none")],
)
async def test_a_receipt_for_nothing_becomes_a_dead_letter(office: Any, case_id: str, decision_id: str) -> None:
    await office.admit()
    with pytest.raises(InvalidMessage, match="无法登记送达"):
        await office.serve(case_id, decision_id, "unit")


async def test_a_decision_in_force_carries_what_the_others_need(office: Any, steps: tuple[str, ...]) -> None:
    case_id = await office.admit()
    await office.lead(case_id, *steps)
    progressed, in_force = messages_of((await office.store.load(case_id)).commits[-1])
    assert (progressed.action, progressed.state) == ("enter-into-force", "in-force")
    assert (in_force.decision_id, in_force.subject.cadre_id) == ("case-5f0c-1", "SYN-000123")
    assert (in_force.appeal.period_days, in_force.appeal.body) == (15, "合成县委组织部")
    assert {effect.kind for effect in in_force.effects} == {"honours-cancelled", "promotion-ban", "file-entry"}
