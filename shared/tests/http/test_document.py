from typing import Any

import httpx
import pytest
from openapi_spec_validator import validate


@pytest.fixture
async def document(client: httpx.AsyncClient) -> dict[str, Any]:
    return (await client.get("/openapi.json")).json()


async def test_the_document_is_valid_openapi(document: dict[str, Any]):
    validate(document)


async def test_every_operation_declares_problem_documents(document: dict[str, Any]):
    for path in document["paths"].values():
        for operation in path.values():
            for status in ("4XX", "5XX"):
                content = operation["responses"][status]["content"]
                assert content == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


async def test_the_frameworks_own_errors_are_not_declared(document: dict[str, Any]):
    assert "HTTPValidationError" not in document["components"]["schemas"]
    assert {"Problem", "FieldError"} <= document["components"]["schemas"].keys()


async def test_the_idempotency_key_is_declared_as_required(document: dict[str, Any]):
    parameters = document["paths"]["/v1/clues"]["post"]["parameters"]

    assert [(p["name"], p["in"], p["required"]) for p in parameters] == [("Idempotency-Key", "header", True)]


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
async def test_there_are_no_pages_that_load_scripts_from_elsewhere(client: httpx.AsyncClient, path: str):
    assert (await client.get(path)).status_code == 404
