"""问责办法 13, 18.2: rectification, the end of the accountability period, and conversion."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Rectification:
    """The subject's reflection (反省) and what was put right (整改), as confirmed by a person."""

    reflection: str
    rectification: str
    confirmed_by: str
    rectified_on: date


@dataclass(frozen=True, slots=True)
class Revocation:
    """The written decision that ends the accountability (取消问责). `fingerprint` is the SM3 of its PDF."""

    document_number: str
    reasons: str
    approved_by: str
    revoked_on: date
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Continuation:
    """Why the accountability is not ended yet, though its period is over."""

    reasons: str
    approved_by: str
    continued_on: date


@dataclass(frozen=True, slots=True)
class Conversion:
    """Why 停职检查 has to become 调离岗位: not put right within half a year."""

    reasons: str
    proposed_on: date
