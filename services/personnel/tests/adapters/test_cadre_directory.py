"""The list of cadres, run on the fake and on MongoDB."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from personnel.adapters.cadre_directory import INDEXES, MongoCadreDirectory
from personnel.adapters.cadre_documents import cadre_document
from personnel.application.cadre_directory import CadreDirectory, CadreFilter
from personnel.domain.cadre import Cadre
from personnel.domain.effect import EffectKind
from wenze.journal.commit import Commit
from wenze.journal.executor import History
from wenze.mongo.database import Mongo
from wenze.mongo.read_model import ReadModel

DAY = date(2026, 6, 1)


@pytest.fixture(params=["memory", pytest.param("mongodb", marks=pytest.mark.embedded)])
def mongo_url(request: pytest.FixtureRequest) -> str | None:
    return request.getfixturevalue("embedded_database_url") if request.param == "mongodb" else None


@pytest.fixture
async def kept(mongo_url: str | None, office) -> AsyncGenerator[tuple[Any, CadreDirectory]]:
    """Where documents are written, and the directory that finds them."""
    if mongo_url is None:
        yield office.directory, office.directory
        return
    mongo = Mongo(mongo_url, f"cadres_{uuid4().hex}", retry_writes=False, timeout_ms=5_000)
    documents = ReadModel(mongo.database, "cadres", INDEXES)
    await documents.prepare()
    yield documents, MongoCadreDirectory(documents)
    mongo.close()


@pytest.fixture
async def directory(kept, office, examples) -> CadreDirectory:
    """Four cadres: a past ban, a ban in force, a letter in the file, and one whom no roster named."""
    documents, directory = kept
    past = examples.effect(start=date(2025, 1, 1), until=date(2025, 6, 30))
    letter = examples.effect("file-entry", start=date(2025, 3, 1), until=None, clause="accountability:18.7")
    open_end = examples.effect("impact-period", until=None, clause="accountability:18.2")
    cadres = [
        named(examples, "A", [past], date(2025, 1, 1), county="430626", unit="合成文化馆"),
        named(examples, "B", [examples.effect(), past], date(2026, 5, 10), name="合成乙"),
        named(examples, "C", [letter], date(2025, 3, 1)),
        replace(named(examples, "D", [open_end], date(2026, 5, 11)), particulars=None),
    ]
    for cadre in cadres:
        await documents.write({cadre.cadre_id: (1, cadre_document(history_of(cadre, office)))})
    return directory


def named(examples, cadre_id: str, effects, effective_on: date, **particulars: Any) -> Cadre:
    made = examples.cadre(examples.decision(effects, effective_on=effective_on), **particulars)
    return replace(made, cadre_id=cadre_id)


def history_of(cadre: Cadre, office) -> History[Cadre]:
    commit = Commit("cadre:x", 1, "c", (), "a", office.clock.now(), office.clock.today(), "430602", "r", "")
    return History(cadre, [commit])


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (CadreFilter(), ["D", "B", "C", "A"]),
        (CadreFilter(county="430626"), ["A"]),
        (CadreFilter(unit="文化"), ["A"]),
        (CadreFilter(unit="合成（局"), []),
        (CadreFilter(name="乙"), ["B"]),
        (CadreFilter(registered=False), ["D"]),
        (CadreFilter(effects_on=date(2025, 6, 30)), ["B", "A"]),
        (CadreFilter(effects_on=date(2025, 7, 1)), []),
        (CadreFilter(effects_on=date(2026, 5, 9)), []),
        (CadreFilter(effects_on=date(2026, 5, 10)), ["D", "B"]),
        (CadreFilter(effects_on=date(2026, 11, 9)), ["D", "B"]),
        (CadreFilter(effects_on=date(2026, 11, 10)), ["D"]),
        (CadreFilter(effects_on=date(2099, 1, 1)), ["D"]),
    ],
)
async def test_the_list_is_narrowed_and_has_the_latest_decisions_first(
    directory, wanted: CadreFilter, found: list[str]
):
    page = await directory.page(wanted, skip=0, limit=10)
    assert [cadre.cadre_id for cadre in page.cadres] == found
    assert page.total == len(found)


async def test_a_page_tells_how_many_there_are_in_all(directory):
    page = await directory.page(CadreFilter(), skip=1, limit=2)
    assert [cadre.cadre_id for cadre in page.cadres] == ["B", "C"]
    assert page.total == 4


async def test_statistics_count_cadres_by_county_and_those_on_whom_each_kind_holds(directory):
    statistics = await directory.statistics(DAY)
    assert statistics.cadres == {"430602": 3, "430626": 1}
    assert statistics.unregistered == 1
    in_force = {kind: counts for kind, counts in statistics.effects_in_force.items() if counts}
    assert in_force == {
        EffectKind.PROMOTION_BAN: {"430602": 1},
        EffectKind.IMPACT_PERIOD: {"430602": 1},
        EffectKind.FILE_ENTRY: {"430602": 1},
    }


async def test_an_effect_without_an_end_comes_back_without_one(directory):
    page = await directory.page(CadreFilter(registered=False), skip=0, limit=1)
    (effect,) = page.cadres[0].effects
    assert (effect.kind, effect.until) == (EffectKind.IMPACT_PERIOD, None)
