"""The order in which the dates of a case must follow one another."""

from datetime import date

from case_engine.domain.refusal import Refusal


def require_not_future(clause: str, what: str, day: date, today: date) -> None:
    """Raises: Refusal when what is recorded as done lies after today."""
    if day > today:
        raise Refusal(clause, f"{what} {day} 晚于今天 {today}，尚未发生的事项不能登记。请核对日期。")


def require_not_before(clause: str, what: str, day: date, earliest_what: str, earliest: date) -> None:
    """Raises: Refusal when `day` comes before what it has to follow; the same day is in order."""
    if day < earliest:
        raise Refusal(clause, f"{what} {day} 早于{earliest_what} {earliest}，次序不对。请核对日期。")
