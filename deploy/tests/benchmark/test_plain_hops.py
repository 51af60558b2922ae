"""Plain hops on a real broker and database."""

from dataclasses import replace
from pathlib import Path

import pytest
from motor.motor_asyncio import AsyncIOMotorClient

from benchmark.ground import new_ground
from benchmark.listed import listed
from benchmark.load import clues
from benchmark.plain_hop import LIST
from benchmark.plain_work import PlainWork
from benchmark.tally import NotReached, Tally
from wenze.bus.publisher import record_of
from wenze.contracts.topics import FEEDS

pytestmark = pytest.mark.embedded

WORK = PlainWork(
    bootstrap="",
    mongo_url="",
    database="plain_test",
    source=FEEDS.name,
    target="plain-target",
    copies=2,
    document={"_id": "clue:a#000001", "stream": "clue:a", "cause": "message:a", "version": 1, "county": "430600"},
    headers={"ce_type": "made", "ce_id": "a"},
    body={"county": "430600", "title": "合成"},
)
LISTING = replace(WORK, copies=1, list_document={"_id": "a", "county": "430600"}, list_indexes=(("county", "title"),))


async def test_a_hop_appends_and_publishes_its_copies_of_each_message(tmp_path: Path) -> None:
    async with new_ground(tmp_path) as ground:
        await ground.send([record_of(envelope) for envelope in clues(20, "plain")])
        await ground.create({WORK.target})
        async with Tally(ground.bootstrap, [WORK.target]) as tally, ground.hops([WORK]):
            assert (await tally.reached("made", 40, 60)).count == 40
        client = AsyncIOMotorClient(ground.settings.mongo_address)
        assert await client["plain_test"]["journal"].count_documents({}) == 40
        client.close()


async def test_a_hop_lists_each_message_under_its_aggregate(tmp_path: Path) -> None:
    async with new_ground(tmp_path) as ground:
        await ground.send([record_of(envelope) for envelope in clues(20, "plain")])
        await ground.create({WORK.target})
        async with Tally(ground.bootstrap, [WORK.target]) as tally, ground.hops([LISTING]):
            seen = await tally.reached("made", 20, 60)
            await listed(ground.settings.mongo_address, "plain_test", LIST, seen, 60)
        client = AsyncIOMotorClient(ground.settings.mongo_address)
        assert await client["plain_test"][LIST].count_documents({}) == 20
        assert "county_1_title_1" in await client["plain_test"][LIST].index_information()
        client.close()


async def test_what_is_not_seen_in_time_is_told(tmp_path: Path) -> None:
    async with new_ground(tmp_path) as ground, Tally(ground.bootstrap, [FEEDS.name]) as tally:
        with pytest.raises(NotReached, match=r"wenze\.feed\.submitted\.v1: 0 of 1 within 0\.1 s"):
            await tally.reached("wenze.feed.submitted.v1", 1, seconds=0.1)


def test_the_work_survives_the_file(tmp_path: Path) -> None:
    WORK.write(tmp_path / "work.json")
    assert PlainWork.read(tmp_path / "work.json") == WORK
