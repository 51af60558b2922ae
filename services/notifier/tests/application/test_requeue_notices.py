from collections.abc import Iterator
from typing import Any

import pytest

from notifier.application.requeue_notices import DAY, HOUR, RequeueNotices
from notifier.domain.recipient import Recipient
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
    await rounds(RequeueNotices(notifier.repair, SoleReplica()), 1)
    assert await notifier.replica() == 2


async def test_a_request_to_send_again_that_the_list_lost_is_found_again(notifier: Any) -> None:
    await notifier.prepared()
    await notifier.replica()
    await notifier.catch_up()
    await notifier.act.resend(notifier.id_of(Recipient.UNIT), "经办甲", "key-1")
    assert await notifier.replica() == 0
    await rounds(RequeueNotices(notifier.repair, SoleReplica()), 1)
    assert await notifier.replica() == 1


async def test_what_the_list_knows_is_not_loaded(notifier: Any) -> None:
    await notifier.prepared()
    loads = notifier.journal.loads
    await rounds(RequeueNotices(notifier.repair, SoleReplica()), 1)
    assert notifier.journal.loads == loads


async def test_it_is_done_once_a_day() -> None:
    counts: Iterator[int] = iter(range(10))

    async def repair() -> int:
        return next(counts)

    assert await rounds(RequeueNotices(repair, SoleReplica()), 3) == [DAY.total_seconds()] * 3
    assert next(counts) == 3


async def test_one_replica_does_it_for_all(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    assert await rounds(RequeueNotices(notifier.repair, HeldByAnother()), 1) == [HOUR.total_seconds()]
    assert await notifier.replica() == 0
