"""From commits to messages on the bus, and the port that sends them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from wenze.contracts.envelope import Envelope
from wenze.contracts.message import Message
from wenze.journal.commit import Commit

MessagesOf = Callable[[Commit], Sequence[Message]]
"""A service's pure mapping from a commit to its messages: the same commit gives the same messages, always."""


class Publisher(Protocol):
    """Sends envelopes."""

    async def publish(self, envelopes: Sequence[Envelope]) -> None:
        """All are acknowledged by the broker when this returns; those of one key keep their order.

        Raises: Transient when the broker does not acknowledge; any of them may have been sent.
        """
        ...


def version_of(envelope: Envelope) -> int | None:
    """The version of the commit that a message made by `envelopes_of` tells of; None for any other message."""
    stream, _, position = envelope.id.rpartition("#")
    version, _, _ = position.partition(".")
    return int(version) if stream == envelope.subject and version.isdecimal() else None


def envelopes_of(commits: Iterable[Commit], messages_of: MessagesOf, source: str) -> list[Envelope]:
    """The commits' messages in envelopes whose ids depend on the commit alone, so that a resend is recognised."""
    return [
        Envelope(
            id=f"{commit.identifier}.{position}",
            source=source,
            subject=commit.stream,
            time=commit.at,
            correlation_id=commit.correlation,
            causation_id=commit.cause,
            message=message,
        )
        for commit in commits
        for position, message in enumerate(messages_of(commit))
    ]
