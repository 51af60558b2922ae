"""Nothing is acknowledged that is not durable, and nothing that was acknowledged is lost."""

from functools import partial
from typing import Any

import httpx
import pytest

from clue_intake.entrypoints.http.bodies import EXAMPLE
from embedded_stack.components import infrastructure
from embedded_stack.settings import EmbeddedSettings
from embedded_stack.stack import EmbeddedStack

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(115)]


async def post(http: httpx.AsyncClient, number: int) -> httpx.Response:
    body = EXAMPLE | {"external_id": f"合成-{number}"}
    return await http.post("/v1/clues", json=body, headers={"Idempotency-Key": str(number)})


async def test_without_the_database_nothing_is_acknowledged_and_without_the_broker_nothing_is_lost(
    stack_settings: EmbeddedSettings, running: Any, until: Any
) -> None:
    async with (
        EmbeddedStack(stack_settings, infrastructure(stack_settings)) as stack,
        running(stack_settings.kafka_address, stack_settings.mongo_address) as http,
    ):

        async def counted(number: int) -> bool:
            return (await http.get("/v1/statistics")).json()["total"]["admitted"] == number

        # The embedded database does not survive being killed while it creates a table: let all tables be there first.
        assert (await post(http, 1)).status_code == 202
        await until(partial(counted, 1))

        await stack.kill("database")
        refused = await post(http, 2)
        assert refused.status_code == 503
        assert "数据库" in refused.json()["detail"]
        await stack.restart("database")

        async def accepted() -> bool:
            return (await post(http, 2)).status_code == 202

        await until(accepted)
        await stack.kill("broker")
        assert (await post(http, 3)).json()["status"] == "admitted"
        assert (await http.get("/readyz")).status_code == 503
        await stack.restart("broker")
        await until(partial(counted, 3), 60)
