"""Stores filled with copies are like those that the service fills, and what a clue costs in them is measured."""

from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from benchmark.extent import Extent
from benchmark.ground import Ground, new_ground
from benchmark.growth import costs_by_size
from benchmark.stored_clues import ClueStore
from benchmark.submissions import clerks_badge
from wenze.counties import COUNTIES
from wenze.journal.commit import verify_chain
from wenze.mongo.database import Mongo
from wenze.mongo.journal import MongoJournal

pytestmark = pytest.mark.embedded

STORED = 60


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Ground]:
    async with new_ground(tmp_path_factory.mktemp("filled")) as ground:
        with closing(ClueStore(ground)) as store:
            await store.fill(STORED)
        yield ground


@pytest.mark.asyncio(loop_scope="session")
async def test_as_many_are_stored_as_asked_for_and_every_history_is_whole(filled: Ground) -> None:
    with closing(
        Mongo(filled.settings.mongo_address, "wenze_clue_intake", retry_writes=False, timeout_ms=5_000)
    ) as mongo:
        journal = MongoJournal(mongo.database)
        streams = await journal.streams("clue:", "", STORED + 1)
        assert len(streams) == STORED
        assert [verify_chain(commits) for commits in (await journal.load(streams)).values()] == [1] * STORED


@pytest.mark.asyncio(loop_scope="session")
async def test_the_service_lists_copies_and_shows_them(filled: Ground) -> None:
    running = filled.running(["clue-intake"], {})
    url = running.running().components[0].url
    async with running, httpx.AsyncClient(base_url=url, headers=clerks_badge(running.settings)) as client:
        listed = (await client.get("/v1/clues?page_size=200")).json()
        assert listed["total"] == STORED
        assert {clue["county"] for clue in listed["items"]} == {county.code for county in COUNTIES}
        for clue in listed["items"][:3]:
            shown = (await client.get(f"/v1/clues/{clue['clue_id']}")).json()
            assert (shown["status"], shown["external_id"]) == ("admitted", clue["external_id"])


async def test_what_a_clue_costs_is_measured_in_each_size_of_store(tmp_path: Path) -> None:
    costs = await costs_by_size(Extent(1, 60, tmp_path), (20, 40))
    assert list(costs) == [20, 40]
    for (cost,) in costs.values():
        assert min(cost.clue, cost.list_page, cost.filtered_page, cost.one_clue) > 0
        assert cost.service + cost.database > 0
