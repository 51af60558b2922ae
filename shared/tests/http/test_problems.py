import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from wenze.http import FieldError, InvalidRequest, Problem, RefusedByRule

KEY = {"Idempotency-Key": "k-1"}
JSON = {"Content-Type": "application/json"}
ENGLISH = re.compile(r"[A-Za-z]{3,}")
TECHNICAL = re.compile(r"Idempotency-Key|application/json|/openapi\.json|errors|JSON|true|false|mongodb|kafka|urn:\S+")


def problem_of(answer: httpx.Response) -> dict[str, Any]:
    """The answer's problem document, complete and without an English sentence."""
    assert answer.headers["content-type"] == "application/problem+json"
    document = answer.json()
    Problem.model_validate(document)
    assert document["status"] == answer.status_code
    assert document["type"].startswith("urn:wenze:problem:")
    assert document["instance"] == f"urn:wenze:request:{answer.headers['X-Correlation-Id']}"
    texts = [document["title"], document["detail"], *(error["message"] for error in document.get("errors", []))]
    for text in texts:
        assert not ENGLISH.search(TECHNICAL.sub("", text).replace(answer.headers["X-Correlation-Id"], "")), text
    return document


async def test_a_rule_that_refuses_is_answered_with_its_clause(client: httpx.AsyncClient):
    document = problem_of(await client.post("/v1/clues/1/decision"))

    assert document["status"] == 409
    assert document["clause"] == "accountability:11"
    assert document["clause_text"] == "《问责办法》第十一条"
    assert document["detail"] == "尚未听取当事人的陈述和申辩，请先办理听取陈述。"


def test_a_refusal_needs_a_clause():
    with pytest.raises(ValueError, match="条款"):
        RefusedByRule("somewhere", "不行")


async def test_what_does_not_exist_is_answered_with_what_to_check(client: httpx.AsyncClient):
    document = problem_of(await client.get("/v1/clues/7"))

    assert document["status"] == 404
    assert document["detail"] == "没有线索 7，请核对编号。"
    assert "errors" not in document


def test_an_invalid_request_names_its_fields():
    document = InvalidRequest("请改正。", [FieldError(field="row[3]", message="日期不对")]).problem()

    assert document.status == 422
    assert document.errors == [FieldError(field="row[3]", message="日期不对")]


async def test_an_unexpected_error_tells_nothing_but_the_number_of_the_request(client: httpx.AsyncClient):
    answer = await client.get("/v1/failing/unexpected", headers={"X-Correlation-Id": "c-77"})

    document = problem_of(answer)
    assert document["status"] == 500
    assert "c-77" in document["detail"]
    assert "database" not in answer.text
    assert "10.0.0.1" not in answer.text


async def test_an_outage_asks_to_come_back(client: httpx.AsyncClient):
    answer = await client.get("/v1/failing/outage")

    assert problem_of(answer)["status"] == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "数据库" in answer.json()["detail"]
    assert "10.0.0.1" not in answer.text


async def test_an_unknown_path_is_answered_in_chinese(client: httpx.AsyncClient):
    assert problem_of(await client.get("/v1/nothing"))["status"] == 404


async def test_a_trailing_slash_is_another_path(client: httpx.AsyncClient):
    assert problem_of(await client.get("/v1/clues/"))["status"] == 404


async def test_an_unsupported_method_tells_which_is_supported(client: httpx.AsyncClient):
    answer = await client.delete("/v1/clues/7")

    assert problem_of(answer)["status"] == 405
    assert answer.headers["Allow"] == "GET"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 418, 429, 500, 501, 502, 504])
async def test_errors_of_the_framework_are_put_into_words(client: httpx.AsyncClient, status: int):
    answer = await client.get(f"/v1/failing/status/{status}")

    assert problem_of(answer)["status"] == status
    assert "English" not in answer.text
    assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_malformed_json_tells_the_place(client: httpx.AsyncClient):
    document = problem_of(await client.post("/v1/clues", content='{"title": }', headers=KEY | JSON))

    assert document["status"] == 400
    assert "第 11 个字符" in document["detail"]


@pytest.mark.parametrize("body", [b"\x80abc", b"[" * 900])
async def test_a_body_that_cannot_be_read_is_malformed(client: httpx.AsyncClient, body: bytes):
    assert problem_of(await client.post("/v1/clues", content=body, headers=KEY | JSON))["status"] == 400


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "application/xml"])
async def test_another_media_type_is_refused(client: httpx.AsyncClient, media_type: str):
    answer = await client.post("/v1/clues", content=b"title=a", headers=KEY | {"Content-Type": media_type})

    assert problem_of(answer)["status"] == 415


async def test_a_body_without_a_media_type_is_refused(client: httpx.AsyncClient):
    assert problem_of(await client.post("/v1/clues", content=b"{}", headers=KEY))["status"] == 415


async def test_a_missing_body_is_asked_for(client: httpx.AsyncClient):
    document = problem_of(await client.post("/v1/clues", headers=KEY))

    assert document["status"] == 400
    assert document["errors"] == [{"field": "body", "message": "缺少正文，请填写后重新提交"}]


@pytest.mark.parametrize("key", [None, "", "x" * 129, "键"])
async def test_a_post_without_a_usable_idempotency_key_is_told_how(client: httpx.AsyncClient, key: str | None):
    headers = {} if key is None else {b"Idempotency-Key": key.encode()}
    answer = await client.post("/v1/clues", json={"title": "a", "received_on": "2026-03-01"}, headers=headers)

    document = problem_of(answer)
    assert document["status"] == 400
    assert document["errors"][0]["field"].lower() == "header.idempotency-key"
    assert "1 至 128" in document["errors"][0]["message"]


@pytest.mark.parametrize("key", ["k", "x" * 128, "~ with spaces !"])
async def test_a_printable_idempotency_key_is_taken(client: httpx.AsyncClient, key: str):
    clue = {"title": "a", "received_on": "2026-03-01"}
    answer = await client.post("/v1/clues", json=clue, headers={"Idempotency-Key": key})

    assert answer.status_code == 202
    assert answer.json()["key"].rpartition(":")[0] == key


async def test_every_wrong_field_is_named_with_what_to_do(client: httpx.AsyncClient):
    clue = {"title": "", "subjects": [{"name": "一二三四五六"}, {}], "received_on": "yesterday"}
    document = problem_of(await client.post("/v1/clues", json=clue, headers=KEY))

    assert document["status"] == 422
    assert {error["field"]: error["message"] for error in document["errors"]} == {
        "title": "不能为空，请填写",
        "received_on": "应为日期，例如 2026-03-01",
        "subjects[0].name": "不能超过 5 个字符",
        "subjects[1].name": "必填，请补上",
    }


async def test_a_wrong_choice_lists_the_right_ones(client: httpx.AsyncClient):
    clue = {"title": "a", "received_on": "2026-03-01", "source": "rumour"}
    answer = await client.post("/v1/clues", json=clue, headers=KEY)

    (error,) = answer.json()["errors"]
    assert error == {"field": "source", "message": "只能是 citizen-report、media-exposure 之一"}


async def test_a_validator_of_ours_speaks_for_itself(client: httpx.AsyncClient):
    clue = {"title": "测试", "received_on": "2026-03-01"}
    document = problem_of(await client.post("/v1/clues", json=clue, headers=KEY))

    assert document["errors"][0]["message"] == "标题不能只写“测试”，请写明线索内容"


async def test_an_english_text_of_a_validator_is_not_passed_on(client: httpx.AsyncClient):
    document = problem_of(
        await client.post("/v1/clues", json={"title": "raise", "received_on": "2026-03-01"}, headers=KEY)
    )

    assert document["errors"][0]["message"] == "内容不符合要求，请对照接口说明核对"


async def test_parameters_are_named_with_their_place(client: httpx.AsyncClient):
    in_query = problem_of(await client.get("/v1/clues?page=0&page_size=201"))
    in_path = problem_of(await client.get("/v1/clues/seven"))

    assert [error["field"] for error in in_query["errors"]] == ["query.page", "query.page_size"]
    assert [error["message"] for error in in_query["errors"]] == ["不能小于 1", "不能大于 200"]
    assert in_path["errors"] == [{"field": "path.number", "message": "应为整数"}]


async def pieces(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 100):
        yield b"x" * 100


@pytest.mark.parametrize("path", ["/v1/clues", "/v1/clues/raw", "/v1/clues/1/decision"])
async def test_a_body_over_the_limit_is_refused_before_it_is_read(client: httpx.AsyncClient, path: str):
    document = problem_of(await client.post(path, content=b"x" * 1001, headers=KEY | JSON))

    assert document["status"] == 413
    assert "1000 字节" in document["detail"]


@pytest.mark.parametrize("path", ["/v1/clues", "/v1/clues/raw"])
async def test_a_body_that_grows_over_the_limit_is_refused(client: httpx.AsyncClient, path: str):
    assert problem_of(await client.post(path, content=pieces(1100), headers=KEY | JSON))["status"] == 413


async def test_a_body_at_the_limit_is_let_through(client: httpx.AsyncClient):
    assert (await client.post("/v1/clues/raw", content=b"x" * 1000)).json() == {"bytes": 1000}
    assert (await client.post("/v1/clues/raw", content=pieces(1000))).json() == {"bytes": 1000}


async def test_a_form_over_the_limit_is_refused(client: httpx.AsyncClient):
    assert problem_of(await client.post("/v1/clues/import", files={"file": b"x" * 1000}))["status"] == 413


async def test_a_broken_form_is_malformed(client: httpx.AsyncClient):
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    assert problem_of(await client.post("/v1/clues/import", content=b"nonsense", headers=headers))["status"] == 400
