"""问责办法 11: before any decision the subject is heard, on the record, and every point is answered."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the subject's statement and defence, accepted or rejected with a reason."""

    point: str
    adopted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Hearing:
    """A hearing that was held; `recorder` kept the record."""

    held_on: date
    recorder: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Declined:
    """The subject was offered a hearing and declined it; `proof` tells how that is known."""

    declined_on: date
    recorder: str
    proof: str


def require_answered(points: tuple[Point, ...]) -> None:
    """Raises: Refusal when no point is recorded, or one is not answered with a reason."""
    if not points:
        raise Refusal(
            "accountability:11", "没有记录本人的陈述申辩意见。请逐条记录；本人表示没有意见的，也作为一条记录。"
        )
    for number, point in enumerate(points, start=1):
        if not point.point.strip():
            raise Refusal("accountability:11", f"第 {number} 条陈述申辩意见是空白。请写明意见内容。")
        if not point.reason.strip():
            answer = "采纳" if point.adopted else "不采纳"
            raise Refusal("accountability:11", f"第 {number} 条陈述申辩意见{answer}但没有写明理由。请补写理由。")


def require_proven(declined: Declined) -> None:
    """Raises: Refusal when nothing proves that the subject declined."""
    if not declined.proof.strip():
        raise Refusal(
            "accountability:11", "没有写明本人放弃陈述申辩的依据。请写明告知的方式和本人放弃的凭据，或者听取本人意见。"
        )
