"""Topic `personnel`: what was recorded in cadres' ledgers."""

from datetime import date
from typing import ClassVar

from wenze.contracts.cases import Appeal, DecidedEffect, DecisionSubject
from wenze.contracts.message import Measure, Message


class PersonnelMessage(Message):
    """What the messages about a cadre have in common."""

    topic: ClassVar[str] = "personnel"

    cadre_id: str

    @property
    def aggregate(self) -> str:
        return self.cadre_id


class CadreRegistered(PersonnelMessage):
    """A roster named this cadre, for the first time or with changed particulars. It carries no particulars."""

    message_type: ClassVar[str] = "personnel.cadre-registered"


class EffectsRecorded(PersonnelMessage):
    """A decision's effects are in the ledger. It carries what its notices must say (问责办法 10.2, 10.3).

    `letter_served`: its letter was served before, so nobody is given notice of it again.
    """

    message_type: ClassVar[str] = "personnel.effects-recorded"

    case_id: str
    decision_id: str
    document_number: str
    subject: DecisionSubject
    measure: Measure
    facts: str
    basis: tuple[str, ...]
    approving_body: str
    effective_on: date
    appeal: Appeal
    effects: tuple[DecidedEffect, ...]
    decided_on: date | None = None
    letter_served: bool = False


class EffectsEnded(PersonnelMessage):
    """Effects in the ledger ended before their time: the impact period of 停职检查, or all of a decision `unwound`."""

    message_type: ClassVar[str] = "personnel.effects-ended"

    case_id: str
    decision_id: str
    ended_on: date
    clause: str
    unwound: bool = False
