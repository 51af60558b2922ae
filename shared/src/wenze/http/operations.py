"""What operators and their monitoring ask: is it alive, is it ready, how is it doing."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeAlias

import structlog
from fastapi import APIRouter, Response
from pydantic import BaseModel

from wenze.http.dependencies import unavailable_text
from wenze.http.problems import FieldError, problem, problem_response
from wenze.telemetry import EXPOSITION_TYPE, Label, Metrics
from wenze.telemetry.metric_table import DEPENDENCY_READY

ReadinessCheck: TypeAlias = Callable[[], Awaitable[None]]
"""Returns if the dependency answers, raises if it does not."""

CHECK_SECONDS: Final = 2.0

log = structlog.stdlib.get_logger(__name__)


class Standing(BaseModel):
    """The answer of a process that can be asked."""

    status: str


def operations(metrics: Metrics, checks: Mapping[str, ReadinessCheck]) -> APIRouter:
    """The routes `/livez`, `/readyz` and `/metrics`."""
    metrics.admit(Label.DEPENDENCY, checks)
    router = APIRouter(tags=["运行"])

    @router.get("/livez", summary="进程是否存活")
    async def livez() -> Standing:
        return Standing(status="alive")

    @router.get("/readyz", summary="是否可以办理业务", response_model=Standing)
    async def readyz() -> Standing | Response:
        missing = await _missing(metrics, checks)
        return _not_ready(missing) if missing else Standing(status="ready")

    @router.get("/metrics", summary="运行指标", response_class=Response)
    async def exposition() -> Response:
        return Response(metrics.exposition(), media_type=EXPOSITION_TYPE)

    return router


async def _missing(metrics: Metrics, checks: Mapping[str, ReadinessCheck]) -> list[str]:
    """The dependencies that do not answer, asked all at once."""
    answers = await asyncio.gather(*(_answers(name, check) for name, check in checks.items()))
    for name, answered in zip(checks, answers, strict=True):
        metrics.set(DEPENDENCY_READY, answered, dependency=name)
    return [name for name, answered in zip(checks, answers, strict=True) if not answered]


async def _answers(name: str, check: ReadinessCheck) -> bool:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await check()
    except Exception as error:  # noqa: BLE001 - whatever it is, the dependency cannot be used
        log.warning("a dependency is not ready", dependency=name, problem=repr(error))
        return False
    return True


def _not_ready(missing: list[str]) -> Response:
    errors = [FieldError(field=name, message=unavailable_text(name)) for name in missing]
    text = "服务尚未就绪，暂时不能办理业务；请按 errors 中的说明逐项检查。"
    return problem_response(problem(503, "not-ready", "服务尚未就绪", text, errors=errors))
