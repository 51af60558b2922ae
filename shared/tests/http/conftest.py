"""An application with one route for each thing that can go wrong, and a client for it."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Literal

import httpx
import pytest
from fastapi import APIRouter, FastAPI, HTTPException, Request, UploadFile
from pydantic import BaseModel, Field, field_validator

from wenze.errors import Transient
from wenze.http import IdempotencyKey, NotFound, Page, Paging, RefusedByRule, application
from wenze.telemetry import Metrics, current_correlation_id
from wenze.testing.identity import EVERYTHING, bearer, gate

BODY_LIMIT = 1000
MAXIMUM_REQUESTS = 3


class Subject(BaseModel):
    name: str = Field(min_length=1, max_length=5)


class Clue(BaseModel):
    title: str = Field(min_length=1)
    received_on: date
    source: Literal["citizen-report", "media-exposure"] = "citizen-report"
    subjects: list[Subject] = []

    @field_validator("title")
    @classmethod
    def _not_a_test(cls, title: str) -> str:
        if title == "测试":
            raise ValueError("标题不能只写“测试”，请写明线索内容")
        if title == "raise":
            int("不是数字")
        return title


def _routes() -> APIRouter:
    inner = APIRouter(prefix="/clues")

    @inner.post("", status_code=202)
    async def submit(clue: Clue, key: IdempotencyKey) -> dict[str, str]:
        return {"title": clue.title, "key": key}

    @inner.get("")
    async def listed(paging: Paging) -> Page[int]:
        numbers = range(45)[paging.skip : paging.skip + paging.page_size]
        return Page(items=list(numbers), page=paging.page, page_size=paging.page_size, total=45)

    @inner.get("/{number}")
    async def one(number: int) -> None:
        raise NotFound(f"没有线索 {number}，请核对编号。")

    @inner.post("/{number}/decision")
    async def decide(number: int) -> None:
        raise RefusedByRule("accountability:11", "尚未听取当事人的陈述和申辩，请先办理听取陈述。")

    @inner.post("/import")
    async def imported(file: UploadFile) -> dict[str, int]:
        return {"bytes": len(await file.read())}

    @inner.post("/raw")
    async def raw(request: Request) -> dict[str, int]:
        return {"bytes": len(await request.body())}

    outer = APIRouter(prefix="/v1")
    outer.include_router(inner)
    outer.include_router(_failing())
    return outer


def _failing() -> APIRouter:
    router = APIRouter(prefix="/failing")

    @router.get("/unexpected")
    async def unexpected() -> None:
        raise RuntimeError("secret of the database at 10.0.0.1")

    @router.get("/outage")
    async def outage() -> None:
        raise Transient("mongodb", "no primary at 10.0.0.1")

    @router.get("/status/{status}")
    async def any_status(status: int) -> None:
        raise HTTPException(status, "English from somewhere", {"WWW-Authenticate": "Bearer"})

    @router.get("/correlation")
    def correlation() -> str | None:
        return current_correlation_id()

    return router


class Dependencies:
    """What the application under test depends on; a test may let one fail."""

    def __init__(self) -> None:
        self.out: set[str] = set()

    async def mongodb(self) -> None:
        self._raise_if_out("mongodb")

    async def kafka(self) -> None:
        self._raise_if_out("kafka")

    def _raise_if_out(self, name: str) -> None:
        if name in self.out:
            raise ConnectionError(f"{name} at 10.0.0.1")


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def dependencies() -> Dependencies:
    return Dependencies()


@pytest.fixture
def served(metrics: Metrics, dependencies: Dependencies) -> FastAPI:
    made = application(
        title="线索受理",
        description="测试用",
        version="1.0.0",
        metrics=metrics,
        gate=gate("test", policies=EVERYTHING),
        checks={"mongodb": dependencies.mongodb, "kafka": dependencies.kafka},
        maximum_body_bytes=BODY_LIMIT,
        maximum_requests=MAXIMUM_REQUESTS,
    )
    made.include_router(_routes())
    return made


@pytest.fixture
async def client(served: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(served)
    async with httpx.AsyncClient(transport=transport, base_url="http://service", headers=bearer()) as made:
        yield made
