"""问责办法 6: disciplinary responsibility goes to discipline inspection, a suspected crime to the judiciary."""

from typing import Final

from case_engine.domain.assessment.codes import ReferralTarget
from case_engine.domain.assessment.facts import Referral
from case_engine.domain.assessment.verdict import ReferralDue

RULE: Final = "article_6_referral"
CLAUSE: Final = "accountability:6"

_DISCIPLINE: Final = ReferralDue(
    ReferralTarget.DISCIPLINE_INSPECTION,
    CLAUSE,
    "需要追究纪律责任，请移交纪检监察机关；移交与是否问责、怎样问责互不代替，结果回来后登记。",
    RULE,
)
_CRIME: Final = ReferralDue(
    ReferralTarget.JUDICIAL_AUTHORITY,
    CLAUSE,
    "涉嫌犯罪，请移送司法机关；移送与是否问责、怎样问责互不代替，结果回来后登记。",
    RULE,
)


def referrals(referral: Referral) -> tuple[ReferralDue, ...]:
    """Who has to be given the matter, whatever the outcome of the assessment."""
    return (_DISCIPLINE,) * referral.discipline + (_CRIME,) * referral.crime
