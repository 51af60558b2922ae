from datetime import date
from typing import Any

import pytest

from notifier.application.act_on_notice import UnknownNotice
from notifier.domain.notice import NoticeState
from notifier.domain.receipt import Receipt
from notifier.domain.recipient import Recipient
from notifier.domain.refusal import Refusal
from notifier.domain.terms import ServiceMethod

RECEIPT = Receipt("李合成", ServiceMethod.DIRECT, date(2026, 3, 2), "送达回证合成1号")


async def test_a_receipt_serves_one_notice_and_not_the_other(notifier: Any) -> None:
    await notifier.prepared()
    notice = await notifier.act.record_receipt(notifier.id_of(Recipient.UNIT), RECEIPT, "经办甲", "key-1")
    assert notice.state is NoticeState.SERVED
    assert (await notifier.state_of(Recipient.SUBJECT)).receipt is None


async def test_a_request_repeated_with_its_key_answers_as_before_and_records_once(notifier: Any) -> None:
    await notifier.prepared()
    identity = notifier.id_of(Recipient.UNIT)
    first = await notifier.act.record_receipt(identity, RECEIPT, "经办甲", "key-1")
    again = await notifier.act.record_receipt(identity, RECEIPT, "经办甲", "key-1")
    assert first == again
    assert len(await notifier.events_of(Recipient.UNIT)) == 2


async def test_a_second_receipt_under_another_key_is_refused(notifier: Any) -> None:
    await notifier.prepared()
    identity = notifier.id_of(Recipient.UNIT)
    await notifier.act.record_receipt(identity, RECEIPT, "经办甲", "key-1")
    with pytest.raises(Refusal, match="不能重复登记"):
        await notifier.act.record_receipt(identity, RECEIPT, "经办甲", "key-2")


async def test_the_audit_trail_names_who_acted(notifier: Any) -> None:
    await notifier.prepared()
    await notifier.act.record_receipt(notifier.id_of(Recipient.UNIT), RECEIPT, "经办甲", "key-1")
    history = await notifier.notices.load(notifier.id_of(Recipient.UNIT))
    assert [commit.actor for commit in history.commits] == ["notifier", "经办甲"]


async def test_an_unknown_notice_cannot_be_served(notifier: Any) -> None:
    with pytest.raises(UnknownNotice):
        await notifier.act.record_receipt("unknown", RECEIPT, "经办甲", "key-1")


async def test_an_unknown_notice_cannot_be_sent_again(notifier: Any) -> None:
    with pytest.raises(UnknownNotice):
        await notifier.act.resend("unknown", "经办甲", "key-1")
