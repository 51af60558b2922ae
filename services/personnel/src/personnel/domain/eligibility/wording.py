"""How findings are worded."""

from datetime import date
from typing import Final

from personnel.domain.cadre import Entry
from personnel.domain.effect import Effect

IF_PROMOTION: Final = "如属提拔，不得办理。请补充拟任职务层次并核对本人现任职务层次后重新查询。"
"""Where a level is not known, so that only a person can tell whether an appointment is a promotion."""


def chinese_date(day: date) -> str:
    """2026年5月10日."""
    return f"{day.year}年{day.month}月{day.day}日"


def origin(entry: Entry) -> str:
    """Where an effect comes from: 因诫勉谈话（岳问责〔2026〕3号）."""
    return f"因{entry.decision.measure_in_chinese}（{entry.decision.document_number}）"


def days_of(effect: Effect) -> str:
    """On which days an effect holds: 自…起至…止（含当日）."""
    start = f"自{chinese_date(effect.effective_from)}起"
    if effect.effective_until is None:
        return f"{start}（截止日期尚未确定）"
    return f"{start}至{chinese_date(effect.effective_until)}止（含当日）"
