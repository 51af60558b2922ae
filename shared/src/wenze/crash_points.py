"""Named instants between taking up some work and being done with it, at which a process can be made to die.

For the fault suite alone: `WENZE_CRASH_POINT=published:3` kills the process, as kill -9 does, when it is at the instant
`published` for the third time. Without the variable an instant costs a call of a function that does nothing.
"""

import os
import signal
from collections.abc import Callable
from typing import Final, Literal, get_args

VARIABLE: Final = "WENZE_CRASH_POINT"

CrashPoint = Literal[
    # a batch of messages, from the decoding to the offsets
    "decoded",
    "decided",
    "appended",
    "publishing",
    "published",
    "dead-letters-sent",
    "before-acknowledgement",
    "acknowledged",
    # a request, from the append to its messages
    "appended-before-answer",
    "before-publishing-behind-the-answer",
    "published-before-mark",
    "swept",
    # what follows
    "list-written",
    "delivery-claimed",
    "delivery-sent",
    "delivery-recorded",
]
"""The instants, in the order in which work passes them."""


def reaching(order: str) -> Callable[[CrashPoint], None]:
    """What happens at an instant under this order: the instant's name, and after a colon the how-manieth time.

    Raises: ValueError for a name that is none.
    """
    name, _, times = order.partition(":")
    if name not in get_args(CrashPoint):
        raise ValueError(f"{VARIABLE} names no crash point: {name!r}")
    left = int(times or 1)

    def count_down(point: CrashPoint) -> None:
        nonlocal left
        left -= point == name
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return count_down


def _go_on(_point: CrashPoint) -> None:
    return


_ORDER = os.environ.get(VARIABLE)
reached: Final = reaching(_ORDER) if _ORDER else _go_on
"""Says that the process is at an instant."""
