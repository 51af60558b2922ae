"""The ledger: what was acknowledged to those who sent it, one JSON object a line, in files of one folder."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.hashes import SM3, Hash

CLUE_ID_LENGTH = 24


def sm3(data: bytes) -> str:
    """64 lower-case hexadecimal digits."""
    digest = Hash(SM3())
    digest.update(data)
    return digest.finalize().hex()


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission of a clue. `cause` is what the journal must name as its cause, or how that begins. `meets` tells
    whether it states that the condition of its source is met. `answers` are (status, clue id), each time it was asked;
    none over Kafka. `acknowledged` is false for one that was sent and never answered."""

    cause: str
    feed: str
    external_id: str
    meets: bool
    acknowledged: bool
    answers: tuple[tuple[str, str], ...]

    @property
    def clue_id(self) -> str:
        """By the public rule: SM3 over feed, line feed and external id."""
        return sm3(f"{self.feed}\n{self.external_id}".encode())[:CLUE_ID_LENGTH]


@dataclass(frozen=True, slots=True)
class Poison:
    """A message that no reader can handle; `body` is None where the body may not be kept because of the `secret`."""

    topic: str
    key: str
    body: bytes | None
    secret: str


@dataclass(frozen=True, slots=True)
class Decision:
    """An imported decision in force. `served`: its letter was served before, so that it has no notices."""

    document_number: str
    cadre_id: str
    served: bool
    acknowledged: bool


@dataclass(slots=True)
class Ledger:
    """All of it: the submissions by clue id, the poison by key, the Message-IDs of accepted mails, and the imported
    decisions by document number. `refused` is what was refused and should not have been."""

    clues: dict[str, list[Submission]] = field(default_factory=lambda: defaultdict(list))
    poison: dict[str, Poison] = field(default_factory=dict[str, Poison])
    mails: set[str] = field(default_factory=set[str])
    decisions: dict[str, Decision] = field(default_factory=dict[str, Decision])
    refused: list[str] = field(default_factory=list[str])

    @property
    def submissions(self) -> Iterator[Submission]:
        """All submissions."""
        return (submission for submissions in self.clues.values() for submission in submissions)


def read_ledger(folder: Path) -> Ledger:
    """The ledger in the folder's `.jsonl` files."""
    ledger = Ledger()
    submissions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for file in sorted(folder.glob("*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                _take(json.loads(line), ledger, submissions)
    for entries in submissions.values():
        submission = _submission(entries)
        ledger.clues[submission.clue_id].append(submission)
    return ledger


def _take(entry: dict[str, Any], ledger: Ledger, submissions: dict[str, list[dict[str, Any]]]) -> None:
    match entry["kind"]:
        case "submission" | "unanswered":
            submissions[entry["cause"]].append(entry)
        case "poison":
            body = None if entry["body"] is None else bytes.fromhex(entry["body"])
            ledger.poison[entry["key"]] = Poison(entry["topic"], entry["key"], body, entry["secret"])
        case "mail":
            ledger.mails.add(entry["message_id"])
        case "decision" | "unanswered-decision":
            _take_decision(entry, ledger)
        case "refused":
            ledger.refused.append(json.dumps(entry, ensure_ascii=False))
        case kind:
            raise ValueError(f"the ledger has a line of kind {kind!r}")


def _take_decision(entry: dict[str, Any], ledger: Ledger) -> None:
    """A row may come in several files; acknowledged once it is acknowledged."""
    number = entry["document_number"]
    before = ledger.decisions.get(number)
    acknowledged = entry["kind"] == "decision" or bool(before and before.acknowledged)
    ledger.decisions[number] = Decision(number, entry["cadre_id"], entry["served"], acknowledged)


def _submission(entries: list[dict[str, Any]]) -> Submission:
    first = entries[0]
    acknowledged = [entry for entry in entries if entry["kind"] == "submission"]
    return Submission(
        cause=first["cause"],
        feed=first["feed"],
        external_id=first["external_id"],
        meets=first["meets"],
        acknowledged=bool(acknowledged),
        answers=tuple((entry["status"], entry["clue_id"]) for entry in acknowledged if entry.get("status")),
    )
