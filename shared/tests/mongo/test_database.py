"""Whether the database answers is asked beside the queue of a service's own statements."""

import asyncio
from threading import Event
from uuid import uuid4

import pytest
from motor.frameworks.asyncio import max_workers, run_on_executor

from embedded_stack.ports import free_ports
from wenze.errors import Transient
from wenze.mongo.database import Mongo


@pytest.mark.embedded
async def test_the_database_answers_though_every_thread_of_the_driver_waits(mongo_url: str) -> None:
    mongo, over = Mongo(mongo_url, f"mongo_{uuid4().hex}", retry_writes=False, timeout_ms=5_000), Event()
    loop = asyncio.get_running_loop()
    waiting = [run_on_executor(loop, over.wait, 60) for _ in range(2 * max_workers)]
    try:
        async with asyncio.timeout(20):
            await mongo.ping()
    finally:
        over.set()
        await asyncio.gather(*waiting)
        mongo.close()


async def test_a_database_that_is_not_there_is_an_outage() -> None:
    mongo = Mongo(f"mongodb://127.0.0.1:{free_ports(1)[0]}", "nowhere", retry_writes=False, timeout_ms=200)
    with pytest.raises(Transient, match="mongodb"):
        await mongo.ping()
    mongo.close()
