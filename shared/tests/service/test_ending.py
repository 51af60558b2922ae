"""Background work ends even if a library took a cancellation for its own."""

import asyncio
from contextlib import suppress

from wenze.service.ending import ended


async def _takes_one_cancellation_for_its_own(again: asyncio.Event) -> None:
    with suppress(asyncio.CancelledError):
        await asyncio.Event().wait()
    again.set()
    await asyncio.Event().wait()


async def test_work_whose_library_swallowed_the_cancellation_is_cancelled_again():
    again = asyncio.Event()
    stubborn = asyncio.create_task(_takes_one_cancellation_for_its_own(again))
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await ended([stubborn])
    assert again.is_set()
    assert stubborn.cancelled()


async def test_work_added_while_it_ends_is_ended_too():
    tasks: list[asyncio.Task[None]] = []

    async def goes_on() -> None:
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        tasks.append(asyncio.create_task(_for_ever()))

    async def _for_ever() -> None:
        await asyncio.Event().wait()

    tasks.append(asyncio.create_task(goes_on()))
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await ended(tasks)
    assert all(task.done() for task in tasks)
    assert len(tasks) == 2


async def test_work_that_failed_by_itself_holds_up_nothing():
    async def fails() -> None:
        raise ValueError("broken")

    failed = asyncio.create_task(fails())
    async with asyncio.timeout(10):
        await asyncio.wait([failed])
        await ended([failed])
    assert isinstance(failed.exception(), ValueError)
