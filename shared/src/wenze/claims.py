"""Claims: the right to work on some things alone, until it is given back or runs out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Claim:
    """What was claimed together, by the names of the things, and until when."""

    identifier: str
    things: tuple[str, ...]
    until: datetime


class Claims(Protocol):
    """Kept where all replicas see them. One contract suite runs on every implementation. Methods may raise Transient.

    A claim that its holder neither renews nor gives back in time is work that was not brought to its end: who takes it
    over does.
    """

    async def take(self, things: Sequence[str], purpose: str, until: datetime) -> list[Claim]:
        """Claims of those things that nobody has claimed, each thing in one claim.

        However many ask at one time, a thing goes to one of them. After Transient some may be claimed all the same.
        """
        ...

    async def take_over(self, purpose: str, now: datetime, until: datetime) -> Claim | None:
        """A claim of this purpose that ran out by now, yours until then; None if there is none. One taker gets it."""
        ...

    async def renew(self, claims: Sequence[Claim], until: datetime) -> list[Claim]:
        """Those of the claims that are still their holder's, now until then: one that was taken over is not."""
        ...

    async def release(self, claims: Sequence[Claim]) -> None:
        """Give the claims back: what they cover can be claimed again. One that was taken over stays its taker's."""
        ...
