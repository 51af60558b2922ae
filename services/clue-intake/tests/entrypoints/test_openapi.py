"""The interface's own description."""

from typing import Any

from fastapi import FastAPI
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

OURS = ("/v1/",)


def operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method} {path}", operation)
        for path, methods in document["paths"].items()
        if path.startswith(OURS)
        for method, operation in methods.items()
    ]


def test_the_description_is_valid(app: FastAPI) -> None:
    validate(app.openapi())


def test_every_operation_has_a_chinese_summary_and_a_description(app: FastAPI) -> None:
    found = operations(app.openapi())
    assert len(found) == 18
    assert [name for name, operation in found if not (operation.get("summary") and operation.get("description"))] == []


def test_every_answer_has_an_example_that_fits_its_schema(app: FastAPI) -> None:
    document = app.openapi()
    for name, operation in operations(document):
        (content,) = [each["content"] for status, each in operation["responses"].items() if status.startswith("20")]
        schema = content["application/json"]["schema"]
        model = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        examples = model.get("examples") or [content["application/json"].get("example")]
        assert examples != [None], name
        for example in examples:
            Draft202012Validator({**schema, "components": document["components"]}).validate(example)


def test_every_body_has_an_example(app: FastAPI) -> None:
    document = app.openapi()
    assert [name for name, operation in operations(document) if not _has_example(document, operation)] == []


def _has_example(document: dict[str, Any], operation: dict[str, Any]) -> bool:
    content = operation.get("requestBody", {}).get("content", {})
    json = content.get("application/json")
    if json is None or "example" in json:
        return True
    return bool(document["components"]["schemas"][json["schema"]["$ref"].rpartition("/")[2]].get("examples"))


def test_no_example_could_be_a_real_person(app: FastAPI) -> None:
    text = str(app.openapi())
    assert "合成" in text
    assert "13800" not in text
