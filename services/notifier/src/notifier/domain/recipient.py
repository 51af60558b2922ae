"""Whom a notice is for, and which notice it is."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Recipient(StrEnum):
    """The office that handles a case, the unit of the person held accountable, and that person (问责办法 10.3)."""

    HANDLER = "handler"
    UNIT = "unit"
    SUBJECT = "subject"

    @property
    def in_chinese(self) -> str:
        return _NAMES[self]


_NAMES: Final = {Recipient.HANDLER: "经办", Recipient.UNIT: "单位", Recipient.SUBJECT: "本人"}

_OCCASION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,89}")


def notice_id(occasion: str, recipient: Recipient) -> str:
    """The id of the one notice about an occasion (a decision's or a case's id) to a recipient: always the same.

    It goes into addresses, file names and mail headers. Raises: ValueError for an occasion that is not fit for that.
    """
    if not _OCCASION.fullmatch(occasion):
        raise ValueError(f"{occasion!r} is not an id of up to 90 letters, digits, '-' and '_'")
    return f"{occasion}-{recipient}"


@dataclass(frozen=True, slots=True)
class NoticeReference:
    """Which notice an event is about. `decision_id` is empty for a notice to the handler: nothing is decided yet."""

    notice_id: str
    case_id: str
    decision_id: str
    recipient: Recipient


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a notice is addressed. `unit` is the unit's or office's name, `cadre_id` the subject's roster number."""

    name: str
    unit: str
    county: str
    cadre_id: str = ""
