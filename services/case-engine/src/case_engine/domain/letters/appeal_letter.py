"""问责办法 12: the written decision on an appeal, told to the appellant and their unit."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from case_engine.domain.assessment.words import chinese_date
from case_engine.domain.case.subjects import Subject
from case_engine.domain.letters.letter import Cite, Letter, LetterKind
from case_engine.domain.letters.wording import cited, concluded, document, paragraphs_of, sections


class AppealOutcome(StrEnum):
    """What becomes of the decision that was appealed."""

    UPHELD = "upheld"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


_RULINGS: Final = {
    AppealOutcome.UPHELD: "维持原问责决定。",
    AppealOutcome.CHANGED: "变更原问责决定，变更后的决定另行制发决定书并送达。",
    AppealOutcome.WITHDRAWN: "撤销原问责决定。原决定的影响自始取消，由有关单位负责恢复。",
}


@dataclass(frozen=True, slots=True)
class AppealDecided:
    """What the letter about an appeal says. `reasons` are those of the body that heard it."""

    appellant: Subject
    document_number: str
    appealed_document_number: str
    appeal_body: str
    lodged_on: date
    grounds: str
    outcome: AppealOutcome
    reasons: str
    basis: tuple[str, ...]
    decided_on: date


def appeal_letter(decided: AppealDecided, cite: Cite) -> Letter:
    """The 《申诉处理决定书》, issued by the body that heard the appeal."""
    appellant = decided.appellant
    return Letter(
        kind=LetterKind.APPEAL_DECISION,
        title="申诉处理决定书",
        issuer=decided.appeal_body,
        document_number=decided.document_number,
        addressee=f"{appellant.name}、{appellant.unit}：",
        paragraphs=concluded(
            sections(
                (
                    "申诉情况",
                    [
                        f"{appellant.name}对{document(decided.appealed_document_number)}不服，"
                        f"于{chinese_date(decided.lodged_on)}提出书面申诉。申诉理由：",
                        *paragraphs_of(decided.grounds),
                    ],
                ),
                ("审理情况和理由", paragraphs_of(decided.reasons)),
                ("处理依据", [f"{cited(decided.basis, cite)}。"]),
                ("处理决定", [_RULINGS[decided.outcome]]),
            ),
            "特此决定。",
        ),
        dated=decided.decided_on,
    )
