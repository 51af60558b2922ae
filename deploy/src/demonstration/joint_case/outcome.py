"""What the case of three subjects came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from demonstration.wording import MEASURE_NAMES


@dataclass(frozen=True, slots=True)
class JointSubject:
    """One of the three, and in Chinese how it ended."""

    cadre_id: str
    name: str
    unit: str
    post: str
    ending: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the case file."""

    step: str
    clause: str
    citation: str
    text: str


@dataclass(frozen=True, slots=True)
class JointCase:
    """The case, its timeline without what deadlines told meanwhile, and the files of its papers."""

    case_id: str
    title: str
    subjects: tuple[JointSubject, ...]
    timeline: tuple[Step, ...]
    papers: tuple[str, ...]


def joint_case_of(case: Any, papers: Sequence[str]) -> JointCase:
    """`case` as the case engine tells it; what its clock told of long past deadlines is left out."""
    reminders = {deadline["name"] for deadline in case["deadlines"]}
    return JointCase(
        case_id=case["case_id"],
        title=case["title"],
        subjects=tuple(map(_subject_of, case["proceedings"])),
        timeline=tuple(
            Step(each["step"], each["clause"], each["citation"], each["text"])
            for each in case["timeline"]
            if each["step"] not in reminders
        ),
        papers=tuple(papers),
    )


def _subject_of(proceeding: Any) -> JointSubject:
    subject = proceeding["subject"]
    return JointSubject(
        cadre_id=subject["cadre_id"],
        name=subject["name"],
        unit=subject["unit"],
        post=subject["post"],
        ending=f"{MEASURE_NAMES[proceeding['decision']['measure']]}，{_ending_of(proceeding)}",
    )


def _ending_of(proceeding: Any) -> str:
    if any(appeal["outcome"] == "withdrawn" for appeal in proceeding["appeals"]):
        return f"经申诉撤销，{proceeding['state_name']}"
    if proceeding["revoked"]:
        return f"期满取消问责，{proceeding['state_name']}"
    return str(proceeding["state_name"])
