"""Turns what endpoints and the framework raise into problem documents."""

from collections.abc import Mapping
from typing import Final

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from wenze.errors import Transient
from wenze.http.body_limit import BodyTooLarge
from wenze.http.dependencies import unavailable_text
from wenze.http.problems import HttpProblem, Problem, problem, problem_response
from wenze.http.status_texts import status_text
from wenze.http.validation import validation_problem

RETRY_AFTER_SECONDS: Final = 5

_ANSWERED: Final = (HttpProblem, Transient, RequestValidationError, HTTPException)

log = structlog.stdlib.get_logger(__name__)


def install_handlers(application: FastAPI) -> None:
    """From now on these errors are answered as problem documents; any other one is unexpected, see `unexpected`."""
    for kind in _ANSWERED:
        application.add_exception_handler(kind, _answer)


async def _answer(request: Request, error: Exception) -> Response:
    match error:
        case HttpProblem():
            return problem_response(error.problem())
        case Transient():
            return unavailable(error)
        case RequestValidationError():
            return problem_response(validation_problem(error, request.headers.get("content-type", "")))
        case BodyTooLarge():
            return problem_response(error.problem())
        case HTTPException():
            return problem_response(_in_words(error.status_code), _kept(error.headers))
        case _:
            raise error


def unavailable(outage: Transient) -> Response:
    """The answer while a dependency does not."""
    log.warning("a dependency did not answer", dependency=outage.dependency, problem=outage.problem)
    document = problem(503, "dependency-unavailable", "暂时无法办理", unavailable_text(outage.dependency))
    return problem_response(document, {"Retry-After": str(RETRY_AFTER_SECONDS)})


def _in_words(status: int) -> Problem:
    text = status_text(status)
    return problem(status, text.code, text.title, text.detail)


def _kept(headers: Mapping[str, str] | None) -> Mapping[str, str]:
    """`Allow` and `WWW-Authenticate` belong to the answer; what described the English text does not."""
    return {name: value for name, value in (headers or {}).items() if not name.lower().startswith("content-")}
