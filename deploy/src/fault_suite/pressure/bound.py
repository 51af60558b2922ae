"""How much memory a service may take beyond what it has at rest, from its settings and the limits in its code."""

from typing import Final

from fault_suite.checker.interfaces import READERS
from fault_suite.submissions import Submission
from wenze.bus.settings import KafkaSettings
from wenze.bus.subscription import BATCHES_AT_ONCE
from wenze.contracts.feeds import FeedSubmitted
from wenze.contracts.topics import topic_named
from wenze.journal.outbox import REMEMBERED as REMEMBERED_AS_PUBLISHED
from wenze.journal.outbox import WAITING
from wenze.service.projection import REMEMBERED as REMEMBERED_DOCUMENTS
from wenze.service.settings import ServiceSettings

MIB: Final = 1024 * 1024
IN_WORK: Final = 18
"""So many times the bytes of its JSON a message takes while it is worked on: record, envelope, command, events, commit
and document. A clue of some 700 bytes takes 12.4 kB."""
KEPT: Final = 8
"""So many times its bytes what is kept of it takes: the commits of a history and the state. Of that clue, 4.9 kB."""
FETCHED_AHEAD: Final = MIB
"""What the Kafka client holds of each partition before it is taken: its `max_partition_fetch_bytes`."""
IDENTIFIER_BYTES: Final = 200
"""A commit's identifier in a dictionary."""
CLIENT_LIBRARIES: Final = 48 * MIB
"""Connections, threads, and what the allocator keeps for the next time."""


def allowed_growth(service: str, message_bytes: int) -> int:
    """The bytes that a service may grow by under any load of messages of this size."""
    topics = [topic_named(topic) for topic, readers in READERS.items() if service in readers]
    in_work = len(topics) * BATCHES_AT_ONCE * KafkaSettings().batch_records + ServiceSettings().http_maximum_requests
    kept = REMEMBERED_DOCUMENTS + WAITING
    fetched = sum(topic.partitions for topic in topics) * FETCHED_AHEAD
    objects = message_bytes * (IN_WORK * in_work + KEPT * kept)
    return objects + fetched + REMEMBERED_AS_PUBLISHED * IDENTIFIER_BYTES + CLIENT_LIBRARIES


def size_of(submission: Submission) -> int:
    """The bytes of a clue as it is sent as a message."""
    return len(FeedSubmitted.model_validate(submission.clue()).model_dump_json().encode())
