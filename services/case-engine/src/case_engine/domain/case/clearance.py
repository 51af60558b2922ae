"""激励办法 9: what was alleged is cleared up (澄清正名), before the circle that the allegation had reached."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FabricatorReferral:
    """To which body whoever fabricated the accusation was referred, with which materials, by which letter and when."""

    receiving_body: str
    materials: str
    document_number: str
    referred_on: date


@dataclass(frozen=True, slots=True)
class Clearance:
    """What was found instead, to whom it was made known, and what becomes of who fabricated it, if anybody did.

    `reached` is the circle that the accusation had reached as the case itself knows it, beside the stated `circle`.
    `fingerprint` is the SM3 of the letter's PDF; the letter needs `document_number` and `issuer`. A `fabricator` is
    referred; cleared before there was `fabricator_referral`, one was only named.
    """

    facts: str
    circle: str
    fabricator: str
    cleared_on: date
    document_number: str = ""
    issuer: str = ""
    reached: tuple[str, ...] = ()
    fingerprint: str = ""
    fabricator_referral: FabricatorReferral | None = None

    @property
    def is_in_writing(self) -> bool:
        """Whether it has all that its letter must say."""
        return bool(self.document_number.strip() and self.issuer.strip())


@dataclass(frozen=True, slots=True)
class Closing:
    """The file of one subject is complete and goes to the archive."""

    summary: str
    closed_on: date
