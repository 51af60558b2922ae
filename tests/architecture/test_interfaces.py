"""What each service says of its interfaces is complete, valid and in Chinese, and nothing connects to find out."""

import base64
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from openapi_spec_validator import validate

import case_engine.bootstrap
import case_engine.settings
import clue_intake.bootstrap
import clue_intake.settings
import notifier.bootstrap
import notifier.settings
import personnel.bootstrap
import personnel.settings
from wenze.contracts.topics import TOPICS
from wenze.service.asyncapi import document

KEYS = {"current": "a", "keys": {"a": base64.b64encode(bytes(16)).decode()}}

SERVICES: dict[str, Callable[[], FastAPI]] = {
    "clue-intake": lambda: clue_intake.bootstrap.build(
        clue_intake.settings.Settings.model_validate({"sealing_keys": KEYS, "blind_index_keys": KEYS})
    ),
    "case-engine": lambda: case_engine.bootstrap.build(case_engine.settings.Settings()),
    "personnel": lambda: personnel.bootstrap.build(personnel.settings.Settings()),
    "notifier": lambda: notifier.bootstrap.build(notifier.settings.Settings()),
}

PROMISED = {
    "clue-intake": {
        "POST /v1/clues",
        "POST /v1/feeds/{feed}",
        "POST /v1/imports/{feed}",
        "PATCH /v1/clues/{clue_id}/admission",
        "GET /v1/clues",
        "GET /v1/clues/{clue_id}",
    },
    "case-engine": {
        "POST /v1/assessments",
        "GET /v1/cases",
        "GET /v1/cases/{case_id}",
        "GET /v1/working-days",
        "POST /v1/decisions/imports",
    },
    "personnel": {
        "GET /v1/cadres/{cadre_id}/eligibility",
        "POST /v1/eligibility/batch",
        "POST /v1/roster/imports",
        "GET /v1/cadres",
        "GET /v1/cadres/{cadre_id}/ledger",
    },
    "notifier": {"GET /v1/notices", "POST /v1/notices/{notice_id}/receipts"},
}
EVERYWHERE = {"GET /livez", "GET /readyz", "GET /metrics", "GET /asyncapi.json"}

ALL = pytest.mark.parametrize("service", SERVICES)


@pytest.fixture(scope="module")
def documents() -> dict[str, dict[str, Any]]:
    return {service: build().openapi() for service, build in SERVICES.items()}


def _operations(openapi: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in openapi["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


@ALL
async def test_a_services_openapi_document_is_valid(service: str, documents: dict[str, Any]):
    validate(documents[service])


@ALL
async def test_a_service_offers_what_the_public_contract_promises(service: str, documents: dict[str, Any]):
    offered = {name for name, _ in _operations(documents[service])}
    assert PROMISED[service] | EVERYWHERE <= offered


@ALL
async def test_every_operation_says_in_chinese_what_it_does(service: str, documents: dict[str, Any]):
    silent = [
        name
        for name, operation in _operations(documents[service])
        if not re.search("[一-鿿]", operation.get("summary", ""))
    ]
    assert silent == []


@ALL
async def test_every_operation_says_how_it_fails(service: str, documents: dict[str, Any]):
    for name, operation in _operations(documents[service]):
        answers = " ".join(str(answer) for answer in operation["responses"].values())
        assert "application/problem+json" in answers, name


@ALL
async def test_every_post_can_be_repeated_safely(service: str, documents: dict[str, Any]):
    """Standard Webhooks brings its own id, and questions change nothing."""
    exempt = {
        "POST /v1/feeds/{feed}",
        "POST /v1/assessments",
        "POST /v1/letters/verifications",
        "POST /v1/eligibility/batch",
    }
    without = [
        name
        for name, operation in _operations(documents[service])
        if name.startswith("POST")
        and name not in exempt
        and "Idempotency-Key" not in {parameter["name"] for parameter in operation.get("parameters", [])}
    ]
    assert without == []


@ALL
async def test_every_json_body_has_an_example(service: str, documents: dict[str, Any]):
    openapi = documents[service]
    for name, operation in _operations(openapi):
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        assert body is None or _has_example(openapi, body), name


def _has_example(openapi: dict[str, Any], body: dict[str, Any]) -> bool:
    if body.get("examples") or body.get("example"):
        return True
    schema = body["schema"]
    if "$ref" in schema:
        schema = openapi["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    fields = schema.get("properties", {}).values()
    return bool(schema.get("examples")) or any(field.get("examples") for field in fields)


@ALL
def test_the_asyncapi_document_describes_each_topic_with_schemas_and_examples(service: str):
    described = document(service)
    topics = {topic.name for topic in TOPICS if service in (topic.writer, *topic.readers)}
    assert set(described["channels"]) == topics
    for message in described["components"]["messages"].values():
        assert message["payload"]["properties"]
        assert message["examples"][0]["payload"]


@ALL
def test_every_reference_in_the_asyncapi_document_leads_somewhere(service: str):
    described = document(service)
    for reference in _references(described):
        place: Any = described
        for part in reference.removeprefix("#/").split("/"):
            place = place[part]


def _references(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("$ref"), str):
            yield data["$ref"]
        for value in data.values():
            yield from _references(value)
    elif isinstance(data, list):
        for value in data:
            yield from _references(value)
