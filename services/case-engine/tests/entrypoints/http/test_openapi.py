"""The published interface: valid, and with an example wherever a caller has to fill something in."""

from typing import Any

import pytest
from openapi_spec_validator import validate

from case_engine.bootstrap import build
from case_engine.settings import Settings

PAGING = {"page", "page_size"}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return build(Settings()).openapi()


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    validate(document)


def test_every_parameter_has_an_example(document: dict[str, Any]) -> None:
    without = [
        f"{path} {parameter['name']}"
        for path, operation in _operations(document)
        for parameter in operation.get("parameters", [])
        if parameter["name"] not in PAGING and not _has_example(parameter)
    ]
    assert without == []


def test_every_body_has_an_example(document: dict[str, Any]) -> None:
    bodies = {
        path: operation["requestBody"]["content"]["application/json"]
        for path, operation in _operations(document)
        if "application/json" in operation.get("requestBody", {}).get("content", {})
    }
    assert len(bodies) == 29
    assert [path for path, body in bodies.items() if not body.get("examples")] == []


def test_every_operation_has_a_chinese_summary(document: dict[str, Any]) -> None:
    assert [path for path, operation in _operations(document) if operation["summary"].isascii()] == []


def _operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (path, operation)
        for path, operations in document["paths"].items()
        if path.startswith("/v1/")
        for operation in operations.values()
    ]


def _has_example(parameter: dict[str, Any]) -> bool:
    return bool(parameter.get("examples") or parameter.get("example") or parameter["schema"].get("examples"))
