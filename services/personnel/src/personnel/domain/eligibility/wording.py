"""How findings are worded."""

from datetime import date

from personnel.domain.cadre import Entry
from personnel.domain.effect import Effect


def chinese_date(day: date) -> str:
    """2026年5月10日."""
    return f"{day.year}年{day.month}月{day.day}日"


def origin(entry: Entry) -> str:
    """Where an effect comes from: 因诫勉谈话(岳问责〔2026〕3号)."""
    return f"因{entry.decision.measure_in_chinese}（{entry.decision.document_number}）"


def days_of(effect: Effect) -> str:
    """On which days an effect holds: 自…起至…止(含当日)."""
    start = f"自{chinese_date(effect.effective_from)}起"
    if effect.effective_until is None:
        return f"{start}（截止日期尚未确定）"
    return f"{start}至{chinese_date(effect.effective_until)}止（含当日）"
