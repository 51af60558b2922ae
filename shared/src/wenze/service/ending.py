"""Ending what runs in the background."""

import asyncio
from collections.abc import Collection
from typing import Any, Final

ASK_AGAIN_SECONDS: Final = 1.0


async def ended(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancels the tasks, also those they add, again and again until all have ended.

    Once is not enough: a library that cancels a task of its own and waits for its end takes our cancellation for that
    end when both meet, as aiokafka's client does when it closes; what called it then goes on for ever.
    """
    while remaining := [task for task in tasks if not task.done()]:
        for task in remaining:
            task.cancel()
        await asyncio.wait(remaining, timeout=ASK_AGAIN_SECONDS)
