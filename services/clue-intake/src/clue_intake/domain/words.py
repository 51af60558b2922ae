"""The words with which offices say yes, no, and that something is not known."""

from typing import Final

YES: Final = frozenset({"是", "有", "已确认", "√", "yes", "y", "true", "1"})
NO: Final = frozenset({"否", "无", "没有", "未确认", "×", "no", "n", "false", "0"})
NOT_STATED: Final = frozenset({"", "待核实", "待研判", "待确认", "待定", "不详", "未知", "/", "-", "—"})


def naming(text: str) -> str:
    """The text without surrounding space, or "" where it names nothing but says no or that it is not known."""
    stripped = text.strip()
    return "" if stripped.casefold() in NO | NOT_STATED else stripped
