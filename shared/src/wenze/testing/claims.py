"""Claims in memory, for tests of use cases: the plainest statement of the contract."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from wenze.claims import Claim


class ClaimsInMemory:
    """Implements wenze.claims.Claims. Others come between a question and its answer, as at a real database."""

    def __init__(self) -> None:
        self._claims: dict[str, tuple[Claim, str]] = {}
        self._numbers = count()
        self.renewed = asyncio.Event()
        """Set whenever somebody renews."""

    async def take(self, things: Sequence[str], purpose: str, until: datetime) -> list[Claim]:
        await asyncio.sleep(0)
        taken = {thing for claim, _ in self._claims.values() for thing in claim.things}
        free = [thing for thing in things if thing not in taken]
        together = [free] if len(free) == len(things) else [[thing] for thing in free]
        claims = [Claim(str(next(self._numbers)), tuple(group), until) for group in together if group]
        self._claims |= {claim.identifier: (claim, purpose) for claim in claims}
        return claims

    async def take_over(self, purpose: str, now: datetime, until: datetime) -> Claim | None:
        await asyncio.sleep(0)
        for claim, its_purpose in self._claims.values():
            if its_purpose == purpose and claim.until <= now:
                taken_over = replace(claim, until=until)
                self._claims[claim.identifier] = (taken_over, purpose)
                return taken_over
        return None

    async def renew(self, claims: Sequence[Claim], until: datetime) -> list[Claim]:
        await asyncio.sleep(0)
        own = [claim for claim in claims if claim in [kept for kept, _ in self._claims.values()]]
        renewed = [replace(claim, until=until) for claim in own]
        self._claims |= {claim.identifier: (claim, self._claims[claim.identifier][1]) for claim in renewed}
        self.renewed.set()
        return renewed

    async def release(self, claims: Sequence[Claim]) -> None:
        await asyncio.sleep(0)
        given_back = {claim.identifier: claim for claim in claims}
        self._claims = {name: kept for name, kept in self._claims.items() if kept[0] != given_back.get(name)}
