"""Who goes first when a service has more to do than its database can take."""

import asyncio
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from time import monotonic
from typing import Final

QUIET_SECONDS: Final = 0.1
"""Between two large batches of a reader that is behind lies less than that."""
LOOK_SECONDS: Final = 0.02


class Precedence:
    """Readers whose work can wait give way to those that have a large batch, for a bounded time."""

    def __init__(
        self, now: Callable[[], float] = monotonic, pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._now = now
        self._pause = pause
        self._under_way = 0
        self._ended = -QUIET_SECONDS

    @contextmanager
    def taken(self) -> Generator[None]:
        """A large batch that goes first is under way."""
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1
            self._ended = self._now()

    @property
    def busy(self) -> bool:
        """Whether something that goes first is under way, or was until a moment ago."""
        return self._under_way > 0 or self._now() - self._ended < QUIET_SECONDS

    async def give_way(self, longest: float) -> None:
        """Wait until nothing that goes first is under way, but no longer than so many seconds."""
        until = self._now() + longest
        while self.busy and self._now() < until:
            await self._pause(LOOK_SECONDS)
