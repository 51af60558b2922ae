"""`/v1/decisions/imports`: what an office sends, and what it is told."""

from itertools import count
from typing import Any

import pytest

from case_engine.adapters.decision_file import template_csv, template_xlsx
from case_engine.application.earlier_columns import COLUMNS
from wenze.files import csv_bytes
from wenze.testing.identity import bearer

PATH = "/v1/decisions/imports"
NUMBERS = count(1)
GOOD = {
    "文号": "岳问责〔2025〕7号（合成）",
    "县市区": "岳阳楼区",
    "干部编号": "SYN-000123",
    "姓名": "合成甲",
    "单位": "合成区某局",
    "职务": "副局长",
    "问责方式": "诫勉谈话",
    "决定日期": "2026年1月10日",
    "生效日期": "2026/1/15",
    "批准机关": "合成区委",
    "已送达": "否",
    "问责情形": "第七条第五项",
    "问责事实": "合成事实",
    "申诉受理机关": "合成区委组织部",
}


def table(*rows: dict[str, str]) -> bytes:
    headings = [column.heading for column in COLUMNS]
    return csv_bytes(headings, [[row.get(heading, "") for heading in headings] for row in rows])


async def send(office: Any, content: bytes, name: str = "既往决定.csv", key: str = "") -> Any:
    headers = {"Idempotency-Key": key or f"file-{next(NUMBERS)}", **bearer("合成录")}
    return await office.client.post(PATH, files={"file": (name, content)}, headers=headers)


async def test_a_file_is_taken_over_and_its_bad_row_told(office: Any) -> None:
    answer = await send(office, table(GOOD, GOOD | {"干部编号": "SYN-000456", "问责方式": "免职"}))
    assert answer.status_code == 201
    told = answer.json()
    assert (told["rows"], told["accepted"], told["unchanged"], told["rejected"]) == (2, 1, 0, 1)
    assert {(each["row"], each["column"]) for each in told["problems"]} == {(3, "原职务层次"), (3, "任职试用期")}
    assert told["problems"][0]["citation"].startswith("《问责办法》第十八条")
    assert told["imported_by"] == "合成录"
    assert "1 行有问题没有导入" in told["message"]
    assert "没有设定《问责办法》的施行日期" in told["message"]


async def test_the_same_file_again_is_unchanged_and_the_same_request_is_answered_alike(office: Any) -> None:
    first = (await send(office, table(GOOD), key="one")).json()
    assert (await send(office, table(GOOD), key="one")).json() == first
    again = (await send(office, table(GOOD), key="two")).json()
    assert (again["accepted"], again["unchanged"], again["fingerprint"]) == (0, 1, first["fingerprint"])


async def test_a_key_that_came_with_another_file_is_a_conflict(office: Any) -> None:
    await send(office, table(GOOD), key="one")
    assert (await send(office, table(), key="one")).status_code == 409


async def test_a_file_may_be_the_body_itself(office: Any) -> None:
    headers = {"Idempotency-Key": "raw", **bearer("clerk"), "Content-Type": "text/csv"}
    answer = await office.client.post(PATH, content=table(GOOD), headers=headers)
    assert answer.json()["accepted"] == 1


async def test_a_file_without_a_key_is_not_taken(office: Any) -> None:
    answer = await office.client.post(PATH, files={"file": ("a.csv", table(GOOD))})
    assert answer.status_code == 400
    assert await office.journal.streams("", "", 10) == ()


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", b""), ("a.doc", b"x"), ("a.csv", "文号,姓名\n1,2\n".encode()), ("a.xlsx", b"PK")]
)
async def test_a_file_that_cannot_be_taken_is_told_what_to_do(office: Any, name: str, content: bytes) -> None:
    answer = await send(office, content, name)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert await office.journal.streams("", "", 10) == ()


@pytest.mark.parametrize(("name", "template"), [("template.csv", template_csv), ("template.xlsx", template_xlsx)])
async def test_the_template_can_be_downloaded_and_sent_as_it_is(office: Any, name: str, template: Any) -> None:
    answer = await office.client.get(f"{PATH}/{name}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="decisions-{name}"'
    told = (await send(office, answer.content, name)).json()
    assert (told["rows"], told["examples"], told["accepted"]) == (1, 1, 0)


async def test_imports_are_listed_and_shown(office: Any) -> None:
    first = (await send(office, table(GOOD, GOOD | {"县市区": "合成县"}))).json()
    page = (await office.client.get(PATH)).json()
    assert page["total"] == 1
    assert page["items"] == [{name: first[name] for name in page["items"][0]}]
    assert (await office.client.get(f"{PATH}/{first['import_id']}")).json() == first
    assert (await office.client.get(f"{PATH}/none")).status_code == 404


async def test_an_imported_decision_shows_its_effects_and_where_it_came_from(office: Any) -> None:
    first = (await send(office, table(GOOD))).json()
    (envelope,) = [each for each in await _published(office) if each.message.imported]
    decision_id = envelope.message.decision_id
    told = (await office.client.get(f"/v1/decisions/{decision_id}")).json()
    assert told["measure_name"] == "诫勉谈话"
    ban = next(effect for effect in told["effects"] if effect["kind"] == "promotion-ban")
    assert (ban["from"], ban["until"]) == ("2026-01-15", "2026-07-15")
    origin = told["origin"]
    assert (origin["import_id"], origin["file"], origin["row"], origin["imported_by"]) == (
        first["import_id"],
        "既往决定.csv",
        2,
        "合成录",
    )
    assert (await office.client.get("/v1/decisions/earlier-none")).status_code == 404


async def test_a_receipt_of_its_letter_is_shown_with_the_decision_and_no_case_is_made(office: Any) -> None:
    await send(office, table(GOOD))
    (envelope,) = await _published(office)
    decision_id = envelope.message.decision_id
    for _ in range(2):
        await office.serve(decision_id, decision_id, "subject")
    told = (await office.client.get(f"/v1/decisions/{decision_id}")).json()
    assert [(each["recipient"], each["proof"]) for each in told["receipts"]] == [("subject", "合成回执第1号")]
    assert await office.journal.streams("case:", "", 10) == ()


async def _published(office: Any) -> list[Any]:
    """What the outbox makes of the journal."""
    from case_engine.adapters.publication import messages_of
    from wenze.journal.publication import envelopes_of

    streams = await office.journal.streams("earlier-decision:", "", 10)
    histories = await office.journal.load(streams)
    return envelopes_of([commit for stream in streams for commit in histories[stream]], messages_of, "test")
