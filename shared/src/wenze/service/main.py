"""Runs a service as a process."""

from collections.abc import Callable
from typing import TypeVar

import uvicorn
from fastapi import FastAPI

from wenze.service.settings import ServiceSettings
from wenze.telemetry import configure_logging

Settings = TypeVar("Settings", bound=ServiceSettings)


def run(service: str, build: Callable[[Settings], FastAPI], settings_type: type[Settings]) -> None:
    """Serve until SIGTERM or SIGINT; readers and background work stop before it returns."""
    settings = settings_type()
    configure_logging(service, settings.log_level)
    uvicorn.run(
        build(settings),
        host=settings.http_host,
        port=settings.http_port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=10,
    )
