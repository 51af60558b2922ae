"""The list of cases: what a case looks like in it, and one contract for the read model in memory and in MongoDB."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from case_engine.adapters.case_documents import (
    INDEXES,
    AgeingDocuments,
    CaseDocuments,
    Counting,
    DeadlineDocuments,
    case_document,
)
from case_engine.application.ageing import WITHOUT_DISPOSITION
from case_engine.application.case_list import CaseFilter, statistics_of
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.stages import Stage
from wenze.journal.commit import Commit
from wenze.journal.executor import History
from wenze.mongo.database import Mongo
from wenze.mongo.read_model import ReadModel

FIRST_COMMIT = Commit(
    stream="case:case-5f0c",
    version=1,
    cause="message:1",
    events=(),
    actor="问责系统",
    at=datetime(2026, 3, 2, 1, 0, tzinfo=UTC),
    on=date(2026, 3, 2),
    county="430602",
    correlation="5f0c",
    prev_hash="",
)


@pytest.fixture(params=["memory", pytest.param("mongodb", marks=pytest.mark.embedded)])
def mongo_url(request: pytest.FixtureRequest) -> str | None:
    """Where the database is, or None for the fake: only who asks for the database waits for its start."""
    return request.getfixturevalue("embedded_database_url") if request.param == "mongodb" else None


@pytest.fixture
async def documents(mongo_url: str | None, documents_in_memory: Any) -> AsyncIterator[Any]:
    if mongo_url is None:
        yield documents_in_memory
        return
    mongo = Mongo(mongo_url, f"case_documents_{uuid4().hex}", retry_writes=False, timeout_ms=5_000)
    model = ReadModel(mongo.database, "cases", INDEXES)
    await model.prepare()
    yield model
    mongo.close()


@pytest.fixture
async def listed(documents: Any, driven: Any, new_case: Any) -> CaseDocuments:
    """A proposed start in 岳阳楼区, and a decision in force in 平江县 proposed two days later."""
    proposed = driven.propose_start()
    decided = new_case().propose_start(clue_id="7a1b", source="media-exposure").approve_start().record_findings()
    decided.hear().decide().enter_into_force()
    counting = Counting(lambda: driven.assessor.reckoning, lead_days=3)
    later = replace(FIRST_COMMIT, county="430626", on=date(2026, 3, 4))
    await documents.write(
        {
            "case-5f0c": (1, case_document(History(proposed.present, [FIRST_COMMIT]), counting)),
            "case-7a1b": (6, case_document(History(decided.present, [later]), counting)),
        }
    )
    return CaseDocuments(documents)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (CaseFilter(), ["case-7a1b", "case-5f0c"]),
        (CaseFilter(county="430626"), ["case-7a1b"]),
        (CaseFilter(state=Stage.START_PROPOSED), ["case-5f0c"]),
        (CaseFilter(source="media-exposure"), ["case-7a1b"]),
        (CaseFilter(county="430602", state=Stage.IN_FORCE), []),
    ],
)
async def test_a_page_holds_what_was_asked_for_the_latest_first(
    listed: CaseDocuments, chosen: CaseFilter, found: list[str]
) -> None:
    summaries, total = await listed.page(chosen, 0, 10)
    assert [summary.case_id for summary in summaries] == found
    assert total == len(found)


async def test_a_later_page_goes_on_where_the_first_ended(listed: CaseDocuments) -> None:
    summaries, total = await listed.page(CaseFilter(), 1, 1)
    assert [summary.case_id for summary in summaries] == ["case-5f0c"]
    assert total == 2


async def test_a_summary_says_who_and_with_which_measure(listed: CaseDocuments) -> None:
    (summary,), _ = await listed.page(CaseFilter(county="430626"), 0, 10)
    (subject,) = summary.subjects
    assert (subject.cadre_id, subject.state, subject.measure) == (
        "SYN-000123",
        Stage.IN_FORCE,
        Measure.ADMONITION_TALK,
    )
    assert summary.proposed_on == date(2026, 3, 4)


async def test_somebody_named_by_the_clue_is_listed_before_they_are_identified(listed: CaseDocuments) -> None:
    (summary,), _ = await listed.page(CaseFilter(county="430602"), 0, 10)
    (subject,) = summary.subjects
    assert (subject.cadre_id, subject.name, subject.measure) == ("", "合成甲", None)


async def test_counts_add_up_to_cases_by_state_and_decisions_by_measure(listed: CaseDocuments) -> None:
    statistics = statistics_of(await listed.counts(""))
    assert statistics.total == 2
    assert statistics.by_state == {Stage.START_PROPOSED: 1, Stage.IN_FORCE: 1}
    assert statistics.by_measure == {Measure.ADMONITION_TALK: 1}


async def test_counts_of_one_county_leave_the_others_out(listed: CaseDocuments) -> None:
    assert statistics_of(await listed.counts("430602")).by_state == {Stage.START_PROPOSED: 1}
    assert await listed.counts("430681") == []


@pytest.mark.parametrize(("day", "found"), [(date(2026, 3, 16), []), (date(2027, 1, 1), ["case-7a1b"])])
async def test_the_sweep_finds_what_is_due_and_nothing_else(
    listed: CaseDocuments, documents: Any, day: date, found: list[str]
) -> None:
    """The period of the decision in force ends with 2026; nothing else is open."""
    deadlines = DeadlineDocuments(documents)
    assert await deadlines.alarmed(day, 10) == found
    assert [each.case_id for each in await deadlines.due_until(day, "", 10)] == found
    assert await deadlines.due_until(day, "430602", 10) == []


@pytest.mark.parametrize(("day", "counted"), [(2, {}), (3, {("430602", "citizen-report"): 1})])
async def test_what_waits_since_before_a_day_is_counted_by_county_and_source(
    listed: CaseDocuments, documents: Any, day: int, counted: dict[tuple[str, str], int]
) -> None:
    """The case in 平江县 is decided and does not wait."""
    assert isinstance(listed, CaseDocuments)
    waiting = AgeingDocuments(documents).waiting_since
    assert await waiting(date(2026, 3, day), "", WITHOUT_DISPOSITION) == counted
    assert await waiting(date(2026, 3, 10), "430626", WITHOUT_DISPOSITION) == {}
