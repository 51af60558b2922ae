"""Ctrl-C ends the demonstration in order: whatever it started is stopped before it returns."""

import asyncio
import signal
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def cancelled_by_signals() -> Generator[None]:
    """The current task is cancelled by the first signal; later ones do not cut the stopping short."""
    task = asyncio.current_task()
    assert task is not None, "used inside a task"  # noqa: S101 - a programmer's mistake
    loop = asyncio.get_running_loop()
    stopping = False

    def stop() -> None:
        nonlocal stopping
        if not stopping:
            stopping = True
            task.cancel()

    for number in _SIGNALS:
        loop.add_signal_handler(number, stop)
    try:
        yield
    finally:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
