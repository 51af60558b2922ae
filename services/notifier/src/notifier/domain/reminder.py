"""A deadline comes near, is over, or was moved: the handler's office is reminded, and when it is over two more are."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from notifier.domain.letter import Cite, Letter
from notifier.domain.wording import chinese_date, letter, numbered, paragraphs

_SIGNATURE: Final = "问责管理系统（自动提示）"


class ReminderKind(StrEnum):
    """Why a deadline is told of."""

    APPROACHING = "approaching"
    OVERDUE = "overdue"
    MOVED = "moved"


_TITLES: Final = {
    ReminderKind.APPROACHING: "期限临近",
    ReminderKind.OVERDUE: "期限已过",
    ReminderKind.MOVED: "期限重新推算",
}
_REQUESTS: Final = {
    ReminderKind.APPROACHING: "请在最后一日之前办理完毕；确有特殊情况的，按规定程序办理。",
    ReminderKind.OVERDUE: "请立即办理，并书面说明超期的原因。超期不产生任何批准的效力，仍须由有权的人作出决定。",
    ReminderKind.MOVED: "年度放假安排已经导入，请按新的日期办理。",
}


@dataclass(frozen=True, slots=True)
class Reminder:
    """A deadline of a case; `occasion` names it, with its phase, as an id. `text` says why it falls on its day."""

    occasion: str
    case_id: str
    kind: ReminderKind
    text: str
    clause: str
    due_on: date
    handler: str


def reminder_letter(reminder: Reminder, addressee: str, on: date, cite: Cite) -> Letter:
    """What is due by when, and why on that day; no name but the handler's."""
    particulars = (
        f"案件编号：{reminder.case_id}",
        f"最后一日：{chinese_date(reminder.due_on)}",
        f"推算依据：{cite(reminder.clause)}。{reminder.text}",
        f"承办人：{reminder.handler or '尚未确定'}",
    )
    return letter(
        title=f"{_TITLES[reminder.kind]}：{reminder.case_id}",
        salutation=addressee,
        body=["\n".join(numbered(particulars)), "\n".join(paragraphs(_REQUESTS[reminder.kind]))],
        signature=_SIGNATURE,
        day=on,
    )
