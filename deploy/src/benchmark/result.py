"""What was measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """`count` things took `seconds`; the plain loop did `plain_per_second` of the same kind, where there is one."""

    name: str
    count: int
    seconds: float
    plain_per_second: float | None = None

    @property
    def per_second(self) -> float:
        """Things per second."""
        return self.count / self.seconds

    @property
    def ratio(self) -> float | None:
        """The part of the plain loop's speed that was reached."""
        return self.per_second / self.plain_per_second if self.plain_per_second else None


@dataclass(frozen=True, slots=True)
class Section:
    """Results that were measured together, with what a reader must know of them."""

    title: str
    note: str
    results: tuple[Result, ...]
