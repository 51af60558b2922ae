"""Roster files over HTTP."""

import pytest

from personnel.application.roster_columns import COLUMNS

HEADINGS = [column.heading for column in COLUMNS]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv(*rows: list[str]) -> bytes:
    return "\n".join(",".join(row) for row in (HEADINGS, *rows)).encode()


def row(cadre_id: str, level: str = "正科级") -> list[str]:
    return [cadre_id, "合成甲", "岳阳楼区", "合成局", "合成科科长", level, "县管", "", "否"]


async def send(http, content: bytes, key: str = "key-1", name: str = "花名册.csv"):
    files = {"file": (name, content)}
    return await http.post("/v1/roster/imports", files=files, headers={"Idempotency-Key": key})


async def test_an_import_tells_what_became_of_every_row(http, office):
    answer = await send(http, csv(row("HC-1"), row("HC-2", "处级"), row("合成示例-0001")))
    assert answer.status_code == 201
    report = answer.json()
    assert {name: report[name] for name in ("rows", "registered", "refused", "examples")} == {
        "rows": 3,
        "registered": 1,
        "refused": 1,
        "examples": 1,
    }
    assert [(problem["row"], problem["column"]) for problem in report["problems"]] == [(3, "职务层次")]
    assert report["imported_by"] == "合成录入人"
    assert "1 行有问题没有导入" in report["message"]
    assert (await office.cadre("HC-1")).registered


async def test_a_file_may_be_the_body_itself(http):
    headers = {"Idempotency-Key": "key-1", "Content-Type": "text/csv"}
    answer = await http.post("/v1/roster/imports", content=csv(row("HC-1")), headers=headers)
    assert answer.json()["registered"] == 1


async def test_the_same_key_is_given_the_same_answer_byte_by_byte(http):
    assert (await send(http, csv(row("HC-1")))).content == (await send(http, csv(row("HC-1")))).content


async def test_a_key_used_for_another_file_is_a_conflict(http):
    await send(http, csv(row("HC-1")))
    answer = await send(http, csv(row("HC-2")))
    assert answer.status_code == 409
    assert "换一个新的编号" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("花名册.csv", b"", "空"), ("花名册.doc", b"x", ".xlsx"), ("花名册.csv", "姓名\n合成甲".encode(), "干部编号")],
)
async def test_a_file_that_is_no_roster_is_refused_with_what_to_do(http, name: str, content: bytes, says: str):
    answer = await send(http, content, name=name)
    assert answer.status_code == 422
    assert says in answer.json()["detail"]


async def test_an_import_without_a_key_or_a_person_is_refused(http):
    assert (await http.post("/v1/roster/imports", content=csv(row("HC-1")))).status_code == 400


async def test_imports_are_listed_and_shown_with_their_problems(http):
    first = (await send(http, csv(row("HC-1", "处级")), "key-1")).json()
    listed = (await http.get("/v1/roster/imports")).json()
    assert listed["total"] == 1
    assert listed["items"][0]["import_id"] == first["import_id"]
    assert (await http.get(f"/v1/roster/imports/{first['import_id']}")).json() == first


async def test_an_unknown_import_is_not_found(http):
    assert (await http.get("/v1/roster/imports/none")).status_code == 404


@pytest.mark.parametrize(("kind", "media_type"), [("csv", "text/csv"), ("xlsx", XLSX)])
async def test_the_template_can_be_downloaded_and_imports_nothing(http, kind: str, media_type: str):
    template = await http.get(f"/v1/roster/template.{kind}")
    assert template.headers["content-type"].startswith(media_type)
    report = (await send(http, template.content, name=f"模板.{kind}")).json()
    assert (report["examples"], report["registered"], report["problems"]) == (1, 0, [])
