"""Preparing notices: two of a decision or a ruling, one of a proposed start, one or three of a deadline."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from notifier.domain.decision import Decision
from notifier.domain.decision_letters import decision_letters
from notifier.domain.events import NoticePrepared
from notifier.domain.letter import Cite
from notifier.domain.notice import Notice
from notifier.domain.recipient import Addressee, NoticeReference, Recipient, notice_id
from notifier.domain.reminder import Reminder, ReminderKind, reminder_letter
from notifier.domain.ruling import Ruling, ruling_letter
from notifier.domain.start_letter import ProposedStart, start_letter

CITY: Final = "430600"
"""The county code of the city's own offices."""


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


def notices_of_reminder(reminder: Reminder, issue: Issue, city_office: str, cite: Cite) -> tuple[NoticePrepared, ...]:
    """The handler's office is told; of what is overdue also who supervises it and the city office.

    Raises: ValueError as above.
    """

    def prepared(occasion: str, name: str, county: str) -> NoticePrepared:
        identity = notice_id(occasion, Recipient.HANDLER)
        return NoticePrepared(
            NoticeReference(identity, reminder.case_id, "", Recipient.HANDLER),
            Addressee(name, name, county),
            reminder_letter(reminder, name, issue.on, cite),
            issue.on,
            issue.due_at,
        )

    told = (prepared(reminder.occasion, issue.office, issue.county),)
    if reminder.kind is not ReminderKind.OVERDUE:
        return told
    return (
        *told,
        prepared(f"{reminder.occasion}-supervisor", f"{issue.office}负责人", issue.county),
        prepared(f"{reminder.occasion}-city", city_office, CITY),
    )


def notices_of_ruling(ruling: Ruling, issue: Issue, cite: Cite) -> tuple[NoticePrepared, NoticePrepared]:
    """问责办法 12, 13: the unit and the subject are each told in writing. Raises: ValueError as above.

    Their receipts prove that the ruling was served; they are none of the decision's own letter.
    """

    def prepared(recipient: Recipient, name: str, salutation: str) -> NoticePrepared:
        identity = notice_id(ruling.occasion, recipient)
        return NoticePrepared(
            NoticeReference(identity, ruling.case_id, "", recipient),
            Addressee(name, ruling.subject_unit, issue.county, ruling.cadre_id),
            ruling_letter(ruling, salutation, issue.office, issue.on, cite),
            issue.on,
            issue.due_at,
            min(ruling.ruled_on, issue.on),
        )

    return (
        prepared(Recipient.UNIT, ruling.subject_unit, ruling.subject_unit),
        prepared(Recipient.SUBJECT, ruling.subject_name, f"{ruling.subject_name}同志"),
    )


def decide_prepare(state: Notice | None, prepared: NoticePrepared) -> tuple[NoticePrepared, ...]:
    """A notice is prepared once; told of the same decision or start again, it stays as it is."""
    return () if state is not None else (prepared,)
