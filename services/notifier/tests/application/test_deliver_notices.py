import asyncio
from datetime import timedelta
from typing import Any

import pytest

from notifier.application.ports import DeliveryFailed
from notifier.domain import events
from notifier.domain.notice import NoticeState
from notifier.domain.receipt import Receipt
from notifier.domain.recipient import Recipient
from notifier.domain.terms import ServiceMethod
from wenze.errors import Transient

MINUTE = timedelta(minutes=1)
LATER = DeliveryFailed("服务器暂时不收", permanent=False)
NEVER = DeliveryFailed("没有这个收件人", permanent=True)


async def test_a_unit_with_an_address_gets_mail_and_the_subject_s_letter_is_put_out_for_printing(notifier: Any) -> None:
    await notifier.prepared()
    assert await notifier.deliver() == 2
    assert [(parcel.notice_id, parcel.address) for parcel in notifier.mail.sent] == [
        (notifier.id_of(Recipient.UNIT), "unit@example.invalid")
    ]
    assert [(parcel.notice_id, parcel.address) for parcel in notifier.outbox.sent] == [
        (notifier.id_of(Recipient.SUBJECT), "")
    ]


async def test_a_notice_whose_history_is_broken_does_not_hold_up_the_others(
    notifier: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await notifier.prepared()
    load = notifier.journal.load

    async def broken(streams: Any) -> Any:
        loaded = await load(streams)
        return {name: [*commits, *commits] if name.endswith("-unit") else commits for name, commits in loaded.items()}

    monkeypatch.setattr(notifier.journal, "load", broken)
    await notifier.worker().deliver_batch()
    assert [parcel.notice_id for parcel in notifier.outbox.sent] == [notifier.id_of(Recipient.SUBJECT)]
    assert notifier.mail.sent == []


async def test_a_delivered_notice_is_not_sent_again(notifier: Any) -> None:
    await notifier.prepared()
    await notifier.deliver()
    notifier.clock.advance(timedelta(days=1))
    assert await notifier.deliver() == 0


async def test_each_attempt_is_one_event_and_one_message(notifier: Any) -> None:
    notifier.mail.failures = [LATER]
    await notifier.prepared()
    await notifier.deliver()
    notifier.clock.advance(MINUTE)
    await notifier.deliver()
    names = [type(event).__name__ for event in await notifier.events_of(Recipient.UNIT)]
    assert names == ["NoticePrepared", "NoticeFailed", "NoticeDelivered"]


async def test_a_failed_attempt_waits_for_its_time(notifier: Any) -> None:
    notifier.mail.failures = [LATER]
    await notifier.prepared()
    await notifier.deliver()
    notifier.clock.advance(MINUTE - timedelta(seconds=1))
    assert await notifier.deliver() == 0
    notifier.clock.advance(timedelta(seconds=1))
    assert await notifier.deliver() == 1
    assert (await notifier.state_of(Recipient.UNIT)).state is NoticeState.DELIVERED


async def test_after_its_last_attempt_a_notice_is_failed_and_kept(notifier: Any) -> None:
    notifier.mail.failures = [LATER] * 3
    await notifier.prepared()
    for _ in range(5):
        await notifier.deliver()
        notifier.clock.advance(timedelta(hours=1))
    notice = await notifier.state_of(Recipient.UNIT)
    assert (notice.state, notice.attempts, notice.last_error) == (NoticeState.FAILED, 3, "服务器暂时不收")
    assert notifier.outcomes.count(("smtp", "retried")) == 2
    assert notifier.outcomes.count(("smtp", "failed")) == 1


async def test_a_failed_notice_is_delivered_when_a_person_has_it_sent_again(notifier: Any) -> None:
    notifier.mail.failures = [NEVER]
    await notifier.prepared()
    await notifier.deliver()
    await notifier.act.resend(notifier.id_of(Recipient.UNIT), "经办甲", "key-1")
    await notifier.deliver()
    assert (await notifier.state_of(Recipient.UNIT)).state is NoticeState.DELIVERED
    (parcel,) = notifier.mail.sent
    assert parcel.transmission == f"{parcel.notice_id}.1"


async def test_an_error_nobody_foresaw_counts_as_a_failed_attempt(notifier: Any) -> None:
    notifier.mail.failures = [ZeroDivisionError("a bug")]
    await notifier.prepared()
    await notifier.deliver()
    notice = await notifier.state_of(Recipient.UNIT)
    assert (notice.state, notice.attempts) == (NoticeState.DUE, 1)
    assert "投递程序出错" in notice.last_error


async def test_after_a_crash_between_sending_and_recording_there_is_one_record_and_the_same_transmission(
    notifier: Any,
) -> None:
    await notifier.prepared()
    notifier.journal.outage = True
    with pytest.raises(Transient):
        await notifier.deliver()
    notifier.journal.outage = False
    assert await notifier.deliver() == 0, "the claim still holds"
    notifier.clock.advance(timedelta(minutes=2))
    await notifier.deliver()
    first, second = notifier.mail.sent
    assert first == second
    names = [type(event).__name__ for event in await notifier.events_of(Recipient.UNIT)]
    assert names == ["NoticePrepared", "NoticeDelivered"]


async def test_any_number_of_workers_send_a_due_notice_once(notifier: Any) -> None:
    """The channel itself fails the test when two are sending the same notice."""
    await notifier.prepared()
    claimed = await asyncio.gather(*(notifier.worker().deliver_batch() for _ in range(5)))
    assert sum(claimed) == 2
    assert len(notifier.mail.sent) == len(notifier.outbox.sent) == 1


async def test_a_list_that_lags_behind_the_journal_makes_nobody_send_twice(notifier: Any) -> None:
    await notifier.prepared()
    await notifier.worker().deliver_batch()
    notifier.clock.advance(timedelta(hours=1))
    assert await notifier.worker().deliver_batch() == 2, "the list still says that they are due"
    assert len(notifier.mail.sent) == len(notifier.outbox.sent) == 1


async def test_a_notice_served_by_hand_is_not_sent_any_more(notifier: Any) -> None:
    notifier.mail.failures = [LATER]
    await notifier.prepared()
    await notifier.deliver()
    receipt = Receipt("李合成", ServiceMethod.DIRECT, notifier.clock.today(), "回证1号")
    await notifier.act.record_receipt(notifier.id_of(Recipient.UNIT), receipt, "经办甲", "key-1")
    notifier.clock.advance(timedelta(hours=1))
    assert await notifier.deliver() == 0
    assert notifier.mail.sent == []


async def test_an_attempt_says_which_channel_when_and_the_how_manieth_it_was(notifier: Any) -> None:
    await notifier.prepared()
    await notifier.deliver()
    _, delivered = await notifier.events_of(Recipient.UNIT)
    assert isinstance(delivered, events.NoticeDelivered)
    assert (delivered.channel, delivered.attempt, delivered.at) == ("smtp", 1, notifier.clock.now())


async def test_the_worker_pauses_when_nothing_is_due_and_goes_on_when_something_is(notifier: Any) -> None:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            raise asyncio.CancelledError
        await notifier.prepared()

    with pytest.raises(asyncio.CancelledError):
        await notifier.worker().run(pause)
    assert len(notifier.outbox.sent) == 1
    assert pauses == [1, 1]


async def test_a_worker_that_is_stopped_records_what_it_is_sending(notifier: Any) -> None:
    notifier.mail.gate = asyncio.Event()
    await notifier.prepared()
    running = asyncio.create_task(notifier.worker().run())
    await notifier.mail.entered.wait()
    running.cancel()
    await asyncio.sleep(0)
    notifier.mail.gate.set()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert (await notifier.state_of(Recipient.UNIT)).state is NoticeState.DELIVERED
