"""问责办法 6: a matter is referred to discipline inspection or to the judiciary, and what came back is recorded."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.assessment.codes import ReferralTarget


@dataclass(frozen=True, slots=True)
class Referral:
    """To whom, why and when; `document_number` is that of the letter that went with it."""

    target: ReferralTarget
    reasons: str
    document_number: str
    referred_on: date


@dataclass(frozen=True, slots=True)
class ReferralOutcome:
    """What the other body told of a referral to it."""

    target: ReferralTarget
    outcome: str
    received_on: date
