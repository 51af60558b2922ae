"""A load that waits for the system: so many at a time, and the next as soon as one is done."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

Message = TypeVar("Message")
Answer = TypeVar("Answer")


async def in_parallel(
    messages: Sequence[Message], at_once: int, send: Callable[[Message], Awaitable[Answer]]
) -> list[Answer]:
    """What each message was answered. Raises: what `send` raises."""
    waiting = iter(messages)
    answers: list[Answer] = []

    async def one_after_another() -> None:
        for message in waiting:
            answers.append(await send(message))  # noqa: PERF401 - the next is taken when this one is done

    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return answers
