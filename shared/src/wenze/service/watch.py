"""What the readers report becomes metrics and readiness."""

from wenze.errors import Transient
from wenze.telemetry import Metrics
from wenze.telemetry.metric_table import (
    BATCH_SECONDS,
    BATCH_SIZE,
    CONSUMER_LAG,
    MESSAGES_CONSUMED,
    MESSAGES_DEAD_LETTERED,
    MESSAGES_RETRIED,
)


class ServiceWatch:
    """Implements wenze.bus.subscription.Watch."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._outages: dict[str, Transient] = {}

    def consumed(self, topic: str, records: int, seconds: float) -> None:
        self._metrics.count(MESSAGES_CONSUMED, records, topic=topic)
        self._metrics.observe(BATCH_SIZE, records, topic=topic)
        self._metrics.observe(BATCH_SECONDS, seconds, topic=topic)

    def dead_lettered(self, topic: str, letters: int) -> None:
        self._metrics.count(MESSAGES_DEAD_LETTERED, letters, topic=topic)

    def retried(self, topic: str) -> None:
        self._metrics.count(MESSAGES_RETRIED, topic=topic)

    def lag(self, topic: str, group: str, partition: int, records: int) -> None:
        self._metrics.set(CONSUMER_LAG, records, topic=topic, group=group, partition=str(partition))

    def outage(self, group: str, outage: Transient) -> None:
        self._outages[group] = outage

    def recovered(self, group: str) -> None:
        self._outages.pop(group, None)

    def raise_if_out(self) -> None:
        """Raises: Transient while a reader's last batch could not be handled because a dependency did not answer."""
        for outage in self._outages.values():
            raise outage
