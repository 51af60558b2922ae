"""The HTTP interface over fakes."""

import base64
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from clue_intake.adapters.webhooks import SignedPushes
from clue_intake.application.ageing import ReportAgeing
from clue_intake.entrypoints.http import ageing, clues, imports, openings, pushes, retaliation, statistics
from clue_intake.entrypoints.http.scoping import scoping
from wenze.http import application
from wenze.testing.identity import bearer, gate

SECRET = "whsec_" + base64.b64encode(b"synthetic secret of a test").decode()


@pytest.fixture
def secret() -> str:
    return SECRET


@pytest.fixture
def app(world: Any) -> FastAPI:
    app = application(
        title="线索受理",
        description="",
        version="0",
        metrics=world.metrics,
        checks={},
        gate=gate("clue-intake", scoping(world.clues)),
        maximum_body_bytes=1024 * 1024,
        maximum_requests=100,
    )
    app.include_router(clues.router(world.submit_clues, world.complete_admission, world.clues, world.clue_list))
    app.include_router(pushes.router(world.receive_push, SignedPushes({"audit": SecretStr(SECRET)})))
    app.include_router(imports.router(world.import_file, world.import_list))
    app.include_router(statistics.router(world.clue_list))
    app.include_router(ageing.router(ReportAgeing(world.clue_list), world.clock))
    app.include_router(
        openings.router(
            world.openings, world.opening_list, world.request_opening, world.rule_on_opening, world.read_informant
        )
    )
    app.include_router(retaliation.router(world.take_in_proposals, world.retaliation_alerts, world.clock))
    return app


@pytest.fixture
async def http(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service", headers=bearer()) as client:
        yield client
