"""问责办法 6: what discipline inspection or the judiciary has to judge is handed over to it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from case_engine.domain.assessment.codes import ReferralTarget
from case_engine.domain.case.subjects import Subject
from case_engine.domain.letters.letter import Cite, Letter, LetterKind
from case_engine.domain.letters.wording import cited, concluded, paragraphs_of, sections

_GROUNDS: Final = {
    ReferralTarget.DISCIPLINE_INSPECTION: "可能需要追究纪律责任",
    ReferralTarget.JUDICIAL_AUTHORITY: "可能涉嫌犯罪",
}


@dataclass(frozen=True, slots=True)
class Referral:
    """What the letter says; `receiving_body` is the office that takes the matter over, `enclosures` what goes along."""

    subject: Subject
    to: ReferralTarget
    receiving_body: str
    document_number: str
    issuer: str
    facts: str
    enclosures: tuple[str, ...]
    referred_on: date


def referral_letter(referral: Referral, cite: Cite) -> Letter:
    """The 《移送函》, for the body that takes the matter over."""
    subject = referral.subject
    return Letter(
        kind=LetterKind.REFERRAL,
        title="移送函",
        issuer=referral.issuer,
        document_number=referral.document_number,
        addressee=f"{referral.receiving_body}：",
        paragraphs=concluded(
            sections(
                ("移送对象", [f"{subject.name}，{subject.unit}{subject.post}，干部编号 {subject.cadre_id}。"]),
                ("已查明的事实", paragraphs_of(referral.facts)),
                (
                    "移送理由",
                    [f"上述情况{_GROUNDS[referral.to]}。根据{cited(['accountability:6'], cite)}，现移送贵单位处理。"],
                ),
                ("随函材料", [f"{number}．{each}" for number, each in enumerate(referral.enclosures, start=1)]),
                ("反馈", ["请将受理情况和处理结果书面告知我单位。"]),
            ),
            "特此函告。",
        ),
        dated=referral.referred_on,
    )
