"""The journals as raw documents, and the chain recomputed by its published rule."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from pymongo.database import Database

from fault_suite.checker.ledger import sm3
from fault_suite.checker.violation import Violation

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """A stored event: its name, and of its data what the laws are about."""

    type: str
    data: Document


@dataclass(frozen=True, slots=True)
class Commit:
    """A stored commit, without what only its hash is about."""

    stream: str
    version: int
    cause: str
    events: tuple[Event, ...]
    pending: bool

    @property
    def identifier(self) -> str:
        return f"{self.stream}#{self.version:06d}"


History = list[Commit]

_KEPT = {
    "effects-recorded": ("decision",),
    "decision-entered-into-force": ("decision",),
    "notice-delivered": ("channel", "attempt"),
    "notice-failed": ("channel", "attempt", "next_attempt_at", "error"),
}
"""What the laws need of an event's data; a whole run's letters need not be kept in memory."""


def read_histories(database: Database[Document]) -> tuple[dict[str, History], list[Violation]]:
    """The commits of each stream by version, and every breach of a chain."""
    documents: dict[str, list[Document]] = defaultdict(list)
    for document in database["journal"].find({}, batch_size=2_000):
        documents[document["stream"]].append(document)
    histories: dict[str, History] = {}
    violations: list[Violation] = []
    for stream in sorted(documents):
        chain = sorted(documents.pop(stream), key=lambda document: document["version"])
        violations.extend(_breaches(stream, chain))
        histories[stream] = [_commit(document) for document in chain]
    return histories, violations


def _commit(document: Document) -> Commit:
    events = tuple(
        Event(event["type"], {name: event["data"].get(name) for name in _KEPT.get(event["type"], ())})
        for event in document["events"]
    )
    return Commit(document["stream"], document["version"], document["cause"], events, document.get("pending", False))


def _breaches(stream: str, chain: Iterable[Document]) -> Iterator[Violation]:
    previous = ""
    for position, document in enumerate(chain, start=1):
        where = f"{stream}#{document['version']:06d}"
        if document["version"] != position or document["_id"] != where:
            yield Violation("chain-broken", where, f"_id {document['_id']} stands at position {position}")
        if document["prev_hash"] != previous:
            yield Violation("chain-broken", where, "prev_hash is not the hash of the commit before it")
        if document["hash"] != hash_of(document):
            yield Violation("chain-broken", where, "the hash is not the SM3 of what the commit says")
        previous = document["hash"]


def hash_of(document: Document) -> str:
    """SM3 over the commit's canonical JSON: sorted keys, no spaces, UTF-8."""
    said = {
        "stream": document["stream"],
        "version": document["version"],
        "cause": document["cause"],
        "events": [{name: event[name] for name in ("type", "version", "data")} for event in document["events"]],
        "actor": document["actor"],
        "at": document["at"].astimezone(UTC).isoformat(timespec="milliseconds"),
        "on": document["on"],
        "county": document["county"],
        "correlation": document["correlation"],
        "prev_hash": document["prev_hash"],
    }
    return sm3(json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())
