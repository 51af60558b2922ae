"""The list of imports, run on the fake and on MongoDB."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from case_engine.adapters.decision_imports import INDEXES, MongoDecisionImports
from case_engine.application.decision_imports import DecisionImports, ImportRecord
from case_engine.domain.earlier.report import CellProblem, DecisionsImported
from wenze.mongo.database import Mongo
from wenze.mongo.read_model import ReadModel


@pytest.fixture(params=["memory", pytest.param("mongodb", marks=pytest.mark.embedded)])
def mongo_url(request: pytest.FixtureRequest) -> str | None:
    return request.getfixturevalue("embedded_database_url") if request.param == "mongodb" else None


@pytest.fixture
async def listed(mongo_url: str | None, imports_in_memory: Any) -> AsyncGenerator[DecisionImports]:
    if mongo_url is None:
        yield imports_in_memory
        return
    mongo = Mongo(mongo_url, f"imports_{uuid4().hex}", retry_writes=False, timeout_ms=5_000)
    documents = ReadModel(mongo.database, "imports", INDEXES)
    await documents.prepare()
    yield MongoDecisionImports(documents)
    mongo.close()


NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def record(number: int) -> ImportRecord:
    """The nth import, an hour after the one before."""
    problem = CellProblem(2, "姓名", "没有填写")
    report = DecisionsImported(f"import-{number}", "合成.csv", "f", 1, 0, 0, 1, 0, 1, (problem,))
    return ImportRecord(report, NOON + timedelta(hours=number), "合成经办人")


async def test_the_latest_import_comes_first_and_without_its_problems(listed: DecisionImports) -> None:
    for number in (2, 1, 3):
        await listed.keep(record(number))
    found, total = await listed.page(skip=0, limit=2)
    assert [each.report.import_id for each in found] == ["import-3", "import-2"]
    assert total == 3
    assert found[0].report.problems == ()
    assert found[0].imported_at == record(3).imported_at


async def test_an_import_that_is_kept_twice_is_listed_once(listed: DecisionImports) -> None:
    await listed.keep(record(1))
    await listed.keep(record(1))
    assert (await listed.page(skip=0, limit=10))[1] == 1
