"""A commit: everything one command changed in one stream, chained to the commit before it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Final

from wenze.sealing import fingerprint_of

GENESIS: Final = ""
"""What the first commit of a stream is chained to."""


def identifier_of(stream: str, version: int) -> str:
    """The id of a stream's commit of that version, which need not exist."""
    return f"{stream}#{version:06d}"


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as it is kept: its type, the version of that type's shape, and JSON data.

    `at_hand` is the event itself where this process has just made it; it is neither kept nor compared.
    """

    type: str
    version: int
    data: dict[str, Any]
    at_hand: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Commit:
    """One append to one stream.

    `cause` is the message or request that led to it, unique within the stream. `at` is when it was recorded (to the
    millisecond), `on` the business date in Shanghai. `correlation` is the id that a whole chain of work shares.
    `pending` is true from an append that no message redelivers until its events are acknowledged by the broker; it is
    not part of what the hash covers.
    """

    stream: str
    version: int
    cause: str
    events: tuple[StoredEvent, ...]
    actor: str
    at: datetime
    on: date
    county: str
    correlation: str
    prev_hash: str
    hash: str = ""
    pending: bool = False

    @property
    def identifier(self) -> str:
        """The commit's own id: a stream has each version once."""
        return identifier_of(self.stream, self.version)


def sealed(commit: Commit) -> Commit:
    """The commit with its hash: SM3 over everything it says and the hash before it."""
    return replace(commit, hash=_hash_of(commit))


def _hash_of(commit: Commit) -> str:
    return fingerprint_of(
        {
            "stream": commit.stream,
            "version": commit.version,
            "cause": commit.cause,
            "events": [{"type": event.type, "version": event.version, "data": event.data} for event in commit.events],
            "actor": commit.actor,
            "at": commit.at.astimezone(UTC).isoformat(timespec="milliseconds"),
            "on": commit.on.isoformat(),
            "county": commit.county,
            "correlation": commit.correlation,
            "prev_hash": commit.prev_hash,
        }
    )


class ChainBroken(Exception):  # noqa: N818 - the finding's name
    """A stream's commits are not the ones that were appended; says at which version."""


def require_linked(commits: Iterable[Commit]) -> None:
    """The quick check of every load: no commit is missing, and each follows the one before it. Raises: ChainBroken."""
    previous = GENESIS
    for position, commit in enumerate(commits, start=1):
        if commit.version != position:
            raise ChainBroken(f"{commit.stream}：缺少第 {position} 次记录，账册可能被删改，请立即报告系统管理员并核验")
        if commit.prev_hash != previous:
            raise ChainBroken(f"{commit.identifier}：与前一次记录不相衔接，账册可能被删改，请立即报告系统管理员并核验")
        previous = commit.hash


def verify_chain(commits: Iterable[Commit]) -> int:
    """Check that the commits are a stream's whole history from its first version, unchanged; answer how many.

    Raises: ChainBroken at the first commit that is missing, moved or altered.
    """
    history = list(commits)
    require_linked(history)
    for commit in history:
        if commit.hash != _hash_of(commit):
            raise ChainBroken(f"{commit.identifier}：记录之后被改动")
    return len(history)
