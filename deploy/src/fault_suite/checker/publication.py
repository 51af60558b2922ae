"""Every commit's messages are on the topic, none is there without a commit, and each stream's came in its order."""

from collections.abc import Iterator, Sequence

from fault_suite.checker.evidence import Evidence
from fault_suite.checker.histories import History
from fault_suite.checker.interfaces import MESSAGES_OF, TOPIC_OF
from fault_suite.checker.topics import Told
from fault_suite.checker.violation import Violation, among, shortened


def every_commit_was_told_in_order(evidence: Evidence) -> Iterator[Violation]:
    """Each service's journal against its topic. A resend has the id of the first, so that only the first counts."""
    for service in evidence.services:
        topic = TOPIC_OF[service]
        told, histories = evidence.told[topic], evidence.histories[service]
        yield from _unknown_events(histories)
        yield from _pending(histories)
        yield from _complete(topic, _due(histories), told)
        yield from _unchanged(topic, told)
        yield from _in_order(topic, told)


def _due(histories: dict[str, History]) -> dict[str, str]:
    """The id of each message that must be on the topic, with its type."""
    due: dict[str, str] = {}
    for history in histories.values():
        for commit in history:
            kinds = [kind for event in commit.events for kind in MESSAGES_OF.get(event.type, ())]
            due |= {f"{commit.identifier}.{position}": kind for position, kind in enumerate(kinds)}
    return due


def _unknown_events(histories: dict[str, History]) -> Iterator[Violation]:
    kinds = {event.type for history in histories.values() for commit in history for event in commit.events}
    return among("event-unknown", kinds - set(MESSAGES_OF), "the checker does not know what it tells")


def _pending(histories: dict[str, History]) -> Iterator[Violation]:
    pending = (commit.identifier for history in histories.values() for commit in history if commit.pending)
    return among("commit-pending", pending, "still marked as not published")


def _complete(topic: str, due: dict[str, str], told: Sequence[Told]) -> Iterator[Violation]:
    found = {record.id: record.type for record in told}
    yield from among("message-missing", set(due) - set(found), f"committed, and never on {topic}")
    yield from among("message-unfounded", set(found) - set(due), f"on {topic}, and in no commit")
    for identifier in sorted(set(due) & set(found)):
        if due[identifier] != found[identifier]:
            yield Violation("message-changed", identifier, f"{found[identifier]} was told, not {due[identifier]}")


def _unchanged(topic: str, told: Sequence[Told]) -> Iterator[Violation]:
    digests: dict[str, int] = {}
    for record in told:
        if digests.setdefault(record.id, record.digest) != record.digest:
            yield Violation("message-changed", record.id, f"two records on {topic} have this id and another body")


def _in_order(topic: str, told: Sequence[Told]) -> Iterator[Violation]:
    """The first records of a stream's messages follow each other as its commits do, in one partition."""
    partitions: dict[str, int] = {}
    latest: dict[str, tuple[int, int]] = {}
    seen: set[str] = set()
    for record in sorted(told, key=lambda record: (record.partition, record.offset)):
        if record.id in seen:
            continue
        seen.add(record.id)
        place = _place(record)
        if partitions.setdefault(record.subject, record.partition) != record.partition:
            yield Violation("order-broken", record.subject, f"its messages are in several partitions of {topic}")
        if place <= latest.get(record.subject, (0, 0)):
            after = latest[record.subject]
            where = f"partition {record.partition} offset {record.offset}"
            yield Violation("order-broken", record.id, f"on {topic} at {where} after {shortened([str(after)])}")
        latest[record.subject] = max(place, latest.get(record.subject, (0, 0)))


def _place(record: Told) -> tuple[int, int]:
    """Version and position, from the id `<stream>#<version>.<position>`; before all others for any other id."""
    version, _, position = record.id.rpartition("#")[2].partition(".")
    return (int(version), int(position)) if version.isdigit() and position.isdigit() else (0, 0)
