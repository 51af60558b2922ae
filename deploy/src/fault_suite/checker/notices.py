"""Every start has one notice and every decision two, and each is delivered once by the record."""

import re
from collections import Counter
from collections.abc import Iterator

from fault_suite.checker.decisions import decisions_told
from fault_suite.checker.evidence import Evidence
from fault_suite.checker.histories import Event, History
from fault_suite.checker.starts import starts_in
from fault_suite.checker.violation import Violation, among


def every_occasion_has_its_notices(evidence: Evidence) -> Iterator[Violation]:
    """Starts and decisions of the case engine against the notifier's streams."""
    cases = evidence.histories.get("case-engine", {})
    expected = {f"{stream.removeprefix('case:')}-handler" for stream, history in cases.items() if starts_in(history)}
    for decision_id, decision in decisions_told(evidence).items():
        if not decision.get("letter_served"):
            expected |= {f"{decision_id}-unit", f"{decision_id}-subject"}
    notices = _notices(evidence)
    yield from among("notice-missing", expected - set(notices), "nobody was told")
    yield from among("notice-unfounded", set(notices) - expected, "it tells of nothing that happened")
    for notice_id, history in sorted(notices.items()):
        prepared = len(_events(history, "notice-prepared"))
        if prepared != 1:
            yield Violation("notice-twice", notice_id, f"prepared {prepared} times")


def every_notice_is_delivered_once(evidence: Evidence) -> Iterator[Violation]:
    """Each notice was delivered by one recorded attempt, and its channel knows of it: the mail server accepted its
    Message-ID, or the outbox has its one file."""
    mails = {message_id.strip("<>").partition("@")[0] for message_id in evidence.ledger.mails}
    files = Counter(notice_id for name in evidence.files for notice_id in [_notice_of_file(name)])
    for notice_id, history in sorted(_notices(evidence).items()):
        attempts = [event for kind in ("notice-delivered", "notice-failed") for event in _events(history, kind)]
        numbers = [event.data["attempt"] for event in attempts]
        if len(set(numbers)) != len(numbers):
            yield Violation("delivery-twice", notice_id, f"attempts are recorded as {sorted(numbers)}")
        delivered = _events(history, "notice-delivered")
        if len(delivered) > 1:
            yield Violation("delivery-twice", notice_id, f"delivered {len(delivered)} times by the record")
        if not delivered:
            errors = {event.data["error"] for event in attempts}
            yield Violation("notice-undelivered", notice_id, f"{len(attempts)} attempts failed: {sorted(errors)}")
        for event in delivered:
            yield from _known_to_the_channel(notice_id, event, mails, files)


def _known_to_the_channel(
    notice_id: str, delivered: Event, mails: set[str], files: Counter[str]
) -> Iterator[Violation]:
    channel = delivered.data["channel"]
    if channel == "smtp" and notice_id not in mails:
        yield Violation("delivery-unfounded", notice_id, "recorded as mailed, and the mail server never accepted it")
    if channel == "outbox" and files[notice_id] != 1:
        yield Violation("delivery-unfounded", notice_id, f"{files[notice_id]} files in the outbox")


def _notice_of_file(name: str) -> str:
    """A letter's file is `<title>-<recipient>-<notice id>.txt`, and the id says the recipient once more."""
    return re.split("-(?:经办|单位|本人)-", name.removesuffix(".txt"))[-1]


def _notices(evidence: Evidence) -> dict[str, History]:
    return {name.removeprefix("notice:"): history for name, history in evidence.histories["notifier"].items()}


def _events(history: History, kind: str) -> list[Event]:
    return [event for commit in history for event in commit.events if event.type == kind]
