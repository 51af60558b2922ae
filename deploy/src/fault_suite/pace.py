"""How long a database takes to answer, and holding its answers back so that it takes longer."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Mapping
from statistics import median
from time import monotonic
from typing import Final

NO_STATEMENTS: Final = frozenset({"hello", "ismaster", "isMaster", "endSessions"})
"""What drivers say among themselves; some of it is answered late on purpose."""

Request = tuple[int, int]
"""The numbers of a connection and of a request on it."""

REMEMBERED: Final = 10_000
"""The latest answers to each kind of statement."""


class Pace:
    """Notes how long each statement takes. While it is slow, an answer comes so many times as late as the database gave
    it, and never sooner than so many times what is usual for such a statement."""

    def __init__(self) -> None:
        self._times = 1.0
        self._usual: Mapping[str, float] = {}
        self._asked: dict[Request, tuple[str, float]] = {}
        self._taken: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def slow_down(self, times: float) -> Mapping[str, float]:
        """From now on it takes so many times as long. What was usual until now: the median of each statement."""
        self._usual = self.medians()
        self._taken.clear()
        self._times = times
        return self._usual

    def as_usual(self) -> Mapping[str, float]:
        """From now on nothing is held back. The medians while it was slow."""
        slow = self.medians()
        self._taken.clear()
        self._times = 1.0
        return slow

    def medians(self) -> dict[str, float]:
        """The seconds that each kind of statement took until its answer was passed on."""
        return {statement: median(taken) for statement, taken in sorted(self._taken.items())}

    def asked(self, request: Request, statement: str) -> None:
        """A statement goes to the database."""
        if statement not in NO_STATEMENTS:
            self._asked[request] = (statement, monotonic())

    async def answered(self, request: Request) -> None:
        """The database has answered it; returns when the answer may be passed on."""
        if not (asked := self._asked.pop(request, None)):
            return
        statement, since = asked
        taken = monotonic() - since
        if self._times > 1:
            await asyncio.sleep(self._times * max(taken, self._usual.get(statement, 0.0)) - taken)
        self._taken[statement].append(monotonic() - since)
