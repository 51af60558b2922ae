"""Replicas of a service as processes of their own."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Final

import httpx

from benchmark.ground import Ground
from embedded_stack import Component, EmbeddedStack, services
from embedded_stack.ports import LOOPBACK, free_ports
from wenze.contracts.topics import Topic
from wenze.telemetry.metric_table import MESSAGES_CONSUMED

PATIENCE_SECONDS: Final = 30.0


@asynccontextmanager
async def replicas(ground: Ground, service: str, count: int) -> AsyncGenerator[EmbeddedStack]:
    """So many of the service. Raises: StackRefusedError, ComponentFailedError."""
    own = ground.settings.model_copy(update={"data_folder": ground.folder / f"{service}-{count}"})
    (alone,) = [component for component in services(own) if component.name == service]
    components = [_replica(alone, number, port) for number, port in enumerate(free_ports(count), start=1)]
    async with EmbeddedStack(own, components) as running:
        yield running


def _replica(alone: Component, number: int, port: int) -> Component:
    """With a port of its own; all share the folder's sealing keys."""
    return replace(
        alone,
        name=f"{alone.name}-{number}",
        port=port,
        url=f"http://{LOOPBACK}:{port}",
        environment={**alone.environment, "WENZE_HTTP_PORT": str(port)},
    )


async def consumed(running: EmbeddedStack, topic: Topic) -> list[float]:
    """How many messages of a topic each replica has handled."""
    async with httpx.AsyncClient(timeout=PATIENCE_SECONDS, trust_env=False) as client:
        return [await _consumed(client, component.url, topic) for component in running.running().components]


async def _consumed(client: httpx.AsyncClient, url: str, topic: Topic) -> float:
    exposition = (await client.get(f"{url}/metrics")).raise_for_status().text
    sample = f'{MESSAGES_CONSUMED.name}_total{{topic="{topic.name}"}} '
    return sum(float(line.removeprefix(sample)) for line in exposition.splitlines() if line.startswith(sample))
