"""Who acts is a readable name in one form, for it stands in the audit trail for ever."""

from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI

from wenze.http.handlers import install_handlers
from wenze.identity import ActingPerson

made = FastAPI()
install_handlers(made)


@made.get("/")
async def who(person: ActingPerson) -> str:
    return person


async def _ask(header: bytes) -> httpx.Response:
    transport = httpx.ASGITransport(made)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        return await http.get("/", headers={b"X-Acting-Person": header})


@pytest.mark.parametrize("typed", ["张三", " 张三 ", "clerk-7", "ｃlerk-7", "clerk-7 "])
async def test_a_name_has_one_form(typed: str):
    assert (await _ask(quote(typed).encode())).json() in {"张三", "clerk-7"}


@pytest.mark.parametrize("header", ["张三".encode(), b"%20", b"%00%0A", b"%FF", b"%E2%80%8B"])
async def test_what_is_no_readable_name_is_refused_with_what_to_do(header: bytes):
    answer = await _ask(header)
    assert answer.status_code == 422
    assert "百分号编码" in answer.text
