"""What a submission is answered: the same for the same cause, however often it is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from clue_intake.domain.admission.verdict import Reason
from clue_intake.domain.clue.events import ClueAdmitted, ClueEvent, ClueHeld, ClueReceived, ClueSubmittedAgain

Status = Literal["admitted", "held", "duplicate"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one submission.

    `duplicate_of` is the clue that was there before. `repeated` tells that the very same submission was answered
    before, so that nothing happened now; `import_id` is the file in which it came the first time.
    """

    clue_id: str
    status: Status
    reasons: tuple[Reason, ...]
    duplicate_of: str | None = None
    repeated: bool = False
    import_id: str = ""


def answer_of(events: Sequence[ClueEvent], *, repeated: bool) -> Answer:
    """The answer that follows from what a submission led to: its stored events alone."""
    first, *rest = events
    reasons = tuple(reason for event in rest if isinstance(event, ClueAdmitted | ClueHeld) for reason in event.reasons)
    match first:
        case ClueReceived(submission):
            status: Status = "admitted" if isinstance(rest[0], ClueAdmitted) else "held"
            return Answer(submission.clue.clue_id, status, reasons, None, repeated, submission.import_id)
        case ClueSubmittedAgain(clue=clue):
            known = (_known(first), *reasons)
            return Answer(clue.clue_id, "duplicate", known, clue.clue_id, repeated, first.import_id)
        case _:
            raise ValueError(f"a submission does not lead to {type(first).__name__} first")


def _known(event: ClueSubmittedAgain) -> Reason:
    if event.other_source:
        return Reason(
            "accountability:9",
            "同一编号的线索以前按另一种来源报送过，本次没有按新的来源审查，已随原线索保存；"
            "如果是另一件事，请换一个编号重新报送",
        )
    what = "内容与以前不同，已随原线索一并保存" if event.differs else "内容没有变化"
    return Reason("accountability:9", f"同一来源已报送过同一编号的线索，本次按重复登记，不另立线索；{what}")
