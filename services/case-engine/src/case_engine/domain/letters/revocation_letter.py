"""问责办法 13: the accountability of a subject is ended in writing once its period is over."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.assessment.words import MEASURE_NAMES, chinese_date
from case_engine.domain.case.decision import Decision
from case_engine.domain.letters.letter import Cite, Letter, LetterKind
from case_engine.domain.letters.wording import cited, concluded, document, paragraphs_of, sections


@dataclass(frozen=True, slots=True)
class Revocation:
    """What the letter says: how the subject reflected and mended, and from when they are held to account no more."""

    decision: Decision
    document_number: str
    issuer: str
    rectification: str
    revoked_on: date


def revocation_letter(revocation: Revocation, cite: Cite) -> Letter:
    """The 《取消问责决定书》, for the subject and their unit."""
    decision, subject = revocation.decision, revocation.decision.subject
    return Letter(
        kind=LetterKind.REVOCATION,
        title="取消问责决定书",
        issuer=revocation.issuer,
        document_number=revocation.document_number,
        addressee=f"{subject.unit}、{subject.name}：",
        paragraphs=concluded(
            sections(
                (
                    "原问责决定",
                    [
                        f"{document(decision.document_number)}于{chinese_date(decision.decided_on)}"
                        f"对{subject.name}（{subject.unit}{subject.post}）作出{MEASURE_NAMES[decision.measure]}的处理。"
                    ],
                ),
                ("反省和整改情况", paragraphs_of(revocation.rectification)),
                (
                    "决定",
                    [
                        f"问责期已满。根据{cited(['accountability:13'], cite)}，"
                        f"自{chinese_date(revocation.revoked_on)}起取消对{subject.name}的问责。"
                    ],
                ),
                ("其他事项", ["今后重新任职的，按照有关规定从严审核。"]),
            ),
            "特此决定。",
        ),
        dated=revocation.revoked_on,
    )
