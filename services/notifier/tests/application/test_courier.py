"""A courier that goes on and on: whom it waits for, and how it is stopped."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from notifier.application.deliver_notices import LONGEST_WAIT, MAIL, MANY, OUTBOX
from notifier.application.tray import Tray
from notifier.domain.notice import NoticeState
from notifier.domain.recipient import Recipient
from wenze.bus.precedence import Precedence
from wenze.testing.clock import FixedClock

MINUTE = timedelta(minutes=1)


async def test_a_courier_sends_what_it_is_handed_though_the_list_does_not_know_it_yet(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    tray = Tray()
    running = asyncio.create_task(notifier.courier(OUTBOX, tray).run())
    await asyncio.sleep(0)
    tray.put([notifier.id_of(Recipient.SUBJECT)])
    async with asyncio.timeout(5):
        await notifier.outbox.entered.wait()
    await stopped(running)
    assert (await notifier.state_of(Recipient.SUBJECT)).state is NoticeState.DELIVERED


class Patience:
    """Time that passes only while somebody waits, and the notifier's clock with it."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock = clock

    def now(self) -> float:
        return self.clock.now().timestamp()

    async def pause(self, seconds: float) -> None:
        self.clock.advance(timedelta(seconds=seconds))
        await asyncio.sleep(0)


async def test_letters_give_way_to_preparing_but_under_the_longest_load_for_four_seconds_only(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    patience = Patience(notifier.clock)
    preparing = Precedence(patience.now, patience.pause)
    began = notifier.clock.now()
    with preparing.taken():
        running = asyncio.create_task(
            notifier.courier(OUTBOX, notifier.handed_over(Recipient.SUBJECT), preparing=preparing).run()
        )
        async with asyncio.timeout(5):
            await notifier.outbox.entered.wait()
        await stopped(running)
    waited = notifier.clock.now() - began
    assert LONGEST_WAIT <= waited < LONGEST_WAIT + timedelta(seconds=0.1)


async def test_letters_that_have_waited_long_enough_give_way_no_more(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    notifier.clock.advance(LONGEST_WAIT)
    patience = Patience(notifier.clock)
    preparing = Precedence(patience.now, patience.pause)
    began = notifier.clock.now()
    with preparing.taken():
        running = asyncio.create_task(
            notifier.courier(OUTBOX, notifier.handed_over(Recipient.SUBJECT), preparing=preparing).run()
        )
        async with asyncio.timeout(5):
            await notifier.outbox.entered.wait()
        await stopped(running)
    assert notifier.clock.now() == began


async def test_a_letter_waits_a_moment_for_those_that_come_close_behind(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    tray = notifier.handed_over(Recipient.SUBJECT)
    notifier.clock.advance(-MINUTE)  # so that its moment does not run out while the test looks
    running = asyncio.create_task(notifier.courier(OUTBOX, tray).run())
    for _ in range(20):
        await asyncio.sleep(0)
    assert len(tray) == 1, "nothing was taken yet"
    tray.put(f"case-{number}-handler" for number in range(1, MANY))
    for _ in range(20):
        await asyncio.sleep(0)
    assert len(tray) == 0, "many wait for nobody"
    await stopped(running)


@pytest.mark.parametrize(("waiting", "lists_wait"), [(MANY - 1, False), (MANY, True)])
async def test_lists_wait_for_many_letters_and_for_no_fewer(notifier: Any, waiting: int, *, lists_wait: bool) -> None:
    listing, tray = Precedence(), Tray()
    tray.put(f"case-{number}-handler" for number in range(waiting))
    running = asyncio.create_task(notifier.courier(OUTBOX, tray, listing=listing).run())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert listing.busy is lists_wait
    await stopped(running)


async def test_mail_that_hangs_holds_up_no_letter_on_paper(notifier: Any) -> None:
    notifier.mail.gate = asyncio.Event()
    await notifier.prepared()
    couriers = [asyncio.create_task(notifier.courier(lane).run()) for lane in (MAIL, OUTBOX)]
    async with asyncio.timeout(5):
        await notifier.mail.entered.wait()
        await notifier.outbox.entered.wait()
    await stopped(couriers[1])
    assert (await notifier.state_of(Recipient.SUBJECT)).state is NoticeState.DELIVERED
    assert (await notifier.state_of(Recipient.UNIT)).state is NoticeState.DUE
    notifier.mail.gate.set()
    await stopped(couriers[0])


async def test_a_courier_that_is_stopped_records_what_it_is_sending(notifier: Any) -> None:
    notifier.mail.gate = asyncio.Event()
    await notifier.prepared()
    running = asyncio.create_task(notifier.courier(MAIL).run())
    await notifier.mail.entered.wait()
    running.cancel()
    await asyncio.sleep(0)
    notifier.mail.gate.set()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert (await notifier.state_of(Recipient.UNIT)).state is NoticeState.DELIVERED


async def stopped(running: asyncio.Task[None]) -> None:
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
