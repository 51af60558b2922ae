"""Several people at work at once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

_AT_ONCE: Final = 8


async def together(do: Callable[[Work], Awaitable[Result]], work: Sequence[Work]) -> list[Result]:
    """The results in the order of the work, eight at a time; the first failure ends the rest and is raised."""
    places = asyncio.Semaphore(_AT_ONCE)

    async def one(each: Work) -> Result:
        async with places:
            return await do(each)

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(each)) for each in work]
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None
    return [task.result() for task in tasks]
