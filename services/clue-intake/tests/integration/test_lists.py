"""One contract for the lists: the fakes that other tests use behave like the database."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from clue_intake.adapters.clue_list import INDEXES as CLUE_INDEXES
from clue_intake.adapters.clue_list import MongoClueList, clue_document
from clue_intake.adapters.import_list import INDEXES as IMPORT_INDEXES
from clue_intake.adapters.import_list import MongoImportList
from clue_intake.adapters.opening_list import INDEXES as OPENING_INDEXES
from clue_intake.adapters.opening_list import MongoOpeningList
from clue_intake.adapters.watched_clues import MongoWatchedClues, watched_document
from clue_intake.application.clue_list import ClueFilter, ClueList, SourceFigures
from clue_intake.application.import_list import ImportList, ListedImport
from clue_intake.application.opening_list import ListedOpening, OpeningList
from clue_intake.application.watched_clues import WatchedClues
from clue_intake.domain.clue.state import Status
from clue_intake.domain.facts import NOTHING_STATED, Facts
from clue_intake.domain.informant import Informant
from clue_intake.domain.opening.state import Ruling
from clue_intake.domain.source import Source
from wenze.clock import BUSINESS_ZONE
from wenze.mongo.database import Mongo
from wenze.mongo.read_model import ReadModel

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(110)]


@pytest.fixture(params=["fake", "database"])
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
async def mongo(embedded_database_url: str, database: str) -> AsyncGenerator[Mongo]:
    mongo = Mongo(embedded_database_url, database, retry_writes=False, timeout_ms=5_000)
    yield mongo
    mongo.close()


@pytest.fixture
async def clue_list(kind: str, world: Any, mongo: Mongo) -> ClueList:
    await world.submit(external_id="1", received_on=date(2026, 2, 1), self_found=True)
    await world.submit(external_id="2", received_on=date(2026, 2, 2), county="平江县", facts=NOTHING_STATED)
    await world.submit(external_id="2", county="平江县", facts=NOTHING_STATED)
    await world.submit(
        external_id="3", received_on=date(2026, 2, 3), source=Source.MEDIA_EXPOSURE, feed="m", facts=Facts(major=True)
    )
    if kind == "fake":
        return world.clue_list
    documents = ReadModel(mongo.database, "clues", CLUE_INDEXES)
    await documents.prepare()
    histories = await world.clues.load_many(await world.journal.streams("clue:", "", 100))
    await documents.write({key: (len(each.commits), clue_document(each)) for key, each in histories.items()})
    return MongoClueList(documents)


async def found(clue_list: ClueList, **wanted: Any) -> list[str]:
    clues, total = await clue_list.page(ClueFilter(**wanted), skip=0, limit=10)
    assert total == len(clues)
    return [clue.external_id for clue in clues]


async def test_clues_are_found_latest_first(clue_list: ClueList) -> None:
    assert await found(clue_list) == ["3", "2", "1"]
    assert await found(clue_list, county="430626") == ["2"]
    assert await found(clue_list, status=Status.HELD) == ["2"]
    assert await found(clue_list, status=Status.ADMITTED, source=Source.CITIZEN_REPORT) == ["1"]
    assert await found(clue_list, feed="m") == ["3"]
    assert await found(clue_list, self_found=True) == ["1"]
    assert await found(clue_list, self_found=False) == ["3", "2"]
    assert await found(clue_list, received_from=date(2026, 2, 2)) == ["3", "2"]
    assert await found(clue_list, received_from=date(2026, 2, 2), received_to=date(2026, 2, 2)) == ["2"]


async def test_a_page_is_a_part_and_knows_the_whole(clue_list: ClueList) -> None:
    clues, total = await clue_list.page(ClueFilter(), skip=1, limit=1)
    assert ([clue.external_id for clue in clues], total) == (["2"], 3)
    assert clues[0].duplicates == 1
    assert clues[0].admitted_on is None


async def test_figures_count_clues_and_repetitions_by_source(clue_list: ClueList) -> None:
    assert list(await clue_list.figures()) == [
        SourceFigures(Source.CITIZEN_REPORT, admitted=1, held=1, duplicate=1, self_found=1),
        SourceFigures(Source.MEDIA_EXPOSURE, admitted=1),
    ]


async def test_imports_are_listed_latest_first_and_once_each(kind: str, world: Any, mongo: Mongo) -> None:
    imports: ImportList = (
        world.import_list if kind == "fake" else MongoImportList(ReadModel(mongo.database, "imports", IMPORT_INDEXES))
    )
    first = _listed("a", world.clock.now().astimezone(BUSINESS_ZONE))
    second = _listed("b", first.imported_at + timedelta(hours=1))
    for each in (first, second, first):
        await imports.keep(each, 1)
    assert await imports.page(skip=0, limit=10) == ([second, first], 2)
    assert await imports.page(skip=1, limit=1) == ([first], 2)


def _listed(name: str, at: Any) -> ListedImport:
    return ListedImport(f"petition:{name}", "petition", "合成.csv", at, "合成经办人", 5, 1, 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("day", "county", "counted"),
    [
        (date(2026, 2, 2), "", {}),
        (date(2026, 2, 3), "", {("430626", Source.CITIZEN_REPORT): 1}),
        (date(2026, 2, 3), "430602", {}),
        (date(2026, 3, 1), "430626", {("430626", Source.CITIZEN_REPORT): 1}),
    ],
)
async def test_held_clues_are_counted_by_county_and_source(
    clue_list: Any, day: date, county: str, counted: dict[tuple[str, Source], int]
) -> None:
    assert await clue_list.held_since(day, county) == counted


@pytest.fixture
async def opening_list(kind: str, world: Any, mongo: Mongo) -> OpeningList:
    if kind == "fake":
        return world.opening_list
    documents = ReadModel(mongo.database, "openings", OPENING_INDEXES)
    await documents.prepare()
    return MongoOpeningList(documents)


async def test_requests_to_read_an_informant_are_found_by_clue_and_ruling(opening_list: OpeningList) -> None:
    asked = datetime(2026, 3, 2, 9, 0, tzinfo=BUSINESS_ZONE)
    pending = ListedOpening("r1", "c1", "430602", "合成经办人", asked, "（合成）", 24, Ruling.PENDING, "", "", None, ())
    approved = replace(
        pending,
        request_id="r2",
        clue_id="c2",
        requested_at=asked + timedelta(hours=1),
        ruling=Ruling.APPROVED,
        ruled_by="合成保管员",
        open_until=asked + timedelta(days=1),
        read=(asked + timedelta(hours=2),),
    )
    await opening_list.keep(approved, 3)
    await opening_list.keep(replace(approved, read=()), 2)
    await opening_list.keep(pending, 1)
    every = await opening_list.page(clue_id="", ruling=None, skip=0, limit=10)
    assert (list(every[0]), every[1]) == ([approved, pending], 2)
    assert list((await opening_list.page(clue_id="c1", ruling=None, skip=0, limit=10))[0]) == [pending]
    assert list((await opening_list.page(clue_id="", ruling=Ruling.APPROVED, skip=0, limit=10))[0]) == [approved]


@pytest.fixture
async def watched(kind: str, world: Any, mongo: Mongo, informant: Informant) -> WatchedClues:
    await world.submit(external_id="1", informant=informant)
    await world.submit(external_id="2", informant=replace(informant, name="甄合成、甄二"))
    await world.submit(external_id="3")
    if kind == "fake":
        return world.watched
    documents = ReadModel(mongo.database, "clues", CLUE_INDEXES)
    await documents.prepare()
    histories = await world.clues.load_many(await world.journal.streams("clue:", "", 100))
    watch = world.watched.watch
    await documents.write({key: (len(each.commits), watched_document(each, watch)) for key, each in histories.items()})
    return MongoWatchedClues(documents)


async def test_watched_clues_are_found_by_any_of_their_informants(watched: WatchedClues, world: Any) -> None:
    both, one = (world.index.tags_to_look_for(Informant(name=name)) for name in ("甄合成", "甄二"))
    assert len(await watched.with_tags(both)) == 2
    (clue,) = await watched.with_tags(one)
    assert clue.accusation.units == {"合成街道办事处"}
    assert await watched.with_tags(both | one) == await watched.with_tags(both)
    assert await watched.with_tags(set()) == []


async def test_clues_without_tags_of_a_known_key_are_counted(watched: WatchedClues) -> None:
    assert await watched.without_tags({"index"}) == 0
    assert await watched.without_tags({"another"}) == 2
