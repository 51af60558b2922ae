"""The list and the queue of notices, run on the fake and on MongoDB."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from notifier.adapters.notice_documents import INDEXES, NoticeDocuments, notice_document
from notifier.application.notice_list import NoticeCount, NoticeFilter
from notifier.application.ports import DueNotice
from notifier.domain.notice import Notice, NoticeState, evolve
from notifier.domain.recipient import Recipient
from wenze.journal.executor import History
from wenze.mongo.database import Mongo
from wenze.mongo.read_model import ReadModel

SECOND = timedelta(seconds=1)
CLAIM = timedelta(minutes=2)


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


async def write(model: Any, key: str, notice: Notice, version: int = 1) -> None:
    await model.write({key: (version, notice_document(History(notice)))})


async def test_a_notice_is_due_from_its_moment_on(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime
) -> None:
    await write(model, "a", notice)
    assert await listed.due(noon - SECOND, 10) == []
    assert await listed.due(noon, 10) == [DueNotice("a", 1)]
    assert await listed.due(noon + SECOND, 10) == [DueNotice("a", 1)]


@pytest.mark.parametrize("state", [NoticeState.DELIVERED, NoticeState.FAILED, NoticeState.SERVED])
async def test_only_due_notices_are_due(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime, state: NoticeState
) -> None:
    await write(model, "a", replace(notice, state=state, next_attempt_at=None))
    assert await listed.due(noon, 10) == []


async def test_no_more_than_asked_for_are_answered(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime
) -> None:
    for key in "abc":
        await write(model, key, notice)
    assert len(await listed.due(noon, 2)) == 2


async def test_of_many_claims_at_one_time_one_is_given(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime
) -> None:
    await write(model, "a", notice)
    given = await asyncio.gather(*(listed.claim(DueNotice("a", 1), noon, noon + CLAIM) for _ in range(20)))
    assert sum(given) == 1


async def test_a_claimed_notice_is_due_to_nobody_until_the_claim_runs_out(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime
) -> None:
    await write(model, "a", notice)
    assert await listed.claim(DueNotice("a", 1), noon, noon + CLAIM)
    assert await listed.due(noon + CLAIM - SECOND, 10) == []
    assert not await listed.claim(DueNotice("a", 1), noon + CLAIM - SECOND, noon + 2 * CLAIM)
    assert await listed.due(noon + CLAIM, 10) == [DueNotice("a", 1)]
    assert await listed.claim(DueNotice("a", 1), noon + CLAIM, noon + 2 * CLAIM)


async def test_a_notice_that_changed_meanwhile_cannot_be_claimed(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime
) -> None:
    await write(model, "a", notice)
    await write(model, "a", notice, version=2)
    assert not await listed.claim(DueNotice("a", 1), noon, noon + CLAIM)


async def test_a_claim_outlives_a_repeated_message_about_the_same_version(
    model: Any, listed: NoticeDocuments, notice: Notice, noon: datetime
) -> None:
    await write(model, "a", notice)
    await listed.claim(DueNotice("a", 1), noon, noon + CLAIM)
    await write(model, "a", notice)
    assert await listed.due(noon, 10) == []


async def test_an_unknown_notice_cannot_be_claimed(listed: NoticeDocuments, noon: datetime) -> None:
    assert not await listed.claim(DueNotice("unknown", 1), noon, noon + CLAIM)


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
