"""Recording that a letter was served (问责办法 10.3). Only this counts as service, never a delivery."""

from dataclasses import dataclass
from datetime import date

from notifier.domain.delivery import require_prepared
from notifier.domain.events import ReceiptRecorded
from notifier.domain.notice import Notice
from notifier.domain.recipient import Recipient
from notifier.domain.refusal import Refusal
from notifier.domain.terms import ServiceMethod
from notifier.domain.wording import chinese_date, shows

_CLAUSE = "accountability:10.3"


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who received the letter, how, on which day, and what proves it."""

    received_by: str
    method: ServiceMethod
    served_on: date
    proof: str


def decide_receipt(
    state: Notice | None, receipt: Receipt, recorded_by: str, today: date
) -> tuple[ReceiptRecorded, ...]:
    """The unit's receipt and the subject's are recorded each on its own notice.

    Raises: Refusal when the notice is not of a decision, was served already, names no recipient or proof, or the day
    lies before the decision or in the future.
    """
    notice = require_prepared(state)
    _require_notice_of_decision(notice)
    _require_first(notice)
    _require_content(receipt)
    _require_possible_day(receipt.served_on, notice.servable_from, today)
    return (
        ReceiptRecorded(
            notice.reference, receipt.received_by, receipt.method, receipt.served_on, receipt.proof, recorded_by
        ),
    )


def _require_notice_of_decision(notice: Notice) -> None:
    if notice.reference.recipient is Recipient.HANDLER:
        raise Refusal(
            _CLAUSE, "这是提醒经办审批启动问责的通知，不是问责决定的通知，不登记送达回执。请选择发给单位或本人的通知。"
        )


def _require_first(notice: Notice) -> None:
    if notice.receipt is not None:
        served = chinese_date(notice.receipt.served_on)
        raise Refusal(_CLAUSE, f"这份通知已登记送达回执，送达日期为{served}，不能重复登记。请先核对已有的回执。")


def _require_content(receipt: Receipt) -> None:
    if not shows(receipt.received_by):
        raise Refusal(_CLAUSE, "送达回执没有写明收件人。请填写签收人的姓名；留置送达的，填写被送达人和见证人。")
    if not shows(receipt.proof):
        raise Refusal(_CLAUSE, "送达回执没有写明凭证。请填写送达回证编号、邮件单号或其他能证明送达的材料。")


def _require_possible_day(served_on: date, earliest: date, today: date) -> None:
    if served_on > today:
        raise Refusal(
            _CLAUSE,
            f"送达日期{chinese_date(served_on)}晚于今天（{chinese_date(today)}）。请在实际送达之后再登记。",
        )
    if served_on < earliest:
        raise Refusal(
            _CLAUSE,
            f"送达日期{chinese_date(served_on)}早于问责决定的日期（{chinese_date(earliest)}）。请核对实际的送达日期。",
        )
