"""`python -m assessment_peers NAME`."""

import sys
from collections.abc import Callable
from importlib import import_module

from benchmark.answer_loop import Answer, answer_when_told


def decision(name: str) -> Answer:
    """The peer of that name; its library is imported in its own process only."""
    factory: Callable[[], Answer] = getattr(import_module(f"assessment_peers.{name}_decision"), f"{name}_decision")
    return factory()


if __name__ == "__main__":
    answer_when_told(decision(sys.argv[1]))
