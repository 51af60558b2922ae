"""One service's HTTP interface."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import httpx

from demonstration.failure import Failed
from demonstration.office.staff import OBSERVER, Badges

_PATIENCE_SECONDS: Final = 120.0
_PAGE_SIZE: Final = 200
_MOST_PAGES: Final = 100


class UnexpectedAnswer(Failed):
    """A service answered otherwise than the demonstration needs; the text says in Chinese what it answered.

    `errors` are the fields that its problem document names.
    """

    def __init__(self, response: httpx.Response) -> None:
        problem: dict[str, Any] = response.json() if "json" in response.headers.get("content-type", "") else {}
        self.status = response.status_code
        self.errors: list[dict[str, str]] = problem.get("errors") or []
        told = "；".join([problem.get("detail", ""), *(f"{each['field']} {each['message']}" for each in self.errors)])
        request = response.request
        super().__init__(f"{request.method} {request.url.path} 的答复是 {self.status}：{told}")


class NoAnswer(Failed):
    """A service does not answer; the text says in Chinese what was asked."""


class Api:
    """A service at its address. `async with` opens and closes the connection."""

    def __init__(self, url: str, badges: Badges, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._badges = badges
        self._client = httpx.AsyncClient(base_url=url, timeout=_PATIENCE_SECONDS, trust_env=False, transport=transport)

    async def __aenter__(self) -> "Api":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def get(self, path: str, **query: str | int) -> Any:
        """The answer's JSON. Raises: UnexpectedAnswer unless it is 200, NoAnswer."""
        return await self._asked("GET", path, (200,), params=query, headers=self._badge(OBSERVER))

    async def download(self, path: str, **query: str) -> bytes:
        """The file that is answered. Raises: UnexpectedAnswer unless it is 200, NoAnswer."""
        return (await self._answer("GET", path, (200,), params=query, headers=self._badge(OBSERVER))).content

    async def all(self, path: str, identity: str, **query: str | int) -> list[Any]:
        """All items of a list, page by page; `identity` is the field that tells them apart, for a list that grows
        between two pages shows some items twice. Raises: UnexpectedAnswer, NoAnswer.
        """
        items: dict[str, Any] = {}
        for page in range(1, _MOST_PAGES):
            answer = await self.get(path, page=page, page_size=_PAGE_SIZE, **query)
            items |= {item[identity]: item for item in answer["items"]}
            if page * _PAGE_SIZE >= answer["total"]:
                break
        return list(items.values())

    async def act(self, path: str, body: Mapping[str, Any], *, key: str, by: str, expected: int = 200) -> Any:
        """What a person does; the same key is the same wish. Raises: UnexpectedAnswer, NoAnswer."""
        return await self._asked("POST", path, (expected,), json=body, headers=self._headers(key, by))

    async def upload(self, path: str, content: bytes, *, key: str, by: str, **query: str) -> Any:
        """A file that a person uploads. Raises: UnexpectedAnswer, NoAnswer."""
        headers = {**self._headers(key, by), "Content-Type": "application/octet-stream"}
        return await self._asked("POST", path, (200, 201), content=content, params=query, headers=headers)

    async def complete(self, path: str, body: Mapping[str, Any], *, key: str, by: str) -> Any:
        """What a person adds to something. Raises: UnexpectedAnswer, NoAnswer."""
        return await self._asked("PATCH", path, (200,), json=body, headers=self._headers(key, by))

    async def _asked(self, method: str, path: str, expected: Sequence[int], **request: Any) -> Any:
        return (await self._answer(method, path, expected, **request)).json()

    async def _answer(self, method: str, path: str, expected: Sequence[int], **request: Any) -> httpx.Response:
        try:
            response = await self._client.request(method, path, **request)
        except httpx.TransportError as failure:
            raise NoAnswer(f"{method} {path} 没有得到答复（{failure!r}）。") from failure
        if response.status_code not in expected:
            raise UnexpectedAnswer(response)
        return response

    def _headers(self, key: str, by: str) -> dict[str, str]:
        return {"Idempotency-Key": key, **self._badge(by)}

    def _badge(self, person: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._badges(person)}"}
