"""What the readers report becomes metrics and readiness."""

from wenze.errors import Transient
from wenze.telemetry import Metrics


class ServiceWatch:
    """Implements wenze.bus.subscription.Watch."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._outages: dict[str, Transient] = {}

    def consumed(self, topic: str, group: str, records: int, seconds: float) -> None:
        self._metrics.consumed(topic, group, records, seconds)

    def dead_lettered(self, topic: str, group: str, letters: int) -> None:
        self._metrics.dead_lettered(topic, group, letters)

    def retried(self, topic: str, group: str) -> None:
        self._metrics.retried(topic, group)

    def lag(self, topic: str, group: str, partition: int, records: int) -> None:
        self._metrics.lag(topic, group, partition, records)

    def outage(self, group: str, outage: Transient) -> None:
        self._outages[group] = outage

    def recovered(self, group: str) -> None:
        self._outages.pop(group, None)

    def raise_if_out(self) -> None:
        """Raises: Transient while a reader's last batch could not be handled because a dependency did not answer."""
        for outage in self._outages.values():
            raise outage
