"""A service's HTTP side: its own routers, and the pages that every service answers."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, FastAPI

from wenze.http import application, audit
from wenze.http.gate import Gate, Scoping
from wenze.identity import IdentitySettings, Policies
from wenze.identity.issuer_keys import IssuerKeys, keys_at
from wenze.identity.tokens import Tokens
from wenze.service.asyncapi import document
from wenze.service.runtime import Runtime


def service_application(
    runtime: Runtime, *, title: str, description: str, routers: Sequence[APIRouter], scoping: Scoping
) -> FastAPI:
    """The application of a service whose lifespan is the runtime's."""
    made = application(
        title=title,
        description=description,
        version=version("wenze"),
        metrics=runtime.metrics,
        checks=runtime.checks(),
        gate=Gate(runtime.service, _tokens(runtime.settings.identity), Policies(), scoping, runtime.trail),
        maximum_body_bytes=runtime.settings.http_maximum_body_bytes,
        maximum_requests=runtime.settings.http_maximum_requests,
        lifespan=runtime.running,
    )
    made.state.runtime = runtime
    for router in [*routers, audit.router(runtime.trail, runtime.clock), _messages(runtime.service)]:
        made.include_router(router)
    return made


def _tokens(identity: IdentitySettings) -> Tokens:
    return Tokens(identity, IssuerKeys(keys_at(identity.keys)))


def _messages(service: str) -> APIRouter:
    router = APIRouter(tags=["运行"])

    @router.get("/asyncapi.json", summary="本服务收发的消息（AsyncAPI 3.0）")
    async def asyncapi() -> dict[str, Any]:
        return document(service)

    return router
