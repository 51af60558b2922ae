"""The list and the queue of notices, run on the fake and on MongoDB."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from notifier.adapters.notice_documents import INDEXES, NoticeDocuments, notice_document
from notifier.application.notice_list import NoticeCount, NoticeFilter
from notifier.domain.notice import Notice, NoticeState, evolve
from notifier.domain.recipient import Recipient
from wenze.journal.executor import History
from wenze.mongo.database import Database, Document, Mongo
from wenze.mongo.read_model import ReadModel

SECOND = timedelta(seconds=1)


@pytest.fixture(params=["memory", pytest.param("mongodb", marks=pytest.mark.embedded)])
def mongo_url(request: pytest.FixtureRequest) -> str | None:
    return request.getfixturevalue("embedded_database_url") if request.param == "mongodb" else None


@pytest.fixture
async def model(mongo_url: str | None, documents: Any) -> AsyncGenerator[Any]:
    if mongo_url is None:
        yield documents
        return
    mongo = Mongo(mongo_url, f"notices_{uuid4().hex}", retry_writes=False, timeout_ms=5_000)
    stored = ReadModel(mongo.database, "notices", INDEXES)
    await stored.prepare()
    yield stored
    mongo.close()


@pytest.fixture
def listed(model: Any) -> NoticeDocuments:
    return NoticeDocuments(model)


async def write(model: Any, key: str, notice: Notice, *, by_mail: bool = False) -> None:
    await model.write({key: (1, notice_document(History(notice), lambda _: by_mail))})


async def due(listed: NoticeDocuments, now: datetime, *, by_mail: bool = False, limit: int = 10) -> list[str]:
    return await listed.due(by_mail=by_mail, now=now, limit=limit)


async def test_a_notice_is_due_from_its_moment_on(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime
) -> None:
    await write(model, "a", notice)
    assert await due(listed, noon - SECOND) == []
    assert await due(listed, noon) == ["a"]
    assert await due(listed, noon + SECOND) == ["a"]


@pytest.mark.parametrize("state", [NoticeState.DELIVERED, NoticeState.FAILED, NoticeState.SERVED])
async def test_only_due_notices_are_due(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime, state: NoticeState
) -> None:
    await write(model, "a", replace(notice, state=state, next_attempt_at=None))
    assert await due(listed, noon) == []


async def test_no_more_than_asked_for_are_answered_the_longest_due_first(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime
) -> None:
    for seconds, key in enumerate("abc"):
        await write(model, key, replace(notice, next_attempt_at=noon - seconds * SECOND))
    assert await due(listed, noon, limit=2) == ["c", "b"]


async def test_mail_and_paper_are_due_apart(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime
) -> None:
    await write(model, "a", notice)
    await write(model, "b", notice, by_mail=True)
    assert await due(listed, noon) == ["a"]
    assert await due(listed, noon, by_mail=True) == ["b"]


@pytest.mark.embedded
async def test_looking_reads_what_is_due_and_not_what_waits_or_goes_the_other_way(
    embedded_database_url: str, notice: Notice, noon: datetime
) -> None:
    mongo = Mongo(embedded_database_url, f"notices_{uuid4().hex}", retry_writes=False, timeout_ms=5_000)
    model = QueriesKept(mongo.database, "notices", INDEXES)
    await model.prepare()
    for number in range(20):
        await write(model, f"later-{number}", replace(notice, next_attempt_at=noon + SECOND))
        await write(model, f"mail-{number}", notice, by_mail=True)
    await write(model, "a", notice)
    assert await due(NoticeDocuments(model), noon) == ["a"]
    looks = [{"find": "notices", "filter": query} for query in model.queries]
    plans = [await mongo.database.command({"explain": look, "verbosity": "executionStats"}) for look in looks]
    assert sum(plan["executionStats"]["totalDocsExamined"] for plan in plans) == 1
    mongo.close()


class QueriesKept(ReadModel):
    """Remembers what was looked for."""

    def __init__(self, database: Database, name: str, indexes: Sequence[Sequence[str]]) -> None:
        super().__init__(database, name, indexes)
        self.queries: list[Document] = []

    async def find(self, query: Document, *, sort: str, limit: int) -> list[Document]:
        self.queries.append(query)
        return await super().find(query, sort=sort, limit=limit)


async def test_a_document_from_before_ways_were_kept_apart_is_due_as_paper(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime
) -> None:
    document = notice_document(History(notice), lambda _: True)
    del document["by_mail"]
    await model.write({"a": (1, document)})
    assert await due(listed, noon) == ["a"]
    assert await due(listed, noon, by_mail=True) == []


async def test_lists_are_narrowed_by_case_cadre_and_state(model: Any, listed: NoticeDocuments, notice: Notice) -> None:
    other_case = replace(notice, reference=replace(notice.reference, case_id="case-other"))
    other_cadre = replace(notice, addressee=replace(notice.addressee, cadre_id="cadre-other"))
    failed = replace(notice, state=NoticeState.FAILED, next_attempt_at=None)
    for key, each in {"a": notice, "b": other_case, "c": other_cadre, "d": failed}.items():
        await write(model, key, each)

    async def ids(chosen: NoticeFilter) -> list[str]:
        found, total = await listed.page(chosen, 0, 10)
        assert total == len(found)
        return sorted(summary.notice_id for summary in found)

    assert await ids(NoticeFilter()) == ["a", "b", "c", "d"]
    assert await ids(NoticeFilter(case="case-other")) == ["b"]
    assert await ids(NoticeFilter(cadre="cadre-other")) == ["c"]
    assert await ids(NoticeFilter(state=NoticeState.FAILED)) == ["d"]
    assert await ids(NoticeFilter(case="case-other", state=NoticeState.FAILED)) == []


async def test_a_list_is_paged_the_latest_first(model: Any, listed: NoticeDocuments, notice: Notice) -> None:
    for day in (1, 3, 2):
        await write(model, f"on-{day}", replace(notice, prepared_on=date(2026, 3, day)))
    first, total = await listed.page(NoticeFilter(), 0, 2)
    rest, _ = await listed.page(NoticeFilter(), 2, 2)
    assert [summary.notice_id for summary in [*first, *rest]] == ["on-3", "on-2", "on-1"]
    assert total == 3


async def test_a_summary_tells_what_the_notice_tells(model: Any, listed: NoticeDocuments, notice: Notice) -> None:
    await write(model, "a", notice)
    ((summary,), _) = await listed.page(NoticeFilter(), 0, 10)
    assert (summary.title, summary.recipient, summary.addressee, summary.state, summary.served_on) == (
        notice.letter.title,
        Recipient.UNIT,
        "平江县合成示范局",
        NoticeState.DUE,
        None,
    )


async def test_notices_are_counted(model: Any, listed: NoticeDocuments, notice: Notice, prepared: Any) -> None:
    await write(model, "a", notice)
    await write(model, "b", notice)
    await write(model, "c", replace(evolve(None, prepared(Recipient.SUBJECT)), channel="outbox"))
    counts = await listed.counts()
    assert sorted(counts, key=lambda each: each.count) == [
        NoticeCount(NoticeState.DUE, Recipient.SUBJECT, "outbox", 1),
        NoticeCount(NoticeState.DUE, Recipient.UNIT, "", 2),
    ]
