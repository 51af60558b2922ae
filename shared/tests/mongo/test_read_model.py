"""A read model keeps the newest version of each document, whoever writes last."""

import pytest

from wenze.mongo.database import Database
from wenze.mongo.read_model import ReadModel

pytestmark = pytest.mark.embedded


@pytest.fixture
async def model(database: Database) -> ReadModel:
    model = ReadModel(database, "things", [("county",)])
    await model.prepare()
    return model


async def test_a_newer_version_replaces_an_older_one(model: ReadModel):
    await model.write({"a": (1, {"n": 1})})
    await model.write({"a": (2, {"n": 2})})
    assert await model.get("a") == {"_id": "a", "n": 2, "version": 2}


async def test_documents_that_are_new_and_documents_that_are_there_are_written_together(model: ReadModel):
    await model.write({"a": (1, {"n": 1}), "b": (2, {"n": 2})})
    await model.write({"a": (3, {"n": 3}), "b": (1, {"n": 1}), "c": (2, {"n": 2}), "d": (1, {"n": 1})})
    assert [(await model.get(key) or {})["n"] for key in "abcd"] == [3, 2, 2, 1]


async def test_versions_are_told_of_what_is_there(model: ReadModel):
    await model.write({"a": (1, {"n": 1}), "b": (2, {"n": 2})})
    assert await model.versions(["a", "b", "c"]) == {"a": 1, "b": 2}


async def test_an_older_version_that_comes_late_changes_nothing_and_keeps_no_other_out(model: ReadModel):
    await model.write({"a": (2, {"n": 2})})
    await model.write({"a": (1, {"n": 1}), "b": (1, {"n": 1})})
    assert [(await model.get(key) or {})["n"] for key in "ab"] == [2, 1]


async def test_nothing_to_write_is_no_error(model: ReadModel):
    await model.write({})


async def test_a_page_is_the_newest_first_with_the_total(model: ReadModel):
    await model.write({str(n): (1, {"n": n, "county": "430602" if n % 2 else "430603"}) for n in range(10)})
    page, total = await model.page({"county": "430602"}, sort="n", skip=1, limit=2)
    assert ([document["n"] for document in page], total) == ([7, 5], 5)


async def test_documents_are_counted_by_fields_with_sums(model: ReadModel):
    await model.write({str(n): (1, {"n": n, "county": "430602"}) for n in range(3)})
    assert await model.count_by(["county"], {}, sums=["n"]) == [{"county": "430602", "count": 3, "n": 3}]


async def test_a_change_is_made_only_under_its_condition(model: ReadModel):
    await model.write({"a": (1, {"owner": ""})})
    assert await model.update("a", {"owner": ""}, {"owner": "me"})
    assert not await model.update("a", {"owner": ""}, {"owner": "you"})
    assert (await model.get("a") or {})["owner"] == "me"


async def test_after_clearing_the_same_version_can_be_written_anew(model: ReadModel):
    await model.write({"a": (1, {"shape": "old"})})
    await model.clear()
    await model.write({"a": (1, {"shape": "new"})})
    assert (await model.get("a") or {})["shape"] == "new"
