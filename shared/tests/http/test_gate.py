"""At the gate: who shows no token learns nothing, who may not is told which policy says so, every look is on record."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import structlog
from fastapi import APIRouter, FastAPI

from wenze.audit import AccessTrail
from wenze.clock import SystemClock
from wenze.errors import Transient
from wenze.http import CallersPermission, Scoping, application
from wenze.http.audit import router as audit_router
from wenze.http.gate import Gate
from wenze.identity import ActingPerson, Policies, Resource, Role
from wenze.identity.issuer_keys import IssuerKeys, keys_at
from wenze.identity.tokens import Tokens
from wenze.journal.memory import InMemoryJournal
from wenze.telemetry import Metrics
from wenze.testing.identity import bearer, gate, issuer

COUNTY_OF = {"case-1": "430602", "case-2": "430603"}


class Store(InMemoryJournal):
    """A journal whose database can be away."""

    out = False

    async def append(self, commits: Any) -> Any:
        if self.out:
            raise Transient("mongodb", "away")
        return await super().append(commits)


class Service:
    """A small service with the names of real operations, so that the real policies speak about it."""

    def __init__(self) -> None:
        self.store = Store()
        self.trail = AccessTrail(self.store, SystemClock())
        self.metrics = Metrics()
        scoping = Scoping(named={"case_id": self._find}, told=frozenset({"assess"}), signed=("/v1/feeds/",))
        believing = gate("case-engine", scoping)
        self.made: FastAPI = application(
            title="t",
            description="d",
            version="1",
            metrics=self.metrics,
            checks={},
            gate=Gate("case-engine", believing.tokens, believing._policies, scoping, self.trail),
            maximum_body_bytes=1_000,
            maximum_requests=10,
        )
        self.made.include_router(self._routes())
        self.made.include_router(audit_router(self.trail, SystemClock()))

    async def _find(self, case_id: str) -> Resource | None:
        return Resource(county=COUNTY_OF[case_id]) if case_id in COUNTY_OF else None

    def _routes(self) -> APIRouter:
        routes = APIRouter()

        @routes.get("/v1/cases/{case_id}")
        async def get_case(case_id: str) -> str:
            return case_id

        @routes.get("/v1/cases")
        async def list_cases(county: str = "") -> str:
            return county

        @routes.get("/v1/letters")
        async def deadlines() -> str:
            return "all"

        @routes.post("/v1/cases/{case_id}/record-findings")
        async def record_findings(case_id: str, by: ActingPerson) -> str:
            return by

        @routes.post("/v1/assess")
        async def assess(permission: CallersPermission, county: str) -> str:
            permission.require(Resource(county=county))
            return county

        @routes.post("/v1/feeds/{feed}")
        async def push(feed: str) -> str:
            return feed

        return routes


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
async def http(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(service.made)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client


HANDLER = bearer("经办人甲", Role.HANDLER, counties=("岳阳楼区",))
AUDITOR = bearer("审计员", Role.AUDIT_ADMINISTRATOR)


async def trail_of(http: httpx.AsyncClient, **query: Any) -> list[tuple[str, str, bool, str]]:
    answer = (await http.get("/v1/audit", params={"page_size": 50, **query}, headers=AUDITOR)).json()
    return [
        (each["person"], each["path"], each["permitted"], each["policy"])
        for each in answer["items"]
        if each["person"] != "审计员"
    ]


async def test_a_look_is_on_record_with_the_policy_that_permits_it(http: httpx.AsyncClient) -> None:
    assert (await http.get("/v1/cases/case-1", headers=HANDLER)).status_code == 200
    assert await trail_of(http) == [("经办人甲", "/v1/cases/case-1", True, "offices-read-cases")]
    assert await trail_of(http, person="经办人乙") == []


async def test_a_refusal_is_on_record_and_names_the_policy_and_the_clause(http: httpx.AsyncClient) -> None:
    refused = await http.get("/v1/cases/case-2", headers=HANDLER)
    assert refused.status_code == 403
    assert refused.json()["policy"] == "nobody-acts-outside-their-counties"
    assert refused.json()["clause"] == "accountability:4"
    assert await trail_of(http, permitted=False) == [
        ("经办人甲", "/v1/cases/case-2", False, "nobody-acts-outside-their-counties")
    ]


async def test_nothing_is_shown_while_looks_cannot_be_recorded(service: Service, http: httpx.AsyncClient) -> None:
    service.store.out = True
    assert (await http.get("/v1/cases/case-1", headers=HANDLER)).status_code == 503
    service.store.out = False
    assert (await http.get("/v1/cases/case-1", headers=HANDLER)).status_code == 200


async def test_only_audit_administrators_read_the_trail(http: httpx.AsyncClient) -> None:
    for other in (HANDLER, bearer("甲", Role.SYSTEM_ADMINISTRATOR), bearer("乙", Role.SECURITY_ADMINISTRATOR)):
        assert (await http.get("/v1/audit", headers=other)).status_code == 403
    assert (await http.get("/v1/cases/case-1", headers=AUDITOR)).status_code == 403


async def test_who_acts_is_who_the_token_names(http: httpx.AsyncClient) -> None:
    headers = {**HANDLER, "X-Acting-Person": "somebody-else"}
    assert (await http.post("/v1/cases/case-1/record-findings", headers=headers)).json() == "经办人甲"


async def test_a_list_is_for_the_counties_of_the_token(http: httpx.AsyncClient) -> None:
    for query, status in (("", 403), ("?county=430602", 200), ("?county=岳阳楼区", 200), ("?county=云溪区", 403)):
        assert (await http.get(f"/v1/cases{query}", headers=HANDLER)).status_code == status
    assert (await http.get("/v1/cases", headers=bearer("乙", Role.HANDLER))).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/v1/letters?county=430602",
        "/v1/letters?case_id=case-1",
        "/v1/cases?case_id=case-1",
        "/v1/cases/case-2?case_id=case-1",
    ],
)
async def test_a_parameter_that_the_operation_passes_over_opens_nothing(http: httpx.AsyncClient, path: str) -> None:
    assert (await http.get(path, headers=HANDLER)).status_code == 403


async def test_the_last_of_two_values_counts_at_the_gate_as_in_the_operation(http: httpx.AsyncClient) -> None:
    assert (await http.get("/v1/cases?county=430602&county=430603", headers=HANDLER)).status_code == 403
    assert (await http.get("/v1/cases?county=430603&county=430602", headers=HANDLER)).json() == "430602"


async def test_what_the_body_tells_the_operation_asks_about(http: httpx.AsyncClient) -> None:
    assert (await http.post("/v1/assess?county=430602", headers=HANDLER)).status_code == 200
    assert (await http.post("/v1/assess?county=430603", headers=HANDLER)).status_code == 403


async def test_open_pages_and_signed_pushes_ask_for_no_token_and_all_else_does(http: httpx.AsyncClient) -> None:
    for path in ("/livez", "/metrics", "/openapi.json"):
        assert (await http.get(path)).status_code == 200
    assert (await http.post("/v1/feeds/audit")).status_code == 200
    for path in ("/v1/cases", "/v1/feeds", "/v1/nothing", "/livez/", "/v1/feeds/../cases"):
        assert (await http.get(path)).status_code == 401


async def test_a_body_is_not_read_for_who_shows_no_token(http: httpx.AsyncClient) -> None:
    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("the body was read")
        yield b""

    answer = await http.post("/v1/cases/case-1/record-findings", content=never())
    assert answer.status_code == 401


async def test_a_silent_issuer_is_an_outage_and_no_refusal(service: Service, http: httpx.AsyncClient) -> None:
    nowhere = Tokens(issuer().settings(), IssuerKeys(keys_at("/nowhere/keys.json")))
    transport = httpx.ASGITransport(
        application(
            title="t",
            description="d",
            version="1",
            metrics=Metrics(),
            checks={},
            gate=Gate(
                "case-engine",
                nowhere,
                Policies(),
                Scoping(),
                service.trail,
            ),
            maximum_body_bytes=1_000,
            maximum_requests=10,
        )
    )
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        answer = await client.get("/v1/cases", headers=HANDLER)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]


async def test_a_token_is_in_no_log_no_metric_and_no_answer(service: Service, http: httpx.AsyncClient) -> None:
    token = HANDLER["Authorization"].removeprefix("Bearer ")
    with structlog.testing.capture_logs() as logs:
        answers = [
            await http.get(path, headers={"Authorization": f"Bearer {shown}"})
            for shown in (token, token[:-5] + "AAAAA", token + ".x")
            for path in ("/v1/cases/case-1", "/v1/cases/case-2", "/v1/nothing", "/metrics")
        ]
    written = repr(logs) + service.metrics.exposition().decode() + "".join(each.text for each in answers)
    written += repr(service.store.__dict__)
    assert logs
    for part in token.split("."):
        assert part not in written
