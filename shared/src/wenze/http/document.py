"""The OpenAPI document: errors are declared as what they are, problem documents."""

from typing import Any, Final

from fastapi import FastAPI

from wenze.http.gate import document_security
from wenze.http.problems import PROBLEM_MEDIA_TYPE, Problem

_REFERENCE: Final = "#/components/schemas/{model}"
_CONTENT: Final = {PROBLEM_MEDIA_TYPE: {"schema": {"$ref": _REFERENCE.format(model="Problem")}}}

PROBLEM_RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    "4XX": {"description": "请求未被受理：原因与应当怎样处理见问题说明", "content": _CONTENT},
    "5XX": {"description": "系统或其依赖的服务暂时不可用", "content": _CONTENT},
}


def documented(application: FastAPI, signed: tuple[str, ...]) -> FastAPI:
    """The application, with problem documents and who needs a token in its OpenAPI document."""
    framework_document = application.openapi

    def openapi() -> dict[str, Any]:
        document = framework_document()
        document.setdefault("components", {}).setdefault("schemas", {}).update(_problem_schemas())
        document_security(document, signed)
        return document

    application.openapi = openapi
    return application


def _problem_schemas() -> dict[str, Any]:
    schema = Problem.model_json_schema(ref_template=_REFERENCE)
    return {**schema.pop("$defs"), "Problem": schema}
