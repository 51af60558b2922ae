"""问责办法 10.2: the 《问责决定书》 of one subject is drawn up, complete and with its number."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter adds to the decision: its number (文号), and the body that takes an appeal (12).

    `fingerprint` is the SM3 of its PDF, by which the issued file is known; blank for one issued outside the system.
    """

    document_number: str
    appeal_body: str
    issued_on: date
    fingerprint: str = ""
