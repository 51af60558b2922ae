"""Waiting for what happens behind the scenes: by asking again, for a bounded time."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final, TypeVar

Value = TypeVar("Value")

_FIRST_PAUSE: Final = 0.05
_LONGEST_PAUSE: Final = 0.5


class NotInTime(Exception):  # noqa: N818 - what the demonstration found
    """What was waited for did not come about; the text says in Chinese what and how long."""


async def until(
    ask: Callable[[], Awaitable[Value]], holds: Callable[[Value], bool], *, seconds: float, what: str
) -> Value:
    """The first answer that holds, asked for again and again with growing pauses.

    Raises: NotInTime after so many seconds; `what` says in Chinese what was waited for.
    """
    deadline = monotonic() + seconds
    pause = _FIRST_PAUSE
    while True:
        answer = await ask()
        if holds(answer):
            return answer
        if monotonic() >= deadline:
            raise NotInTime(f"等待{what}超过 {seconds:g} 秒，仍未完成。")
        await asyncio.sleep(pause)
        pause = min(_LONGEST_PAUSE, pause * 1.5)
