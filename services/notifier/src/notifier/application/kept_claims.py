"""Claims that hold as long as the work on them goes on, and run out soon after its process died."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import Final

from wenze.claims import Claim, Claims
from wenze.clock import Clock
from wenze.errors import Transient

log = logging.getLogger(__name__)

RENEWALS: Final = 3
"""How many fall into a lease: one that is late or meets an outage costs nothing yet."""


class KeptClaims:
    """Claims under way. One that could not be renewed in time holds no longer: another replica may have taken it over.

    Replicas' clocks must agree to less than a lease; what a wrong clock can do is have a letter sent again as the same
    transmission.
    """

    def __init__(self, taken: Sequence[Claim], claims: Claims, clock: Clock) -> None:
        self._taken = taken
        self._claims = claims
        self._clock = clock
        self._ends: dict[str, datetime] = {}
        self._note()

    def _note(self) -> None:
        self._ends |= {thing: claim.until for claim in self._taken for thing in claim.things}

    @property
    def things(self) -> Sequence[str]:
        """What was claimed, held or not."""
        return tuple(self._ends)

    def hold(self, thing: str) -> bool:
        """Whether nobody else can have taken it over by now."""
        return self._clock.now() < self._ends[thing]

    async def renew(self, lease: timedelta) -> None:
        """Hold what is still held for one more lease from now. Raises: Transient."""
        self._taken = await self._claims.renew(self._taken, self._clock.now() + lease)
        self._note()

    async def give_back(self) -> None:
        """Nothing is held any more. Raises: Transient."""
        await self._claims.release(self._taken)
        self._taken = ()


@asynccontextmanager
async def kept(taken: Sequence[Claim], claims: Claims, lease: timedelta, clock: Clock) -> AsyncGenerator[KeptClaims]:
    """The claims, renewed while the work on them goes on and given back when it is done. Raises: Transient.

    Where the work fails they run out, so that it is done again.
    """
    held, over = KeptClaims(taken, claims, clock), asyncio.Event()
    renewing = asyncio.create_task(_renew(held, lease, over))
    try:
        yield held
    except BaseException:
        renewing.cancel()
        raise
    over.set()
    await renewing  # a renewal under way would outlive the return
    await held.give_back()


async def _renew(held: KeptClaims, lease: timedelta, over: asyncio.Event) -> None:
    while not await _happens_within(over, lease.total_seconds() / RENEWALS):
        try:
            await held.renew(lease)
        except Transient as outage:
            log.warning("claims could not be renewed: %s", outage)


async def _happens_within(event: asyncio.Event, seconds: float) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
    return event.is_set()
