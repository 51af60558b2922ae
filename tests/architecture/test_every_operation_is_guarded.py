"""Nothing is answered to who shows no token, and nothing is done for who may not.

Read off the OpenAPI documents, so that a new operation cannot be forgotten.
"""

import re
from dataclasses import replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

import case_engine.bootstrap
import case_engine.settings
import clue_intake.bootstrap
import clue_intake.settings
import notifier.bootstrap
import notifier.settings
import personnel.bootstrap
import personnel.settings
from wenze.http.gate import OPEN, Gate
from wenze.identity import Policies, Resource, Role
from wenze.identity.policies.decide import policy_files_of_this_package
from wenze.identity.principal import Principal
from wenze.identity.roles import SEPARATED
from wenze.testing.identity import BUSINESS, bearer, issuer

KEYS = {"current": "a", "keys": {"a": "AAAAAAAAAAAAAAAAAAAAAA=="}}
SIGNED = {("clue-intake", "post", "/v1/feeds/{feed}")}
"""Its caller signs what is sent instead."""

ADMINISTRATIVE = ("/v1/calendar/imports", "/v1/audit")

ABOUT_NO_COUNTY = {
    ("case-engine", "get", "/v1/clauses"),
    ("case-engine", "get", "/v1/working-days"),
    ("case-engine", "post", "/v1/assessments"),
    ("case-engine", "get", "/v1/decisions/imports/template.csv"),
    ("case-engine", "get", "/v1/decisions/imports/template.xlsx"),
    ("personnel", "get", "/v1/roster/template.csv"),
    ("personnel", "get", "/v1/roster/template.xlsx"),
}
"""The law and empty forms."""

TOLD_BY_THE_BODY = {("clue-intake", "post", "/v1/clues"), ("clue-intake", "post", "/v1/personnel-proposals")}
"""Refused by the county in the body, which the service's own tests show."""

Operation = tuple[str, str, str]


def _applications() -> dict[str, FastAPI]:
    identity = {"identity": issuer().settings().model_dump()}
    return {
        "clue-intake": clue_intake.bootstrap.build(
            clue_intake.settings.Settings.model_validate({"sealing_keys": KEYS, "blind_index_keys": KEYS, **identity})
        ),
        "case-engine": case_engine.bootstrap.build(case_engine.settings.Settings.model_validate(identity)),
        "personnel": personnel.bootstrap.build(personnel.settings.Settings.model_validate(identity)),
        "notifier": notifier.bootstrap.build(notifier.settings.Settings.model_validate(identity)),
    }


APPLICATIONS = _applications()
OPERATIONS: list[Operation] = [
    (service, method, path)
    for service, application in APPLICATIONS.items()
    for path, operations in application.openapi()["paths"].items()
    for method in operations
]
GUARDED = [each for each in OPERATIONS if each[2] not in OPEN and each not in SIGNED]
ACTIONS = {
    f"{service}:{route.endpoint.__name__}"
    for service, application in APPLICATIONS.items()
    for route in iter_route_contexts(application.routes)
    if route.path_format and route.path_format.startswith("/v1/")
}


@pytest.fixture
def ask() -> Any:
    """Without a database: what is refused is refused before anything is looked up."""

    async def asked(operation: Operation, **request: Any) -> httpx.Response:
        service, method, path = operation
        transport = httpx.ASGITransport(APPLICATIONS[service])
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.request(method, re.sub(r"\{\w+\}", "x", path), **request)

    return asked


def test_what_is_open_is_known_by_name() -> None:
    assert len(GUARDED) > 60
    assert set(GUARDED) > ABOUT_NO_COUNTY | TOLD_BY_THE_BODY
    for service, application in APPLICATIONS.items():
        for path, operations in application.openapi()["paths"].items():
            for method, operation in operations.items():
                guarded = (service, method, path) in GUARDED
                assert operation["security"] == ([{"bearer": []}] if guarded else []), (service, path)


@pytest.mark.parametrize("operation", GUARDED, ids=" ".join)
async def test_without_a_token_nothing_is_answered(ask: Any, operation: Operation) -> None:
    forged = issuer().token(Principal("甲", frozenset(BUSINESS), frozenset({"*"})))[:-6] + "AAAAAA"
    for headers in ({}, {"Authorization": "Basic YTpi"}, {"Authorization": f"Bearer {forged}"}):
        answer = await ask(operation, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert forged not in answer.text


@pytest.mark.parametrize("operation", GUARDED, ids=" ".join)
async def test_who_has_no_role_may_do_nothing(ask: Any, operation: Operation) -> None:
    token = issuer().token(Principal("甲", frozenset(), frozenset({"*"})))
    answer = await ask(operation, headers={"Authorization": f"Bearer {token}"}, json={})
    assert answer.status_code == 403
    assert answer.json()["policy"] == "nothing-permits"


@pytest.mark.parametrize("operation", [each for each in GUARDED if each[2] not in ADMINISTRATIVE], ids=" ".join)
async def test_an_administrator_may_do_nothing_about_cases(ask: Any, operation: Operation) -> None:
    for administrator in SEPARATED:
        answer = await ask(operation, headers=bearer("甲", administrator, *BUSINESS), json={})
        assert answer.json()["policy"] == "administrators-touch-no-business"


@pytest.fixture
def records_of_another_county(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever record a path names, it is there, and belongs to 岳阳楼区."""

    async def found(_: str) -> Resource:
        return Resource(county="430602")

    for application in APPLICATIONS.values():
        gate = application.router.dependencies[0].dependency
        assert isinstance(gate, Gate)
        named = dict.fromkeys(gate.scoping.named, found)
        monkeypatch.setattr(gate, "scoping", replace(gate.scoping, named=named))


@pytest.mark.usefixtures("records_of_another_county")
@pytest.mark.parametrize(
    "operation",
    [each for each in GUARDED if each[2] not in ADMINISTRATIVE and each not in ABOUT_NO_COUNTY | TOLD_BY_THE_BODY],
    ids=" ".join,
)
async def test_who_is_of_another_county_may_do_nothing(ask: Any, operation: Operation) -> None:
    for where in ({}, {"params": {"county": "430602"}}):
        answer = await ask(operation, headers=bearer(counties=("430621",)), json={}, **where)
        assert (answer.status_code, answer.json()["policy"]) == (403, "nobody-acts-outside-their-counties")


async def test_a_signed_push_is_not_taken_without_its_signature(ask: Any) -> None:
    for operation in SIGNED:
        assert (await ask(operation, json={}, headers=bearer())).status_code == 401


async def test_even_what_leads_nowhere_asks_for_a_token(ask: Any) -> None:
    for service in APPLICATIONS:
        for path in ("/v1/nothing", "/docs", "/livez/", "/metrics/x"):
            assert (await ask((service, "get", path))).status_code == 401


def test_policies_name_only_what_there_is() -> None:
    named = {
        action for file in policy_files_of_this_package() for action in re.findall(r'Action::"([^"]+)"', file.text)
    }
    assert named <= ACTIONS


@pytest.mark.parametrize("action", sorted(ACTIONS - {"clue-intake:push"}))
def test_somebody_may_do_everything_there_is(action: str) -> None:
    everybody = [Principal("甲", frozenset({role}), frozenset({"*"})) for role in Role]
    policies = Policies()
    assert any(policies.denial(each, action, Resource()) is None for each in everybody)
