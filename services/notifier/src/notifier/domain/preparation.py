"""Preparing notices: two of a decision, one of a proposed start."""

from dataclasses import dataclass
from datetime import date, datetime

from notifier.domain.decision import Decision
from notifier.domain.decision_letters import decision_letters
from notifier.domain.events import NoticePrepared
from notifier.domain.letter import Cite
from notifier.domain.notice import Notice
from notifier.domain.recipient import Addressee, NoticeReference, Recipient, notice_id
from notifier.domain.start_letter import ProposedStart, start_letter


@dataclass(frozen=True, slots=True)
class Issue:
    """By which handler's office of which county, on which day, and from when on a notice is delivered."""

    county: str
    office: str
    on: date
    due_at: datetime


def notices_of_decision(decision: Decision, issue: Issue, cite: Cite) -> tuple[NoticePrepared, NoticePrepared]:
    """问责办法 10.3: the unit and the subject each get a notice of their own.

    Raises: Refusal when the decision lacks a mandatory content (10.2), ValueError for an id that cannot name a notice.
    """

    letters = decision_letters(decision, issue.office, issue.on, cite)

    def prepared(recipient: Recipient, name: str) -> NoticePrepared:
        identity = notice_id(decision.decision_id, recipient)
        return NoticePrepared(
            NoticeReference(identity, decision.case_id, decision.decision_id, recipient),
            Addressee(name, decision.subject_unit, issue.county, decision.cadre_id),
            letters[recipient],
            issue.on,
            issue.due_at,
            decision.earliest_service(issue.on),
        )

    return prepared(Recipient.UNIT, decision.subject_unit), prepared(Recipient.SUBJECT, decision.subject_name)


def notice_of_start(proposed: ProposedStart, issue: Issue, cite: Cite) -> NoticePrepared:
    """问责办法 9: the handler's office learns that a start awaits approval. Raises: ValueError as above."""
    identity = notice_id(proposed.case_id, Recipient.HANDLER)
    return NoticePrepared(
        NoticeReference(identity, proposed.case_id, "", Recipient.HANDLER),
        Addressee(issue.office, issue.office, issue.county),
        start_letter(proposed, issue.office, issue.on, cite),
        issue.on,
        issue.due_at,
    )


def decide_prepare(state: Notice | None, prepared: NoticePrepared) -> tuple[NoticePrepared, ...]:
    """A notice is prepared once; told of the same decision or start again, it stays as it is."""
    return () if state is not None else (prepared,)
