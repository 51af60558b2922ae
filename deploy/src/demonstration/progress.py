"""What the person at the terminal sees while the demonstration runs."""

from collections.abc import Generator
from contextlib import contextmanager
from time import perf_counter

from rich.console import Console


class Progress:
    """One line for each step: at a terminal with a moving mark while it runs, elsewhere when it is done."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def step(self, title: str) -> Generator["Step"]:
        """A step of the demonstration; what is noted about it stands behind its title."""
        step = Step()
        began = perf_counter()
        if self._console.is_terminal:
            with self._console.status(f"{title}……"):
                yield step
        else:
            yield step
        note = f"：{step.note}" if step.note else ""
        self._console.print(f"✓ {title}{note}（{perf_counter() - began:.1f} 秒）", soft_wrap=True)


class Step:
    """A running step."""

    def __init__(self) -> None:
        self.note = ""
