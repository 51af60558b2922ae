"""Questions of eligibility, answered from the journal with a receipt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from personnel.domain.cadre import Cadre
from personnel.domain.eligibility.answer import Answer, eligibility
from personnel.domain.eligibility.question import Question
from personnel.domain.events import CadreEvent
from wenze.journal.executor import History
from wenze.journal.store import AggregateStore
from wenze.regulation import Consultation, Ruleset, SettingInForce


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one cadre."""

    cadre_id: str
    question: Question


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an answer rests on: the same ledger version and rule set give the same answer again."""

    as_of: date
    rules: tuple[str, ...]
    clauses: tuple[str, ...]
    settings: tuple[SettingInForce, ...]
    ruleset: str
    ruleset_hash: str
    ledger_version: int
    ledger_hash: str


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with its receipt."""

    cadre: Cadre
    question: Question
    answer: Answer
    receipt: Receipt


class AnswerEligibility:
    """Answers questions from the cadres' journals, which are never behind; `observe` is shown each answer."""

    def __init__(
        self, cadres: AggregateStore[Cadre, CadreEvent], ruleset: Ruleset, observe: Callable[[Answered], None]
    ) -> None:
        self._cadres = cadres
        self._ruleset = ruleset
        self._observe = observe

    async def __call__(self, questions: Sequence[Asked]) -> list[Answered | None]:
        """The answers in the order of the questions; None about a cadre that is not known. Raises: Transient."""
        streams = [self._cadres.stream(asked.cadre_id) for asked in questions]
        histories = await self._cadres.load_many(streams)
        return [
            self._answered(histories.get(stream), asked.question)
            for stream, asked in zip(streams, questions, strict=True)
        ]

    def _answered(self, history: History[Cadre] | None, question: Question) -> Answered | None:
        if history is None or history.state is None:
            return None
        regulation = self._ruleset.consult(question.on)
        answer = eligibility(history.state, question, regulation)
        answered = Answered(history.state, question, answer, self._receipt(answer, regulation, history))
        self._observe(answered)
        return answered

    def _receipt(self, answer: Answer, regulation: Consultation, history: History[Cadre]) -> Receipt:
        return Receipt(
            as_of=regulation.as_of,
            rules=answer.rules,
            clauses=answer.clauses,
            settings=regulation.settings_used,
            ruleset=self._ruleset.version,
            ruleset_hash=self._ruleset.hash,
            ledger_version=len(history.commits),
            ledger_hash=history.head,
        )
