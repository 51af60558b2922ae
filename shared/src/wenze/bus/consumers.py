"""The subscriber factory: the one place where a reader's delivery guarantees are set."""

from dataclasses import replace
from typing import Any, TypeAlias

from faststream import AckPolicy
from faststream.kafka import KafkaBroker

from wenze.bus.connection import consumers
from wenze.bus.settings import KafkaSettings
from wenze.bus.subscription import GATHER_SECONDS, MAX_POLL_INTERVAL_MS, Subscription

Reader: TypeAlias = KafkaBroker
"""A FastStream broker with one subscriber: readers start, join their groups and stop side by side."""


def reader(settings: KafkaSettings, client_id: str, subscription: Subscription) -> Reader:
    """What feeds the subscription: batches, from the earliest offset, acknowledged by it alone."""
    broker = consumers(settings, client_id)
    subscriber = broker.subscriber(
        subscription.topic.name,
        batch=True,
        group_id=subscription.group,
        ack_policy=AckPolicy.MANUAL,
        auto_offset_reset="earliest",
        max_records=subscription.batch_records,
        batch_timeout_ms=200,
        fetch_max_wait_ms=_fetch_wait_ms(settings, subscription),
        session_timeout_ms=settings.session_timeout_ms,
        heartbeat_interval_ms=settings.session_timeout_ms // 3,
        max_poll_interval_ms=MAX_POLL_INTERVAL_MS,
        parser=_without_reading_headers,
        decoder=_as_it_is,
    )
    subscriber(subscription.handle)
    return broker


def _fetch_wait_ms(settings: KafkaSettings, subscription: Subscription) -> int:
    """What can wait asks a broker less often that answers at once when it has nothing."""
    return max(settings.fetch_max_wait_ms, round(GATHER_SECONDS * 1_000) if subscription.can_wait else 0)


async def _without_reading_headers(records: tuple[Any, ...], parse: Any) -> Any:
    """FastStream decodes headers as UTF-8 and drops the whole batch when one is not: keep them away from it.

    The first record is all that it has to see: the others are taken from the raw message.
    """
    message = await parse((replace(records[0], headers=()),))
    message.raw_message = records
    return message


async def _as_it_is(message: Any) -> Any:
    """The subscription is given the message itself: it decodes each record on its own."""
    return message
