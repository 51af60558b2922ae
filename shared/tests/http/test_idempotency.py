"""The same wish is recognised; another wish under the same key is not taken for it."""

import httpx
import pytest
from fastapi import FastAPI

from wenze.http import IdempotencyKey

made = FastAPI()


@made.post("/{act}")
async def wish(act: str, key: IdempotencyKey) -> str:
    return key


@pytest.fixture
def http() -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(made), base_url="http://test", headers={"Idempotency-Key": "k"}
    )


async def test_the_same_wish_has_the_same_key(http: httpx.AsyncClient):
    assert (await http.post("/decide", json={"a": 1})).json() == (await http.post("/decide", json={"a": 1})).json()


@pytest.mark.parametrize(("path", "body"), [("/hear", {"a": 1}), ("/decide", {"a": 2})])
async def test_another_wish_under_the_same_key_is_another(http: httpx.AsyncClient, path: str, body: dict):
    assert (await http.post("/decide", json={"a": 1})).json() != (await http.post(path, json=body)).json()


async def test_a_form_sent_again_is_the_same_wish_whatever_its_boundary(http: httpx.AsyncClient):
    answers = [
        (
            await http.post(
                "/import",
                content=f"--{boundary}--".encode(),
                headers={"Content-Type": f"multipart/form-data; boundary={boundary}"},
            )
        ).json()
        for boundary in ("one", "two")
    ]
    assert answers[0] == answers[1]
