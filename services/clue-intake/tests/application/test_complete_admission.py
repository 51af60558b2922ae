"""Completing what a held clue lacked."""

from typing import Any

import pytest

from clue_intake.adapters.clue_history import entries_of
from clue_intake.domain.clue.state import Status
from clue_intake.domain.facts import NOTHING_STATED, Facts
from clue_intake.domain.refusal import Refusal


async def held(world: Any) -> str:
    return (await world.submit(facts=NOTHING_STATED)).clue_id


async def complete(world: Any, clue_id: str, facts: Facts, key: str = "1") -> Any:
    return await world.complete_admission(clue_id, facts, "李经办", f"http:admission:{key}")


async def test_a_held_clue_is_admitted_once_everything_is_stated(world: Any) -> None:
    clue = await complete(world, await held(world), Facts(True, True))
    assert clue.status is Status.ADMITTED


async def test_a_repeated_completion_is_given_the_same_answer(world: Any) -> None:
    clue_id = await held(world)
    first = await complete(world, clue_id, Facts(True, True))
    assert await complete(world, clue_id, Facts(True, True)) == first


async def test_an_admitted_clue_refuses_another_completion(world: Any) -> None:
    clue_id = await held(world)
    await complete(world, clue_id, Facts(True, True))
    with pytest.raises(Refusal):
        await complete(world, clue_id, Facts(True, False), key="2")


async def test_there_is_nothing_to_complete_where_there_is_no_clue(world: Any) -> None:
    assert await complete(world, "unknown", Facts(True, True)) is None


async def test_the_history_tells_who_stated_what_and_when(world: Any) -> None:
    clue_id = await held(world)
    await complete(world, clue_id, Facts(factual_basis=True))
    entries = entries_of(await world.clues.load(clue_id))
    assert [entry.what for entry in entries] == ["clue-received", "clue-held", "admission-completed", "clue-held"]
    assert entries[2].by == "李经办"
    assert entries[2].text == "补充受理条件：是否有事实依据"
    assert entries[2].clause == "accountability:9.1"
    assert entries[3].text.startswith("暂缓受理：还没有说明反映的问题影响是否较大")
