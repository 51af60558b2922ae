"""Decisions in force go into the ledgers once, and the notifier is told."""

import pytest

from wenze.contracts.cases import CaseProgressed
from wenze.contracts.envelope import Envelope, InvalidMessage
from wenze.contracts.personnel import EffectsRecorded


async def test_a_decision_is_recorded_in_the_cadres_ledger(office, examples):
    made = examples.decision([examples.effect()])
    await office.reader.process([examples.decision_in_force(made)])
    cadre = await office.cadre()
    assert cadre.decisions == (made,)
    assert not cadre.registered


@pytest.mark.parametrize("letter_served", [False, True])
async def test_the_notifier_is_told_all_that_its_notices_need(office, examples, letter_served: bool):
    made = examples.decision([examples.effect()], letter_served=letter_served)
    sent = examples.decision_in_force(made)
    await office.reader.process([sent])
    (published,) = office.publisher.published
    message = published.message
    assert isinstance(message, EffectsRecorded)
    shared = EffectsRecorded.model_fields.keys() - {"cadre_id"}
    assert {name: getattr(message, name) for name in shared} == {name: getattr(sent.message, name) for name in shared}
    assert published.causation_id == f"message:{sent.id}"
    assert published.correlation_id == made.case_id


async def test_the_same_message_again_publishes_again_and_records_nothing(office, examples):
    sent = examples.decision_in_force(examples.decision([examples.effect()]))
    await office.reader.process([sent])
    await office.reader.process([sent])
    first, again = office.publisher.published
    assert first == again
    assert len((await office.cadre()).decisions) == 1


async def test_the_same_decision_in_another_message_is_recorded_once(office, examples):
    made = examples.decision([examples.effect()])
    await office.reader.process(
        [examples.decision_in_force(made), examples.decision_in_force(made, message_id="other")]
    )
    assert len((await office.cadre()).decisions) == 1
    assert len(office.publisher.published) == 1


async def test_two_decisions_about_one_cadre_in_one_batch_are_both_recorded(office, examples):
    sent = [examples.decision_in_force(examples.decision([examples.effect()], name)) for name in ("D-1", "D-2")]
    await office.reader.process(sent)
    assert [each.decision_id for each in (await office.cadre()).decisions] == ["D-1", "D-2"]


async def test_other_messages_about_cases_are_passed_over(office, examples):
    step = CaseProgressed(
        county="430602", case_id="C-1", action="start", state="open", on=office.clock.today(), clause=""
    )
    sent = examples.decision_in_force(examples.decision())
    other = Envelope("1", "case-engine", "case:C-1", sent.time, "C-1", "C-1", step)
    await office.reader.process([other])
    assert office.publisher.published == []


@pytest.mark.parametrize("number", [" ", "430602199001011234", "HC/1"])
async def test_a_decision_whose_number_cannot_be_read_is_an_invalid_message(office, examples, number: str):
    with pytest.raises(InvalidMessage, match="no cadre_id"):
        await office.reader.process([examples.decision_in_force(examples.decision(), cadre_id=number)])


async def test_a_decision_goes_into_the_ledger_of_the_number_s_one_form(office, examples):
    await office.reader.process([examples.decision_in_force(examples.decision(), cadre_id=" hc-0001")])
    assert (await office.cadre("HC-0001")).has_recorded("D-1")


async def test_an_effect_that_ends_before_it_starts_is_an_invalid_message(office, examples):
    sent = examples.decision_in_force(examples.decision([examples.effect()]))
    effect = sent.message.effects[0].model_copy(
        update={"effective_until": examples.effect().effective_from.replace(day=1)}
    )
    wrong = sent.message.model_copy(update={"effects": (effect,)})
    envelope = Envelope(sent.id, sent.source, sent.subject, sent.time, "C", "C", wrong)
    with pytest.raises(InvalidMessage, match="before it starts"):
        await office.reader.process([envelope])
