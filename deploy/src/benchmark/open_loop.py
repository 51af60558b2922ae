"""A load that does not wait for the system: each message goes out at its time, whatever became of those before."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from time import perf_counter
from typing import TypeVar

Sent = TypeVar("Sent")


async def at_rate(messages: Sequence[Sent], per_second: float, send: Callable[[Sent], Awaitable[None]]) -> list[float]:
    """When each message was to be sent, in seconds of the process's clock; all are sent when this returns. So what a
    busy machine delays is a delay of the message. Raises: what `send` raises first.
    """
    began = perf_counter()
    times = [began + position / per_second for position in range(len(messages))]
    try:
        async with asyncio.TaskGroup() as sending:
            for message, time in zip(messages, times, strict=True):
                await asyncio.sleep(max(0.0, time - perf_counter()))
                sending.create_task(_sent(send, message))
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None
    return times


async def _sent(send: Callable[[Sent], Awaitable[None]], message: Sent) -> None:
    await send(message)
