"""Every list has each aggregate once, as new as its journal."""

from collections.abc import Iterator

from fault_suite.checker.clues import status_of
from fault_suite.checker.evidence import LISTS, Evidence
from fault_suite.checker.violation import Violation, among


def every_list_agrees_with_the_journal(evidence: Evidence) -> Iterator[Violation]:
    """The read models against the streams: none is missing, none is too many, and each has its stream's version."""
    for service in evidence.services:
        prefix = LISTS[service][1]
        histories = {
            stream.removeprefix(prefix): history
            for stream, history in evidence.histories[service].items()
            if stream.startswith(prefix)
        }
        listed = evidence.lists[service]
        yield from among("list-differs", set(histories) - set(listed), f"not in the list of {service}")
        yield from among("list-differs", set(listed) - set(histories), f"in the list of {service}, without a stream")
        for identifier in sorted(set(histories) & set(listed)):
            document, history = listed[identifier], histories[identifier]
            if document["version"] != len(history):
                evidence_text = f"version {document['version']} in the list of {service}, {len(history)} in the journal"
                yield Violation("list-differs", identifier, evidence_text)
            elif service == "clue-intake" and document["status"] != status_of(history):
                yield Violation("list-differs", identifier, f"{document['status']} in the list")
