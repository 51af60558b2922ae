"""A process kept to one processor of the machine.

The threads of an interpreter compute one at a time. On two processors they wake each other at every hand-over: with
three writers at once the embedded database took 330 µs a document, beside 150 on one processor (ADR 19).
"""

import os
import sys
from contextlib import suppress


def keep_to_one_processor(pid: int, number: int) -> None:
    """The process and the threads that it will start; numbers in a row spread over the processors. Nothing happens
    where the system cannot do it, or to a process that has ended."""
    if sys.platform != "linux":
        return
    allowed = sorted(os.sched_getaffinity(0))
    with suppress(OSError):  # on more it is slower, not wrong
        os.sched_setaffinity(pid, {allowed[number % len(allowed)]})
