"""`/v1/imports`: uploading files as a form or as they are."""

from typing import Any
from urllib.parse import quote

import httpx
import pytest

HEADER = "信访编号,来信来访日期,问题属地,反映内容,是否有事实依据,是否影响较大"
FILE = f"{HEADER}\n合成-1,2026-02-01,平江县,合成内容,是,是\n合成-2,去年,平江县,合成内容,是,是\n".encode()


async def upload(http: httpx.AsyncClient, key: str = "k1", feed: str = "petition", **request: Any) -> httpx.Response:
    headers = {"Idempotency-Key": key, **request.pop("headers", {})}
    return await http.post(f"/v1/imports/{feed}", headers=headers, **request)


async def test_a_form_is_imported_and_its_bad_rows_told(http: httpx.AsyncClient) -> None:
    answer = await upload(http, files={"file": ("台账.csv", FILE, "text/csv")})
    assert answer.status_code == 200
    report = answer.json()
    assert {name: report[name] for name in ("feed", "file", "rows", "admitted", "held", "duplicate")} == {
        "feed": "petition",
        "file": "台账.csv",
        "rows": 2,
        "admitted": 1,
        "held": 0,
        "duplicate": 0,
    }
    assert report["rejected"] == [{"row": 3, "column": "来信来访日期", "message": "不是日期，请写成 2026-03-01 的样式"}]


@pytest.mark.parametrize(
    ("request_", "name"),
    [
        ({"params": {"file": "台账.csv"}}, "台账.csv"),
        ({"headers": {"Content-Disposition": f"attachment; filename*=UTF-8''{quote('台账.csv')}"}}, "台账.csv"),
        ({}, "未命名文件.csv"),
    ],
)
async def test_a_file_may_be_sent_as_it_is(http: httpx.AsyncClient, request_: dict[str, Any], name: str) -> None:
    request_ = {**request_, "headers": {"Content-Type": "text/csv", **request_.get("headers", {})}}
    answer = await upload(http, content=FILE, **request_)
    assert (answer.json()["file"], answer.json()["admitted"]) == (name, 1)


async def test_the_same_file_again_says_that_nothing_changed(http: httpx.AsyncClient) -> None:
    first = (await upload(http, files={"file": ("台账.csv", FILE)})).json()
    again = (await upload(http, "k2", files={"file": ("台账.csv", FILE)})).json()
    assert not first["already_imported"]
    assert again["already_imported"]
    assert "本次没有任何变化" in again["message"]
    assert again["import_id"] == first["import_id"]


async def test_the_same_key_is_given_the_same_answer(http: httpx.AsyncClient) -> None:
    first = await upload(http, files={"file": ("台账.csv", FILE)})
    assert (await upload(http, files={"file": ("台账.csv", FILE)})).content == first.content


async def test_imports_are_listed_and_shown(http: httpx.AsyncClient) -> None:
    imported = (await upload(http, files={"file": ("台账.csv", FILE)})).json()
    (listed,) = (await http.get("/v1/imports")).json()["items"]
    assert (listed["import_id"], listed["rejected_rows"]) == (imported["import_id"], 1)
    shown = (await http.get(f"/v1/imports/{imported['import_id']}")).json()
    assert shown == imported
    assert (await http.get("/v1/imports/nothing")).status_code == 404


@pytest.mark.parametrize(
    ("feed", "request_", "status", "text"),
    [
        ("weather", {"files": {"file": ("a.csv", FILE)}}, 404, "petition（信访事项）"),
        ("petition", {"files": {"other": ("a.csv", FILE)}}, 422, "名为 file 的字段"),
        ("petition", {"content": b""}, 422, "没有收到文件内容"),
        ("petition", {"files": {"file": ("a.pdf", b"%PDF")}}, 422, ".xlsx 或 .csv"),
        ("petition", {"files": {"file": ("a.csv", "编号,内容\n1,2\n".encode())}}, 422, "信访编号"),
        ("media", {"files": {"file": ("a.xml", b"<html/>")}}, 422, "RSS"),
        ("petition", {"content": b"x" * (1024 * 1024 + 1)}, 413, "1 MB"),
    ],
)
async def test_what_is_wrong_with_a_file_is_told(
    http: httpx.AsyncClient, feed: str, request_: dict[str, Any], status: int, text: str
) -> None:
    answer = await upload(http, feed=feed, **request_)
    assert answer.status_code == status
    assert text in answer.json()["detail"]


async def test_an_import_without_a_key_is_told_about_it(http: httpx.AsyncClient) -> None:
    answer = await http.post("/v1/imports/petition", content=FILE)
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.text
