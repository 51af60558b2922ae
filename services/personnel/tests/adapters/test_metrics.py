"""The ledgers and the answers are watched, without a word about whom they concern."""

from datetime import date

from personnel.adapters.metrics import counting_answers, counting_effects
from personnel.application.answer_eligibility import AnswerEligibility, Asked
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.events import EffectsRecorded
from wenze.telemetry import Metrics
from wenze.telemetry.metric_table import EFFECTS, ELIGIBILITY_QUESTIONS


def test_each_effect_is_counted_by_its_kind(examples):
    metrics = Metrics()
    effect = examples.effect()
    counting_effects(metrics)(EffectsRecorded(examples.cadre_id, examples.decision([effect, effect])))
    assert metrics.value(EFFECTS, kind=effect.kind) == 2


async def test_an_answer_is_counted_by_action_and_result(office, ruleset, examples):
    metrics = Metrics()
    ask = AnswerEligibility(office.cadres, ruleset, counting_answers(metrics))
    await office.reader.process([examples.decision_in_force(examples.decision([examples.effect()]))])
    await ask([Asked(examples.cadre_id, Question(Action.PROMOTION, date(2026, 6, 1)))])
    assert metrics.value(ELIGIBILITY_QUESTIONS, action="promotion", result="blocked") == 1
