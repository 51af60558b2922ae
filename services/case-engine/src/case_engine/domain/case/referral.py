"""问责办法 6: a matter is referred to discipline inspection or to the judiciary, and what came back is recorded."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from case_engine.domain.assessment.codes import ReferralTarget

TARGET_NAMES: Final = {
    ReferralTarget.DISCIPLINE_INSPECTION: "纪检监察机关",
    ReferralTarget.JUDICIAL_AUTHORITY: "司法机关",
}


@dataclass(frozen=True, slots=True)
class Referral:
    """To whom, why and when; `document_number` is that of the letter that went with it, from `issuer` to the
    `receiving_body`; `enclosures` go along with it. `fingerprint` is the SM3 of the letter's PDF.
    """

    target: ReferralTarget
    reasons: str
    document_number: str
    referred_on: date
    receiving_body: str = ""
    issuer: str = ""
    fingerprint: str = ""
    enclosures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferralOutcome:
    """What the other body told of a referral to it."""

    target: ReferralTarget
    outcome: str
    received_on: date
