"""The list of imports, run on the fake and on MongoDB."""

from collections.abc import AsyncGenerator
from datetime import UTC, timedelta
from uuid import uuid4

import pytest

from personnel.adapters.roster_imports import INDEXES, MongoRosterImports
from personnel.application.roster_imports import ImportRecord, RosterImports
from personnel.domain.roster_import import CellProblem, RosterImported
from wenze.mongo.database import Mongo
from wenze.mongo.read_model import ReadModel


@pytest.fixture(params=["memory", pytest.param("mongodb", marks=pytest.mark.embedded)])
def mongo_url(request: pytest.FixtureRequest) -> str | None:
    return request.getfixturevalue("embedded_database_url") if request.param == "mongodb" else None


@pytest.fixture
async def listed(mongo_url: str | None, office) -> AsyncGenerator[RosterImports]:
    if mongo_url is None:
        yield office.listed_imports
        return
    mongo = Mongo(mongo_url, f"imports_{uuid4().hex}", retry_writes=False, timeout_ms=5_000)
    documents = ReadModel(mongo.database, "imports", INDEXES)
    await documents.prepare()
    yield MongoRosterImports(documents)
    mongo.close()


def record(number: int, office) -> ImportRecord:
    """The nth import, an hour after the one before; as the database tells it, in UTC."""
    problem = CellProblem(2, "姓名", "没有填写")
    report = RosterImported(f"import-{number}", "合成.csv", "f", 1, 0, 0, 0, 1, 0, 1, (problem,))
    return ImportRecord(report, (office.clock.now() + timedelta(hours=number)).astimezone(UTC), "合成经办人")


async def test_the_latest_import_comes_first_and_without_its_problems(listed: RosterImports, office):
    for number in (2, 1, 3):
        await listed.keep(record(number, office))
    found, total = await listed.page(skip=0, limit=2)
    assert [each.report.import_id for each in found] == ["import-3", "import-2"]
    assert total == 3
    assert found[0].report.problems == ()
    assert found[0].imported_at == record(3, office).imported_at


async def test_an_import_that_is_kept_twice_is_listed_once(listed: RosterImports, office):
    await listed.keep(record(1, office))
    await listed.keep(record(1, office))
    assert (await listed.page(skip=0, limit=10))[1] == 1
