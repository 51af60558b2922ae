"""What other services are told of a commit."""

from typing import Any

from clue_intake.adapters.events import CLUE_EVENTS
from clue_intake.adapters.publication import TOLD, messages_of
from clue_intake.domain.facts import NOTHING_STATED, Facts
from wenze.contracts.topics import CLUES


async def messages(world: Any) -> list[Any]:
    return [
        message for commits in (await world.commits()).values() for commit in commits for message in messages_of(commit)
    ]


async def test_every_commit_of_a_clue_tells_something_so_that_the_list_follows(world: Any) -> None:
    clue_id = (await world.submit(facts=NOTHING_STATED)).clue_id
    await world.submit(facts=NOTHING_STATED)
    await world.complete_admission(clue_id, Facts(factual_basis=True), "合成经办人", "http:admission:1")
    await world.submit(facts=Facts(considerable_impact=True))
    (commits,) = (await world.commits()).values()
    kinds = [[message.message_type for message in messages_of(commit)] for commit in commits]
    assert kinds == [["clue.held"], ["clue.submitted-again"], ["clue.held"], ["clue.submitted-again", "clue.admitted"]]


async def test_a_commit_always_tells_the_same(world: Any) -> None:
    await world.submit()
    assert await messages(world) == await messages(world)


async def test_an_import_tells_nothing_by_itself(world: Any) -> None:
    content = "信访编号,来信来访日期,问题属地,反映内容\n".encode()
    await world.upload("petition", content)
    assert await messages(world) == []


async def test_every_message_of_the_topic_can_be_told() -> None:
    assert {message.message_type.replace(".", "-") for message in CLUES.messages} == TOLD
    assert CLUE_EVENTS.schemas().keys() >= TOLD
