"""Asking to read a sealed informant."""

from typing import Final

from clue_intake.domain.opening.events import OpeningRequested
from clue_intake.domain.opening.state import Opening
from clue_intake.domain.refusal import Refusal

PROTECTION: Final = "accountability:15.3"
"""The regulation protects whoever reports by what it threatens those who retaliate with."""


def decide_request(
    state: Opening | None, wanted: OpeningRequested, *, is_sealed: bool, longest_hours: int
) -> tuple[OpeningRequested, ...]:
    """The request waits for the custodian. The same one again changes nothing.

    Raises: Refusal when nobody is sealed in the clue, the time asked for is too long, or the clue accuses who asks.
    """
    if state is not None:
        return ()
    if not is_sealed:
        raise Refusal(PROTECTION, "这条线索没有密封的举报人信息，不需要申请查看")
    if wanted.hours > longest_hours:
        raise Refusal(PROTECTION, f"申请查看的时间不能超过 {longest_hours} 小时，请缩短后重新申请")
    require_not_accused(wanted.requested_by, wanted.accused)
    return (wanted,)


def require_not_accused(person: str, accused: tuple[str, ...]) -> None:
    """Raises: Refusal when the clue accuses the person."""
    if person in accused:
        raise Refusal(PROTECTION, "线索反映的就是本人，应当回避，不能申请、批准或者查看举报人信息")
