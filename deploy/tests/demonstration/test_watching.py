import asyncio
from typing import NoReturn

import pytest

from demonstration.office.api import NoAnswer
from demonstration.watching import watched
from embedded_stack import ComponentFailedError


class Stack:
    """Stands in for a stack one of whose components ends when told to."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()

    async def until_failure(self) -> NoReturn:
        await self.ended.wait()
        raise ComponentFailedError("线索受理意外退出。", "")


async def test_the_result_of_the_work_is_given() -> None:
    async def work() -> int:
        return 3

    assert await watched(Stack(), work()) == 3  # type: ignore[arg-type]


async def test_a_component_that_ends_ends_the_work() -> None:
    stack = Stack()
    cancelled = asyncio.Event()

    async def work() -> None:
        stack.ended.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise

    with pytest.raises(ComponentFailedError, match="意外退出"):
        await watched(stack, work())  # type: ignore[arg-type]
    assert cancelled.is_set()


async def test_the_component_is_told_rather_than_the_answer_that_did_not_come() -> None:
    stack = Stack()

    async def work() -> None:
        stack.ended.set()
        raise NoAnswer("没有得到答复")

    with pytest.raises(ComponentFailedError):
        await watched(stack, work())  # type: ignore[arg-type]


async def test_without_a_failed_component_the_work_tells_what_was_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demonstration.watching._NOTICED_WITHIN_SECONDS", 0.01)

    async def work() -> None:
        raise NoAnswer("没有得到答复")

    with pytest.raises(NoAnswer):
        await watched(Stack(), work())  # type: ignore[arg-type]
