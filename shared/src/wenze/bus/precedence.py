"""Who goes first when a service has more to do than its database can take."""

import asyncio
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from time import monotonic
from typing import Final

QUIET_SECONDS: Final = 0.05
"""Between two large batches of a reader that is behind lies less than that."""
LOOK_SECONDS: Final = 0.01


def never() -> bool:
    """What is never urgent."""
    return False


class Precedence:
    """Work that can wait gives way to what goes first, for a bounded time. What is first in `ahead` is so here too."""

    def __init__(
        self,
        now: Callable[[], float] = monotonic,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        ahead: "Precedence | None" = None,
    ) -> None:
        self._now = now
        self._pause = pause
        self._ahead = ahead
        self._under_way = 0
        self._ended = -QUIET_SECONDS

    @contextmanager
    def taken(self) -> Generator[None]:
        """Something large that goes first is under way."""
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1
            self._ended = self._now()

    @property
    def busy(self) -> bool:
        """Whether something that goes first is under way, or was until a moment ago."""
        own = self._under_way > 0 or self._now() - self._ended < QUIET_SECONDS
        return own or (self._ahead is not None and self._ahead.busy)

    async def give_way(self, longest: float, unless: Callable[[], bool] = never) -> None:
        """Wait until nothing that goes first is under way, but no longer than so many seconds, nor once `unless` is
        true."""
        until = self._now() + longest
        while self.busy and self._now() < until and not unless():
            await self._pause(LOOK_SECONDS)
