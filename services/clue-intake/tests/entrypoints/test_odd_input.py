"""Whatever is sent is answered in words, never with a failure of ours."""

import json
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clue_intake.entrypoints.http.bodies import EXAMPLE

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.dictionaries(st.sampled_from(sorted(EXAMPLE)), VALUES, min_size=1, max_size=3), st.integers(0, 3))
async def test_no_body_makes_the_service_fail(http: httpx.AsyncClient, changes: dict[str, Any], key: int) -> None:
    body = json.dumps(EXAMPLE | changes)
    headers = {"Idempotency-Key": str(key), "Content-Type": "application/json"}
    answer = await http.post("/v1/clues", content=body.encode(), headers=headers)
    assert answer.status_code in {202, 400, 422}


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(EXAMPLE | {"title": "\ud800"}),
        json.dumps(EXAMPLE | {"title": "\u0000合成"}),
        json.dumps(EXAMPLE | {"external_id": "\u202e合成"}),
        json.dumps(EXAMPLE | {"admission": {"signatories": 10**30}}),
        json.dumps(EXAMPLE | {"received_on": "0000-00-00"}),
        "[" * 5_000,
        '{"a":' + "[" * 100_000,
        "null",
        "",
    ],
    ids=["surrogate", "null character", "direction mark", "huge number", "no day", "deep", "deeper", "null", "empty"],
)
async def test_odd_texts_are_taken_or_refused_in_words(http: httpx.AsyncClient, body: str) -> None:
    headers = {"Idempotency-Key": "k", "Content-Type": "application/json"}
    answer = await http.post("/v1/clues", content=body.encode(), headers=headers)
    assert answer.status_code in {202, 400, 422}


@pytest.mark.parametrize(
    "content", [b"\x00" * 100, b"PK\x03\x04" + b"\x00" * 50, b"<?xml", b"\xff\xfe<\x00", b"a" * 1000]
)
@pytest.mark.parametrize("feed", ["petition", "audit", "media"])
async def test_no_file_makes_the_service_fail(http: httpx.AsyncClient, feed: str, content: bytes) -> None:
    answer = await http.post(f"/v1/imports/{feed}", content=content, headers={"Idempotency-Key": "k"})
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith("。")


@pytest.mark.parametrize("path", ["/v1/clues/%00", "/v1/clues/a%2Fb", "/v1/imports/%E4%B8%AD", "/v1/clues?page=0"])
async def test_odd_paths_are_answered_in_words(http: httpx.AsyncClient, path: str) -> None:
    answer = await http.get(path)
    assert answer.status_code in {404, 422}
    assert answer.headers["content-type"] == "application/problem+json"
