"""Waiting for what happens behind the scenes: by asking again, for a bounded time."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final, TypeVar

from demonstration.failure import Failed

Value = TypeVar("Value")

SETTLING_SECONDS: Final = 60.0
"""How long what happens behind the scenes may take on a slow machine before it counts as not happening."""

_FIRST_PAUSE: Final = 0.05
_LONGEST_PAUSE: Final = 0.5


class NotInTime(Failed):
    """What was waited for did not come about; the text says in Chinese what and how long."""


async def eventually(
    ask: Callable[[], Awaitable[Value]], holds: Callable[[Value], bool], *, seconds: float = SETTLING_SECONDS
) -> Value:
    """The first answer that holds, asked for again and again with growing pauses; after so many seconds the last
    answer as it is, for a comparison that must then tell the difference.
    """
    deadline = monotonic() + seconds
    pause = _FIRST_PAUSE
    while not holds(answer := await ask()) and monotonic() < deadline:
        await asyncio.sleep(pause)
        pause = min(_LONGEST_PAUSE, pause * 1.5)
    return answer


async def until(
    ask: Callable[[], Awaitable[Value]], holds: Callable[[Value], bool], *, what: str, seconds: float = SETTLING_SECONDS
) -> Value:
    """The first answer that holds. Raises: NotInTime after so many seconds; `what` says in Chinese what it was."""
    answer = await eventually(ask, holds, seconds=seconds)
    if not holds(answer):
        raise NotInTime(f"等待{what}超过 {seconds:g} 秒，仍未完成。")
    return answer
