"""What one pass through the services took."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """`count` things took `seconds`."""

    name: str
    count: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Things per second."""
        return self.count / self.seconds
