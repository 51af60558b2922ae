"""The OpenAPI document: what other offices program against."""

import json
import re
from typing import Any

import pytest
from fastapi import FastAPI
from openapi_spec_validator import validate

SHARED = {"Problem", "FieldError", "Standing", "HTTPValidationError", "ValidationError"}


@pytest.fixture
def document(app: FastAPI) -> dict[str, Any]:
    return app.openapi()


def own_operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method} {path}", operation)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        if path.startswith("/v1")
    ]


def test_the_document_is_valid(document):
    validate(document)


def test_every_operation_says_in_chinese_what_it_is_for(document):
    for name, operation in own_operations(document):
        assert any("\u4e00" <= character <= "\u9fff" for character in operation["summary"]), name
        assert operation["description"], name


def test_every_parameter_is_described(document):
    for name, operation in own_operations(document):
        for parameter in operation.get("parameters", []):
            assert parameter["description"], f"{name}: {parameter['name']}"


def test_every_field_has_an_example_or_is_made_of_fields_that_have(document):
    for name, schema in document["components"]["schemas"].items():
        if name in SHARED or name.startswith("Page"):
            continue
        for field, shape in schema.get("properties", {}).items():
            assert "examples" in shape or "$ref" in str(shape), f"{name}.{field}"


def test_chinese_texts_have_full_width_punctuation(document):
    own = {name: shape for name, shape in document["components"]["schemas"].items() if name not in SHARED}
    text = json.dumps([dict(own_operations(document)), own], ensure_ascii=False)
    assert re.findall(r"[^\"]*[\u4e00-\u9fff”][,;:)](?!项)[^\"]*", text) == []


def test_the_fixed_contract_of_eligibility_is_there(document):
    operation = document["paths"]["/v1/cadres/{cadre_id}/eligibility"]["get"]
    required = {each["name"]: each["required"] for each in operation["parameters"]}
    assert required == {"cadre_id": True, "action": True, "on": True, "level": False, "post": False}
    answer = document["components"]["schemas"]["EligibilityAnswer"]["properties"]
    assert {"eligible", "blocking", "conditions", "receipt"} <= set(answer)
    blocking = document["components"]["schemas"]["BlockingAnswer"]["properties"]
    assert {"effect", "clause", "decision", "from", "until", "text"} <= set(blocking)
