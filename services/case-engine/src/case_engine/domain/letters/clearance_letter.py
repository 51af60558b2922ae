"""激励办法 9: what was said against a cadre was unfounded, and everybody it reached is told so."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.case.subjects import Subject
from case_engine.domain.letters.letter import Cite, Letter, LetterKind
from case_engine.domain.letters.wording import cited, concluded, paragraphs_of, sections


@dataclass(frozen=True, slots=True)
class Clearance:
    """What the letter says. It never names who reported; `circle` is everybody the accusation had reached."""

    subject: Subject
    document_number: str
    issuer: str
    accusation: str
    established: str
    circle: str
    cleared_on: date


def clearance_letter(clearance: Clearance, cite: Cite) -> Letter:
    """The 《澄清函》, for the subject and their unit, to be read out in the same circle."""
    subject = clearance.subject
    return Letter(
        kind=LetterKind.CLEARANCE,
        title="澄清函",
        issuer=clearance.issuer,
        document_number=clearance.document_number,
        addressee=f"{subject.unit}、{subject.name}：",
        paragraphs=concluded(
            sections(
                ("反映的问题", paragraphs_of(clearance.accusation)),
                ("核实情况", paragraphs_of(clearance.established)),
                (
                    "澄清意见",
                    [
                        f"经核实，反映{subject.name}（{subject.unit}{subject.post}）的上述问题不属实。"
                        f"根据{cited(['incentive:9'], cite)}，予以澄清，消除影响。",
                        f"请在{clearance.circle}范围内告知本函内容。",
                    ],
                ),
            ),
            "特此澄清。",
        ),
        dated=clearance.cleared_on,
    )
