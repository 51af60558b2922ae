"""Answers come from the journal, with a receipt that replays."""

from datetime import date

import pytest

from personnel.adapters.metrics import counting_answers
from personnel.application.answer_eligibility import AnswerEligibility, Asked
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.levels import Level
from wenze.telemetry import Metrics

PROMOTION = Question(Action.PROMOTION, date(2026, 6, 1), Level.SECTION)


@pytest.fixture
def ask(office, ruleset) -> AnswerEligibility:
    return AnswerEligibility(office.cadres, ruleset, counting_answers(Metrics()))


async def test_nobody_knows_an_unknown_cadre(ask: AnswerEligibility, examples):
    assert await ask([Asked(examples.cadre_id, PROMOTION)]) == [None]


async def test_many_questions_are_answered_in_their_order(ask: AnswerEligibility, office, examples):
    await office.reader.process([examples.decision_in_force(examples.decision([examples.effect()]), "HC-0002")])
    answers = await ask([Asked("HC-0001", PROMOTION), Asked("HC-0002", PROMOTION), Asked("HC-0003", PROMOTION)])
    assert [each and each.cadre.cadre_id for each in answers] == [None, "HC-0002", None]


async def test_the_receipt_names_rules_clauses_settings_and_the_version_of_the_ledger(ask, office, examples, ruleset):
    await office.reader.process([examples.decision_in_force(examples.decision([examples.effect()]))])
    (answered,) = await ask([Asked(examples.cadre_id, PROMOTION)])
    receipt = answered.receipt
    assert not answered.answer.eligible
    assert receipt.as_of == PROMOTION.on
    assert "promotion_ban_18_1_3_5" in receipt.rules
    assert {"accountability:18.1", "supervision:7", "incentive:3"} <= set(receipt.clauses)
    assert [setting.name for setting in receipt.settings] == ["commendation-against-ban"]
    assert (receipt.ruleset, receipt.ruleset_hash) == (ruleset.version, ruleset.hash)
    assert receipt.ledger_version == 1
    assert receipt.ledger_hash == (await office.cadres.load(examples.cadre_id)).head


async def test_the_same_question_has_the_same_receipt_until_the_ledger_changes(ask, office, examples):
    asked = [Asked(examples.cadre_id, PROMOTION)]
    await office.reader.process([examples.decision_in_force(examples.decision([examples.effect()]))])
    before, again = await ask(asked), await ask(asked)
    await office.reader.process([examples.decision_in_force(examples.decision([], "D-2"))])
    (after,) = await ask(asked)
    assert before == again
    assert after.receipt.ledger_version == before[0].receipt.ledger_version + 1
    assert after.receipt.ledger_hash != before[0].receipt.ledger_hash
