"""Work that ends when a component of the stack ends by itself."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

from embedded_stack import EmbeddedStack

Result = TypeVar("Result")

_NOTICED_WITHIN_SECONDS: Final = 1.0


async def watched(stack: EmbeddedStack, work: Coroutine[Any, Any, Result]) -> Result:
    """The result of the work.

    Raises: ComponentFailedError when a component ended by itself, rather than what the work made of it; otherwise what
    the work raises.
    """
    working, watching = asyncio.create_task(work), asyncio.create_task(stack.until_failure())
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
        if working.done() and working.exception():
            await asyncio.wait({watching}, timeout=_NOTICED_WITHIN_SECONDS)
        if watching.done():
            watching.result()
        return await working
    finally:
        working.cancel()
        watching.cancel()
        await asyncio.gather(working, watching, return_exceptions=True)
