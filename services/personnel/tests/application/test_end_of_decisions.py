"""问责办法 12, 18.2: what ends a decision's effects is recorded once, in whatever order the messages come."""

from dataclasses import replace
from datetime import date

import pytest

from personnel.adapters.cadre_documents import cadre_document
from wenze.contracts.cases import DecisionSubject, DecisionUnwound, ImpactPeriodEnded
from wenze.contracts.personnel import EffectsEnded


def unwound(examples, decision_id: str = "D-1") -> DecisionUnwound:
    return DecisionUnwound(
        county="430602",
        case_id="C-1",
        decision_id=decision_id,
        document_number="合成问责〔2026〕1号",
        subject=DecisionSubject(cadre_id=examples.cadre_id, name="合成甲", unit="合成局"),
        measure="admonition-talk",
        unwound_on=date(2026, 6, 20),
        effects_from=date(2026, 5, 10),
        clause="accountability:12",
        reasons="合成理由：认定的事实不清。",
    )


def ended(examples) -> ImpactPeriodEnded:
    return ImpactPeriodEnded(
        county="430602",
        case_id="C-1",
        decision_id="D-1",
        subject=DecisionSubject(cadre_id=examples.cadre_id, name="合成甲", unit="合成局"),
        ended_on=date(2026, 7, 1),
        clause="accountability:18.2",
    )


def told(examples, message, identity: str = "end"):
    return replace(examples.decision_in_force(examples.decision()), id=identity, message=message)


@pytest.mark.parametrize("first", ["decision", "unwinding"])
async def test_an_undone_decision_has_no_effect_any_more(office, examples, first: str):
    messages = [
        examples.decision_in_force(examples.decision([examples.effect()])),
        told(examples, unwound(examples)),
    ]
    await office.reader.process(messages if first == "decision" else messages[::-1])
    cadre = await office.cadre()
    assert list(cadre.entries()) == []
    assert [each.decision_id for each in cadre.decisions] == ["D-1"]
    assert cadre.unwinding_of("D-1").reasons == "合成理由：认定的事实不清。"


async def test_an_end_before_anything_else_is_kept_and_listed(office, examples):
    await office.reader.process([told(examples, unwound(examples))])
    history = await office.cadres.load(examples.cadre_id)
    document = cadre_document(history)
    assert (document["name"], document["effects"]) == (examples.cadre_id, [])


async def test_another_decision_keeps_its_effects(office, examples):
    await office.reader.process(
        [
            examples.decision_in_force(examples.decision([examples.effect()], "D-1")),
            examples.decision_in_force(examples.decision([examples.effect()], "D-2")),
            told(examples, unwound(examples)),
        ]
    )
    assert [entry.decision.decision_id for entry in (await office.cadre()).entries()] == ["D-2"]


async def test_an_end_is_recorded_and_told_once(office, examples):
    for identity in ("end", "end", "end-again"):
        await office.reader.process([told(examples, unwound(examples), identity)])
        await office.reader.process([told(examples, ended(examples), f"period-{identity}")])
    cadre = await office.cadre()
    assert (len(cadre.unwound), len(cadre.ended)) == (1, 1)
    ends = {each.id: each.message for each in office.publisher.published if isinstance(each.message, EffectsEnded)}
    assert sorted(each.unwound for each in ends.values()) == [False, True]


@pytest.mark.parametrize(("on", "holds"), [(date(2026, 7, 1), True), (date(2026, 7, 2), False)])
async def test_an_impact_period_holds_until_its_last_day(office, examples, on: date, holds: bool):
    open_period = examples.effect("impact-period", until=None, clause="accountability:18.2")
    await office.reader.process(
        [examples.decision_in_force(examples.decision([open_period])), told(examples, ended(examples))]
    )
    (entry,) = (await office.cadre()).entries()
    assert entry.effect.holds_on(on) is holds
