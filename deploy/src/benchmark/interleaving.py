"""Takes turns, so that what else the machine does meanwhile falls on every contestant alike."""

from collections.abc import Awaitable, Callable, Mapping
from inspect import isawaitable

from benchmark.measurement import Runs

Contestant = Callable[[int], float | Awaitable[float]]
"""Makes one run, given its number from 0, and says what came of it."""


async def interleaved(contestants: Mapping[str, Contestant], repetitions: int) -> dict[str, Runs]:
    """The runs of each contestant; every other round goes through them backwards, so that none always follows the
    same one.
    """
    values: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(repetitions):
        order = list(contestants.items())
        for name, run in order if number % 2 == 0 else reversed(order):
            value = run(number)
            values[name].append(await value if isawaitable(value) else value)
    return {name: Runs.of(taken) for name, taken in values.items()}
