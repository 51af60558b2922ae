"""The process's metrics: recorded by their definition, exposed in Prometheus's text format."""

import re
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from time import perf_counter
from typing import Final

import prometheus_client as prometheus

from wenze.telemetry.labels import ADMITTED, FIXED, Label
from wenze.telemetry.metric_table import METRICS, Counter, Gauge, Histogram, Metric
from wenze.telemetry.personal_text import gives_someone_away

EXPOSITION_TYPE: Final = prometheus.CONTENT_TYPE_LATEST
OTHER: Final = "other"
_TECHNICAL: Final = re.compile(r"[A-Za-z0-9_./{}:-]{1,100}")


class Metrics:
    """The metrics of one process, on a registry of their own.

    A label value outside its vocabulary is recorded as `other`: no metric ever shows what was not admitted.
    """

    def __init__(self) -> None:
        self._registry = prometheus.CollectorRegistry()
        self._vocabularies = {label: FIXED.get(label, frozenset[str]()) for label in Label}
        self._counters = {metric: self._counter(metric) for metric in METRICS if isinstance(metric, Counter)}
        self._gauges = {metric: self._gauge(metric) for metric in METRICS if isinstance(metric, Gauge)}
        self._histograms = {metric: self._histogram(metric) for metric in METRICS if isinstance(metric, Histogram)}
        prometheus.ProcessCollector(registry=self._registry)

    def admit(self, label: Label, values: Iterable[str]) -> None:
        """Extend an open label's vocabulary, such as the states of a case; done once, when the service is put together.

        Raises:
            ValueError: the label's vocabulary is fixed, or a value is no technical name.
        """
        admitted = frozenset(values)
        if label not in ADMITTED:
            raise ValueError(f"the vocabulary of label {label} is fixed")
        if any(not _TECHNICAL.fullmatch(value) or gives_someone_away(value) for value in admitted):
            raise ValueError(f"label {label} takes technical names only")
        self._vocabularies[label] |= admitted

    def count(self, metric: Counter, amount: float = 1, **labels: str) -> None:
        """Add to a counter. Raises: ValueError when `labels` are not exactly the metric's."""
        closed = self._closed(metric, labels)
        counter = self._counters[metric]
        (counter.labels(**closed) if closed else counter).inc(amount)

    def set(self, metric: Gauge, value: float, **labels: str) -> None:
        """Set a gauge. Raises: ValueError when `labels` are not exactly the metric's."""
        closed = self._closed(metric, labels)
        gauge = self._gauges[metric]
        (gauge.labels(**closed) if closed else gauge).set(value)

    def observe(self, metric: Histogram, value: float, **labels: str) -> None:
        """Enter a value into a histogram. Raises: ValueError when `labels` are not exactly the metric's."""
        closed = self._closed(metric, labels)
        histogram = self._histograms[metric]
        (histogram.labels(**closed) if closed else histogram).observe(value)

    @contextmanager
    def timed(self, metric: Histogram, **labels: str) -> Generator[None]:
        """Enter the seconds that the block took, whether or not it raised."""
        started = perf_counter()
        try:
            yield
        finally:
            self.observe(metric, perf_counter() - started, **labels)

    def exposition(self) -> bytes:
        """All metrics in the text format whose media type is `EXPOSITION_TYPE`."""
        return prometheus.generate_latest(self._registry)

    def value(self, metric: Counter | Gauge, **labels: str) -> float:
        """What a counter or gauge stands at; 0 if it was never touched."""
        suffix = "_total" if isinstance(metric, Counter) else ""
        return self._registry.get_sample_value(metric.name + suffix, self._closed(metric, labels)) or 0.0

    def _closed(self, metric: Metric, labels: dict[str, str]) -> dict[str, str]:
        if labels.keys() != set(metric.labels):
            raise ValueError(f"{metric.name} has the labels {[*metric.labels]}, not {[*labels]}")
        return {
            label: labels[label] if labels[label] in self._vocabularies[label] else OTHER for label in metric.labels
        }

    def _counter(self, metric: Counter) -> prometheus.Counter:
        return prometheus.Counter(metric.name, metric.help, metric.labels, registry=self._registry)

    def _gauge(self, metric: Gauge) -> prometheus.Gauge:
        return prometheus.Gauge(metric.name, metric.help, metric.labels, registry=self._registry)

    def _histogram(self, metric: Histogram) -> prometheus.Histogram:
        return prometheus.Histogram(
            metric.name, metric.help, metric.labels, registry=self._registry, buckets=metric.buckets
        )
