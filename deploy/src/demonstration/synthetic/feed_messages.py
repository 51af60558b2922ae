"""Clues that other systems send on topic `feeds`, as messages and as what only looks like one."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Final

from demonstration.synthetic.clue import Clue
from wenze.bus.publisher import Record
from wenze.contracts.envelope import Envelope, encode
from wenze.contracts.feeds import FeedSubmitted
from wenze.contracts.message import Subject
from wenze.contracts.topics import FEEDS

_SENT_AT: Final = time(1, 0, tzinfo=UTC)


def feed_messages(clues: Sequence[Clue]) -> tuple[Envelope, ...]:
    """Each clue once; three come again as a new message, and two messages are sent twice."""
    first = [_message(clue, clue.external_id) for clue in clues]
    later = [_message(clue, f"{clue.external_id}-2") for clue in clues[:15:5]]
    return (*first, *later, *first[1:3])


def poison(clue: Clue) -> tuple[Record, ...]:
    """What no retry can mend: no message at all, a body cut short, and a county that does not exist."""
    good = encode(_message(clue, "SYN-POISON"))
    headers = tuple(good.headers.items())
    elsewhere = encode(_message(clue, "SYN-POISON-2", county="999999"))
    return (
        Record(FEEDS.name, b"synthetic", "这不是一条消息（合成）".encode(), ()),
        Record(FEEDS.name, b"synthetic", (good.value or b"")[:40], headers),
        Record(FEEDS.name, b"synthetic", elsewhere.value, tuple(elsewhere.headers.items())),
    )


def _message(clue: Clue, message_id: str, county: str = "") -> Envelope:
    subject = clue.subject
    return Envelope(
        id=message_id,
        source=f"office-{clue.source}",
        subject=clue.external_id,
        time=datetime.combine(clue.received_on, _SENT_AT),
        correlation_id=message_id,
        causation_id=message_id,
        message=FeedSubmitted(
            county=county or clue.county,
            feed=f"office-{clue.source}",
            external_id=clue.external_id,
            source=clue.source,
            received_on=clue.received_on,
            title=clue.title,
            content=clue.content,
            subjects=(
                Subject(
                    name=subject.name,
                    unit=subject.unit.name,
                    post=subject.post.title,
                    cadre_id=subject.number,
                ),
            ),
            admission=clue.admission,
        ),
    )
