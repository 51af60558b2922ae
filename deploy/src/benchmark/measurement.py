"""One measurement: runs of ours interleaved with runs of peers, compared by their medians."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Self


@dataclass(frozen=True, slots=True)
class Bar:
    """What a ratio, or a value that has no peer, must reach or must not exceed."""

    least: float | None = None
    most: float | None = None

    @classmethod
    def at_least(cls, least: float) -> Self:
        """Nothing below it will do."""
        return cls(least=least)

    @classmethod
    def at_most(cls, most: float) -> Self:
        """Nothing above it will do."""
        return cls(most=most)

    def is_met_by(self, value: float) -> bool:
        """Whether the value is good enough."""
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    def __str__(self) -> str:
        return f"≤ {self.most:g}" if self.least is None else f"≥ {self.least:g}"


@dataclass(frozen=True, slots=True)
class Runs:
    """The values of one contestant, a run each, in the order they were taken."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        """At least one value."""
        return cls(tuple(values))

    @property
    def median(self) -> float:
        """The value that stands for the runs."""
        return median(self.values)

    @property
    def lowest(self) -> float:
        """Where the spread begins."""
        return min(self.values)

    @property
    def highest(self) -> float:
        """Where the spread ends."""
        return max(self.values)


@dataclass(frozen=True, slots=True)
class Peer:
    """What ours is compared with, and the bar for the ratio of ours to it, if there is one."""

    name: str
    runs: Runs
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """What ours did, in `unit`, beside its peers. `bar` is for what has no peer: it is about the value itself."""

    name: str
    unit: str
    ours: Runs
    peers: tuple[Peer, ...] = ()
    bar: Bar | None = None

    def ratio(self, peer: Peer) -> float:
        """The median of ours as a multiple of the peer's."""
        return self.ours.median / peer.runs.median


@dataclass(frozen=True, slots=True)
class Section:
    """Measurements that were taken together, with what a reader must know of them."""

    title: str
    note: str
    measurements: tuple[Measurement, ...]
