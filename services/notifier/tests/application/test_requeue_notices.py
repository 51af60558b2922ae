from collections.abc import Iterator
from typing import Any

import pytest

from notifier.application.requeue_notices import HOUR, RequeueNotices
from wenze.journal.lease import SoleReplica


class StoppedError(Exception):
    """The service stops."""


class HeldByAnother:
    """The lease of somebody else."""

    async def acquire(self) -> bool:
        return False


async def rounds(work: RequeueNotices, count: int) -> list[float]:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == count:
            raise StoppedError

    with pytest.raises(StoppedError):
        await work.run(pause)
    return pauses


async def test_a_delivery_that_the_list_lost_is_found_again(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    assert await notifier.replica() == 0
    await rounds(RequeueNotices(notifier.rebuild, SoleReplica()), 1)
    assert await notifier.replica() == 2


async def test_it_is_done_at_the_start_and_every_hour() -> None:
    counts: Iterator[int] = iter(range(10))

    async def rebuild() -> int:
        return next(counts)

    assert await rounds(RequeueNotices(rebuild, SoleReplica()), 3) == [HOUR] * 3
    assert next(counts) == 3


async def test_one_replica_does_it_for_all(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    await rounds(RequeueNotices(notifier.rebuild, HeldByAnother()), 1)
    assert await notifier.replica() == 0
