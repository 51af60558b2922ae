"""A service's HTTP side: its own routers, and the pages that every service answers."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, FastAPI

from wenze.http import application
from wenze.service.asyncapi import document
from wenze.service.runtime import Runtime


def service_application(runtime: Runtime, *, title: str, description: str, routers: Sequence[APIRouter]) -> FastAPI:
    """The application of a service whose lifespan is the runtime's."""
    app = application(
        title=title,
        description=description,
        metrics=runtime.metrics,
        checks=runtime.checks(),
        lifespan=runtime.running,
    )
    app.state.runtime = runtime
    for router in routers:
        app.include_router(router)

    @app.get("/asyncapi.json", tags=["运行状态"], summary="本服务收发的消息(AsyncAPI 3.0)")
    async def asyncapi() -> dict[str, Any]:
        return document(runtime.service)

    return app
