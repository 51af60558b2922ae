import asyncio
from datetime import timedelta
from typing import Any

import pytest

from notifier.application.deliver_notices import LOOK_WHEN_BUSY, MAIL, OUTBOX
from notifier.application.ports import DeliveryFailed
from notifier.application.tray import Tray
from notifier.domain import events
from notifier.domain.notice import NoticeState
from notifier.domain.receipt import Receipt
from notifier.domain.recipient import Recipient
from notifier.domain.terms import ServiceMethod
from wenze.errors import Transient

MINUTE = timedelta(minutes=1)
CLAIM_FOR = 2 * MINUTE
SHORT = timedelta(milliseconds=30)
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
    await notifier.replica()
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
        await notifier.courier(MAIL).deliver_batch()
    notifier.journal.outage = False
    assert await notifier.courier(MAIL).deliver_batch() == 0, "the claim still holds"
    notifier.clock.advance(CLAIM_FOR)
    assert await notifier.courier(MAIL).deliver_batch() == 1
    first, second = notifier.mail.sent
    assert first == second
    names = [type(event).__name__ for event in await notifier.events_of(Recipient.UNIT)]
    assert names == ["NoticePrepared", "NoticeDelivered"]


async def test_what_was_recorded_but_perhaps_not_published_is_published_when_the_claim_has_run_out(
    notifier: Any,
) -> None:
    """The crash comes before the broker has acknowledged; the list already shows the notice as delivered."""
    await notifier.prepared()
    notifier.publisher.outage = notifier.journal.unmarkable = True
    with pytest.raises(Transient):
        await notifier.courier(OUTBOX).deliver_batch()
    notifier.publisher.outage = notifier.journal.unmarkable = False
    await notifier.catch_up()
    notifier.clock.advance(CLAIM_FOR)
    await notifier.courier(OUTBOX).deliver_batch()
    told = [kind for kind, subject in notifier.published() if subject.endswith("-subject")]
    assert told.count("notice.delivered") == 1
    assert len(notifier.outbox.sent) == 1


async def test_one_that_cannot_be_read_is_tried_again_only_when_its_claim_has_run_out(
    notifier: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await notifier.prepared()
    load = notifier.journal.load

    async def broken(streams: Any) -> Any:
        return {name: [*commits, *commits] for name, commits in (await load(streams)).items()}

    with monkeypatch.context() as patch:
        patch.setattr(notifier.journal, "load", broken)
        assert await notifier.courier(OUTBOX).deliver_batch() == 1
        assert await notifier.courier(OUTBOX).deliver_batch() == 0
        notifier.clock.advance(CLAIM_FOR)
        assert await notifier.courier(OUTBOX).deliver_batch() == 1
    notifier.clock.advance(CLAIM_FOR)
    assert await notifier.courier(OUTBOX).deliver_batch() == 1
    assert len(notifier.outbox.sent) == 1


async def test_a_claim_holds_as_long_as_its_batch_takes(notifier: Any) -> None:
    """The server takes long for a letter; the claim would have run out many times."""
    notifier.mail.gate = asyncio.Event()
    await notifier.prepared()
    slow = asyncio.create_task(notifier.courier(MAIL, lease=SHORT).deliver_batch())
    await notifier.mail.entered.wait()
    for _ in range(10):
        notifier.claims.renewed.clear()
        notifier.clock.advance(SHORT * 0.3)
        async with asyncio.timeout(5):
            await notifier.claims.renewed.wait()
        assert await notifier.courier(MAIL).deliver_batch() == 0
    notifier.mail.gate.set()
    assert await slow == 1
    assert len(notifier.mail.sent) == 1


async def test_a_replica_that_was_stopped_before_it_sent_sends_nothing_once_its_claim_has_run_out(
    notifier: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await notifier.prepared()
    load = notifier.journal.load

    async def load_and_stop(streams: Any) -> Any:
        loaded = await load(streams)
        notifier.clock.advance(CLAIM_FOR)
        return loaded

    with monkeypatch.context() as patch:
        patch.setattr(notifier.journal, "load", load_and_stop)
        assert await notifier.courier(MAIL).deliver_batch() == 1
    assert notifier.mail.sent == []
    assert await notifier.courier(MAIL).deliver_batch() == 1
    assert len(notifier.mail.sent) == 1


async def test_a_busy_courier_takes_over_what_another_left_behind_as_soon_as_an_idle_one(notifier: Any) -> None:
    tray = Tray()
    courier = notifier.courier(OUTBOX, tray)
    await courier.deliver_batch()
    await notifier.claims.take(["case-of-the-dead-handler"], OUTBOX.name, notifier.clock.now())
    notifier.clock.advance(timedelta(milliseconds=1))
    tray.put(["case-unknown-handler"])
    assert await courier.deliver_batch() == 1
    assert len(tray) == 1, "what was left behind came first"


async def test_a_replica_that_comes_back_after_its_claim_ran_out_records_nothing_twice(notifier: Any) -> None:
    """It had been stopped while it was sending, and another one took over."""
    notifier.mail.gate = asyncio.Event()
    await notifier.prepared()
    paused = asyncio.create_task(notifier.courier(MAIL).deliver_batch())
    await notifier.mail.entered.wait()
    notifier.clock.advance(CLAIM_FOR)
    notifier.mail.under_way.clear()
    gate, notifier.mail.gate = notifier.mail.gate, None
    assert await notifier.courier(MAIL).deliver_batch() == 1
    gate.set()
    await paused
    assert len({parcel.transmission for parcel in notifier.mail.sent}) == 1
    names = [type(event).__name__ for event in await notifier.events_of(Recipient.UNIT)]
    assert names == ["NoticePrepared", "NoticeDelivered"]


async def test_any_number_of_replicas_send_a_due_notice_once(notifier: Any) -> None:
    """The channel itself fails the test when two are sending the same notice."""
    await notifier.prepared()
    await asyncio.gather(*(notifier.replica() for _ in range(5)))
    assert len(notifier.mail.sent) == len(notifier.outbox.sent) == 1


async def test_a_list_that_lags_behind_the_journal_makes_nobody_send_twice(notifier: Any) -> None:
    await notifier.prepared()
    await notifier.replica()
    notifier.clock.advance(timedelta(hours=1))
    assert await notifier.replica() == 2, "the list still says that they are due"
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


async def test_what_this_process_prepared_is_delivered_without_loading_it_again(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    courier = notifier.courier(OUTBOX, notifier.handed_over(Recipient.SUBJECT))
    loads = notifier.journal.loads
    assert await courier.deliver_batch() == 1
    assert notifier.journal.loads == loads
    assert (await notifier.state_of(Recipient.SUBJECT)).state is NoticeState.DELIVERED


async def test_what_another_replica_delivered_meanwhile_is_not_sent_from_memory(notifier: Any) -> None:
    await notifier.prepared()
    courier = notifier.courier(OUTBOX, notifier.handed_over(Recipient.SUBJECT))
    assert await notifier.courier(OUTBOX).deliver_batch() == 1
    assert await courier.deliver_batch() == 1, "it claims it, and asks the journal"
    assert len(notifier.outbox.sent) == 1


async def test_what_was_told_of_again_is_handed_over_by_name_only(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    await notifier.prepare([notifier.occasion()])
    await notifier.prepare([notifier.occasion("message-2")])
    assert [history is not None for _, history in notifier.told] == [True] * 2 + [False] * 4


async def test_a_courier_looks_again_for_what_is_due_when_its_pause_is_over(notifier: Any) -> None:
    courier = notifier.courier(OUTBOX)
    assert await courier.deliver_batch() == 0
    await notifier.prepared()
    assert await courier.deliver_batch() == 0, "it has just looked"
    notifier.clock.advance(timedelta(milliseconds=1))
    assert await courier.deliver_batch() == 1


async def test_a_courier_with_a_full_tray_looks_for_what_is_due_all_the_same_now_and_then(notifier: Any) -> None:
    tray = Tray()
    courier = notifier.courier(OUTBOX, tray)
    await courier.deliver_batch()
    await notifier.prepared()
    notifier.clock.advance(LOOK_WHEN_BUSY - timedelta(milliseconds=1))
    tray.put(["case-unknown-handler"])
    assert await courier.deliver_batch() == 1
    assert notifier.outbox.sent == []
    notifier.clock.advance(timedelta(milliseconds=1))
    tray.put(["case-unknown-unit"])
    assert await courier.deliver_batch() == 2
    assert len(notifier.outbox.sent) == 1


async def test_a_clock_that_is_set_back_keeps_nobody_from_looking(notifier: Any) -> None:
    courier = notifier.courier(OUTBOX)
    notifier.clock.advance(timedelta(hours=1))
    await courier.deliver_batch()
    notifier.clock.advance(timedelta(hours=-1))
    await notifier.prepared()
    assert await courier.deliver_batch() == 1
