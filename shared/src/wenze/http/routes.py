"""Which route a request took, as its template: the only form of a path that may appear in logs and metrics."""

from functools import cached_property
from typing import Final

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.types import Scope

from wenze.telemetry import Label, Metrics

UNMATCHED: Final = "unmatched"


class RouteTemplates:
    """The templates of an application's routes, read once, when the first request has been answered."""

    def __init__(self, application: FastAPI, metrics: Metrics) -> None:
        self._application = application
        self._metrics = metrics

    def of(self, scope: Scope) -> str:
        """The template of the route that answered, `unmatched` if none did."""
        return self._by_endpoint.get(scope.get("endpoint"), UNMATCHED)

    @cached_property
    def _by_endpoint(self) -> dict[object, str]:
        """With the prefixes of the routers by which each endpoint is included."""
        templates: dict[object, str] = {
            route.endpoint: route.path_format
            for route in iter_route_contexts(self._application.routes)
            if route.path_format is not None
        }
        self._metrics.admit(Label.ROUTE, [UNMATCHED, *templates.values()])
        return templates
