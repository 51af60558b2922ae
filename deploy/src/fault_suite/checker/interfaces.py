"""What the READMEs say of the services: which topic each writes, who reads it, and what each stored event tells."""

from typing import Final

TOPIC_OF: Final = {
    "clue-intake": "clues",
    "case-engine": "cases",
    "personnel": "personnel",
    "notifier": "notices",
}

READERS: Final = {
    "feeds": frozenset({"clue-intake"}),
    "clues": frozenset({"clue-intake", "case-engine"}),
    "cases": frozenset({"case-engine", "clue-intake", "personnel", "notifier"}),
    "personnel": frozenset({"personnel", "notifier"}),
    "notices": frozenset({"notifier", "case-engine"}),
}

MESSAGES_OF: Final[dict[str, tuple[str, ...]]] = {
    "clue-received": (),
    "admission-completed": (),
    "clue-admitted": ("wenze.clue.admitted.v1",),
    "clue-held": ("wenze.clue.held.v1",),
    "clue-submitted-again": ("wenze.clue.submitted-again.v1",),
    "file-imported": (),
    "proposal-sealed": (),
    "start-proposed": ("wenze.case.start-proposed.v1",),
    "start-approved": ("wenze.case.progressed.v1",),
    "start-refused": ("wenze.case.progressed.v1",),
    "findings-recorded": ("wenze.case.progressed.v1",),
    "subject-heard": ("wenze.case.progressed.v1",),
    "hearing-declined": ("wenze.case.progressed.v1",),
    "measure-decided": ("wenze.case.progressed.v1", "wenze.case.measure-proposed.v1"),
    "closed-without-measure": ("wenze.case.progressed.v1",),
    "decision-entered-into-force": ("wenze.case.progressed.v1", "wenze.case.decision-in-force.v1"),
    "liability-proposed": (),
    "liability-confirmed": ("wenze.case.liability-confirmed.v1",),
    "liability-refused": (),
    "decision-imported": ("wenze.case.decision-in-force.v1",),
    "imported-letter-served": (),
    "decisions-imported": (),
    "letter-served": ("wenze.case.progressed.v1",),
    "cadre-registered": ("wenze.personnel.cadre-registered.v1",),
    "particulars-changed": ("wenze.personnel.cadre-registered.v1",),
    "effects-recorded": ("wenze.personnel.effects-recorded.v1",),
    "roster-imported": (),
    "notice-prepared": ("wenze.notice.prepared.v1",),
    "notice-delivered": ("wenze.notice.delivered.v1",),
    "notice-failed": ("wenze.notice.failed.v1",),
    "resend-requested": ("wenze.notice.resend-requested.v1",),
    "receipt-recorded": ("wenze.notice.receipt-recorded.v1",),
}
"""The CloudEvents types of an event's messages. A commit's messages are numbered from 0 behind its id."""


def database_of(service: str) -> str:
    """The name of the service's database."""
    return f"wenze_{service.replace('-', '_')}"
