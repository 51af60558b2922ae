from dataclasses import replace
from datetime import date, timedelta

import pytest

from notifier.domain.notice import Notice, evolve
from notifier.domain.receipt import Receipt, decide_receipt
from notifier.domain.recipient import Recipient
from notifier.domain.refusal import Refusal
from notifier.domain.terms import ServiceMethod

DECIDED_ON = date(2026, 3, 2)
TODAY = date(2026, 3, 10)
DAY = timedelta(days=1)
RECEIPT = Receipt("李合成", ServiceMethod.DIRECT, date(2026, 3, 5), "送达回证合成1号")


def refusal(notice: Notice | None, receipt: Receipt) -> Refusal:
    with pytest.raises(Refusal) as refused:
        decide_receipt(notice, receipt, "经办甲", TODAY)
    return refused.value


def test_a_receipt_records_who_received_it_how_when_and_with_what_proof(notice: Notice) -> None:
    (event,) = decide_receipt(notice, RECEIPT, "经办甲", TODAY)
    assert (event.received_by, event.method, event.served_on, event.proof, event.recorded_by) == (
        "李合成",
        ServiceMethod.DIRECT,
        date(2026, 3, 5),
        "送达回证合成1号",
        "经办甲",
    )


def test_a_letter_of_a_decision_recorded_late_can_have_been_served_before_the_letter_s_own_date(notice: Notice) -> None:
    late = replace(notice, prepared_on=TODAY)
    assert decide_receipt(late, RECEIPT, "经办甲", TODAY)


@pytest.mark.parametrize("served_on", [DECIDED_ON, DECIDED_ON + DAY, TODAY - DAY, TODAY])
def test_a_letter_can_be_served_from_the_day_of_its_decision_until_today(notice: Notice, served_on: date) -> None:
    assert decide_receipt(notice, replace(RECEIPT, served_on=served_on), "经办甲", TODAY)


def test_a_letter_cannot_be_served_the_day_before_its_decision(notice: Notice) -> None:
    refused = refusal(notice, replace(RECEIPT, served_on=DECIDED_ON - DAY))
    assert refused.clause == "accountability:10.3"
    assert "2026年3月1日早于问责决定的日期（2026年3月2日）" in refused.text


def test_a_letter_cannot_be_served_tomorrow(notice: Notice) -> None:
    assert "晚于今天（2026年3月10日）" in refusal(notice, replace(RECEIPT, served_on=TODAY + DAY)).text


@pytest.mark.parametrize(("field", "named"), [("received_by", "收件人"), ("proof", "凭证")])
@pytest.mark.parametrize("nothing", ["", "  ", "\u200b", "\u2060\n\ufeff"])
def test_a_receipt_without_visible_recipient_or_proof_is_refused(
    notice: Notice, field: str, named: str, nothing: str
) -> None:
    assert named in refusal(notice, replace(RECEIPT, **{field: nothing})).text


def test_a_second_receipt_is_refused_with_the_first_one_s_day(notice: Notice) -> None:
    (event,) = decide_receipt(notice, RECEIPT, "经办甲", TODAY)
    assert "2026年3月5日" in refusal(evolve(notice, event), RECEIPT).text


def test_the_reminder_to_the_handler_has_no_receipt(notice: Notice) -> None:
    reminder = replace(notice, reference=replace(notice.reference, recipient=Recipient.HANDLER))
    assert "不登记送达回执" in refusal(reminder, RECEIPT).text


def test_an_unknown_notice_has_no_receipt() -> None:
    assert "没有这份通知" in refusal(None, RECEIPT).text


@pytest.mark.parametrize("method", list(ServiceMethod))
def test_every_way_of_service_has_its_statutory_name(method: ServiceMethod) -> None:
    assert method.in_chinese.endswith("送达")
