"""Without the publish sweeper: what a crash left behind stays behind."""

import asyncio

from wenze.journal.outbox import Outbox


async def _nothing(self: Outbox) -> None:
    await asyncio.Event().wait()


assert Outbox.run_sweep
Outbox.run_sweep = _nothing
