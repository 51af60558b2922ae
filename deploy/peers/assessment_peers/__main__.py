"""`python -m assessment_peers NAME`."""

import sys
from collections.abc import Callable
from importlib import import_module

from benchmark.answer_loop import Answer, Answers, answer_when_told, one_by_one


def decisions(name: str) -> Answers:
    """The peer of that name, which decides one by one or many at once; its library is imported in its own process."""
    module = import_module(f"assessment_peers.{name}_decision")
    many: Callable[[], Answers] | None = getattr(module, f"{name}_decisions", None)
    if many:
        return many()
    one: Callable[[], Answer] = getattr(module, f"{name}_decision")
    return one_by_one(one())


if __name__ == "__main__":
    answer_when_told(decisions(sys.argv[1]))
