"""When a failed delivery is tried again."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class AttemptSchedule:
    """At most `maximum` attempts; the wait doubles from `first_wait` up to `longest_wait`."""

    first_wait: timedelta
    longest_wait: timedelta
    maximum: int

    def next_attempt(self, tried: int, failed_at: datetime) -> datetime | None:
        """When to try again after `tried` failed attempts (at least one); `None` when all are used up."""
        if tried >= self.maximum:
            return None
        return failed_at + self.wait(tried)

    def wait(self, tried: int) -> timedelta:
        """How long to wait after `tried` failed attempts."""
        wait = self.first_wait
        for _ in range(tried - 1):
            if wait >= self.longest_wait:
                break
            wait *= 2
        return min(wait, self.longest_wait)
