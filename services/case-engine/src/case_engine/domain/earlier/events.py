"""What happens to an earlier decision: it is taken over from a file, and a letter that was left unserved is served."""

from dataclasses import dataclass

from case_engine.domain.assessment.verdict import Effect
from case_engine.domain.case.receipt import Receipt
from case_engine.domain.case.service import Service
from case_engine.domain.earlier.decision import EarlierDecision


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a decision was taken over from: the file with its SM3, and the row as a spreadsheet numbers it."""

    import_id: str
    file_name: str
    file_fingerprint: str
    row: int


@dataclass(frozen=True, slots=True)
class DecisionImported:
    """A decision already in force is known here, with its effects by the same rules as for our own (问责办法 18)."""

    decision_id: str
    decision: EarlierDecision
    origin: Origin
    effects: tuple[Effect, ...]
    appeal_period_days: int
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class ImportedLetterServed:
    """问责办法 10.3: the letter of an earlier decision that was still unserved reached the subject or their unit."""

    service: Service


EarlierEvent = DecisionImported | ImportedLetterServed
