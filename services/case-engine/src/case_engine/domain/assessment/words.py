"""How codes and dates are written for people."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from case_engine.domain.assessment.codes import Measure, Severity

SEVERITY_NAMES: Final = {
    Severity.MINOR: "轻微",
    Severity.MODERATE: "一般",
    Severity.SERIOUS: "较重",
    Severity.GRAVE: "严重",
}

MEASURE_NAMES: Final = {
    Measure.CRITICISM_NOTICE: "通报批评",
    Measure.SELF_EXAMINATION: "作出检查",
    Measure.ADMONITION_TALK: "诫勉谈话",
    Measure.PUBLIC_APOLOGY: "公开道歉",
    Measure.SUSPENSION: "停职检查",
    Measure.REASSIGNMENT: "调离岗位",
    Measure.RESIGNATION: "引咎辞职",
    Measure.ORDERED_RESIGNATION: "责令辞职",
    Measure.REMOVAL: "免职",
    Measure.DEMOTION: "降职",
}


def list_measures(measures: Iterable[Measure]) -> str:
    """诫勉谈话、公开道歉."""
    return "、".join([MEASURE_NAMES[measure] for measure in measures])


def chinese_date(day: date) -> str:
    """2026年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def sentence(text: str) -> str:
    """What a person wrote, so that another sentence can follow it."""
    written = text.strip()
    return written if written.endswith(("。", "！", "？", "；")) else f"{written}。"
