"""Takes turns, so that what else the machine does meanwhile falls on every contestant alike."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TypeVar

from benchmark.measurement import Runs

Value = TypeVar("Value")
Contestant = Callable[[int], float | Awaitable[float]]
"""Makes one run, given its number from 0, and says what came of it."""


async def interleaved(contestants: Mapping[str, Contestant], repetitions: int) -> dict[str, Runs]:
    """The runs of each contestant."""
    taken = await in_turns({name: partial(_awaited, run) for name, run in contestants.items()}, repetitions)
    return {name: Runs.of(values) for name, values in taken.items()}


async def _awaited(run: Contestant, number: int) -> float:
    value = run(number)
    return value if isinstance(value, int | float) else await value


async def in_turns(
    contestants: Mapping[str, Callable[[int], Awaitable[Value]]], repetitions: int
) -> dict[str, list[Value]]:
    """The same for values of any kind; every other round goes through the contestants backwards, so that none always
    follows the same one.
    """
    values: dict[str, list[Value]] = {name: [] for name in contestants}
    for number in range(repetitions):
        order = list(contestants.items())
        for name, run in order if number % 2 == 0 else reversed(order):
            values[name].append(await run(number))
    return values
