"""Makes the FastAPI application of a service."""

from collections.abc import Mapping

from fastapi import Depends, FastAPI
from starlette.types import Lifespan

from wenze.http.access import AccessMiddleware
from wenze.http.body_limit import BodyLimitMiddleware
from wenze.http.concurrency_limit import ConcurrencyLimitMiddleware
from wenze.http.correlation import CorrelationMiddleware
from wenze.http.document import PROBLEM_RESPONSES, documented
from wenze.http.gate import AuthenticationMiddleware, Gate
from wenze.http.handlers import install_handlers
from wenze.http.operations import ReadinessCheck, operations
from wenze.http.routes import RouteTemplates
from wenze.http.unexpected import UnexpectedErrorMiddleware
from wenze.telemetry import Metrics


def application(
    *,
    title: str,
    description: str,
    version: str,
    metrics: Metrics,
    checks: Mapping[str, ReadinessCheck],
    gate: Gate,
    maximum_body_bytes: int,
    maximum_requests: int,
    lifespan: Lifespan[FastAPI] | None = None,
) -> FastAPI:
    """An application whose every error is a Chinese problem document, whose requests are correlated, logged and
    measured, and which answers `/livez`, `/readyz`, `/metrics` and `/openapi.json`. Beyond `maximum_requests` at a time
    it refuses with 503 and `Retry-After`. Nobody passes the gate unasked. Include the service's routers.

    There are no documentation pages: they would load scripts from the Internet, which offices do not have.
    """
    made = FastAPI(
        title=title,
        description=description,
        version=version,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        responses=PROBLEM_RESPONSES,
        dependencies=[Depends(gate)],
        # FastAPI's own records for OpenTelemetry hold exception texts that no mask has seen.
        telemetry={"logs": False},
    )
    # The one added last is the outermost.
    made.add_middleware(AuthenticationMiddleware, tokens=gate.tokens, signed=gate.scoping.signed)
    made.add_middleware(BodyLimitMiddleware, limit=maximum_body_bytes)
    made.add_middleware(ConcurrencyLimitMiddleware, limit=maximum_requests)
    made.add_middleware(UnexpectedErrorMiddleware)
    made.add_middleware(AccessMiddleware, metrics=metrics, templates=RouteTemplates(made, metrics))
    made.add_middleware(CorrelationMiddleware)
    install_handlers(made)
    made.include_router(operations(metrics, checks))
    return documented(made, gate.scoping.signed)
