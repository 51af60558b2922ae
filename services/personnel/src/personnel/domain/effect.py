"""One effect of a decision (问责办法 18), as the case engine computed it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final


class EffectKind(StrEnum):
    """What an effect is about; the codes are those of the messages."""

    HONOURS_CANCELLED = "honours-cancelled"
    PROMOTION_BAN = "promotion-ban"
    IMPACT_PERIOD = "impact-period"
    RELATED_POST_BAN = "related-post-ban"
    APPRAISAL_BASICALLY_COMPETENT = "appraisal-basically-competent"
    APPOINTMENT_BAN = "appointment-ban"
    HIGHER_POST_BAN = "higher-post-ban"
    PROBATION_POST_LAPSES = "probation-post-lapses"
    FILE_ENTRY = "file-entry"


CHINESE_EFFECTS: Final[dict[EffectKind, str]] = {
    EffectKind.HONOURS_CANCELLED: "取消评优评先资格",
    EffectKind.PROMOTION_BAN: "不得提拔",
    EffectKind.IMPACT_PERIOD: "停职检查影响期",
    EffectKind.RELATED_POST_BAN: "不得担任监管部门领导职务和关联职务",
    EffectKind.APPRAISAL_BASICALLY_COMPETENT: "年度考核基本称职",
    EffectKind.APPOINTMENT_BAN: "不安排职务",
    EffectKind.HIGHER_POST_BAN: "不得担任更高层次职务",
    EffectKind.PROBATION_POST_LAPSES: "试任职务自然取消",
    EffectKind.FILE_ENTRY: "决定书归入个人档案",
}


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect with the days on which it holds: from `effective_from` to `effective_until`, both included.

    `effective_until` is None while no end is fixed. `details` narrows it: `year` for yearly effects, `former_level`
    for `higher-post-ban`, `departments`, `posts` and `matters` for `related-post-ban`.

    Raises: ValueError when the last day lies before the first.
    """

    kind: EffectKind
    effective_from: date
    effective_until: date | None
    clause: str
    text: str
    details: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.effective_until is not None and self.effective_until < self.effective_from:
            raise ValueError(f"{self.kind} ends on {self.effective_until}, before it starts on {self.effective_from}")

    def holds_on(self, day: date) -> bool:
        """Whether `day` is one of its days."""
        return self.has_started(day) and (self.effective_until is None or day <= self.effective_until)

    def has_started(self, day: date) -> bool:
        """Whether its first day is `day` or lies before it."""
        return self.effective_from <= day

    @property
    def year(self) -> int | None:
        """The calendar year of a yearly effect; None when the decision does not name one."""
        text = self.details.get("year", "").strip()
        return int(text) if len(text) == 4 and text.isdecimal() else None  # noqa: PLR2004 - years have four digits
