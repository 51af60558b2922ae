"""The service over HTTP, on fakes."""

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI

from personnel.adapters.metrics import counting_answers
from personnel.application.answer_eligibility import AnswerEligibility
from personnel.application.look_up_cadre import LookUpCadre
from personnel.entrypoints.http import cadres, eligibility, roster, statistics
from personnel.entrypoints.http.scoping import scoping
from wenze.http import application
from wenze.telemetry import Metrics
from wenze.testing.identity import bearer, gate


@pytest.fixture
def app(office, ruleset) -> FastAPI:
    made = application(
        title="合成",
        description="合成",
        version="0",
        metrics=Metrics(),
        checks={},
        gate=gate("personnel", scoping(LookUpCadre(office.cadres))),
        maximum_body_bytes=1024 * 1024,
        maximum_requests=100,
    )
    for router in (
        cadres.router(LookUpCadre(office.cadres), office.directory, office.clock),
        eligibility.router(AnswerEligibility(office.cadres, ruleset, counting_answers(Metrics()))),
        roster.router(office.import_roster, office.listed_imports),
        statistics.router(office.directory, office.clock),
    ):
        made.include_router(router)
    return made


@pytest_asyncio.fixture
async def http(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://service", headers=bearer("合成录入人")
    ) as client:
        yield client


@pytest.fixture
async def banned(office, examples) -> str:
    await office.reader.process([examples.decision_in_force(examples.decision([examples.effect()]))])
    return examples.cadre_id
