"""Where the synthetic data's variety comes from."""

import random
from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import TypeVar

Item = TypeVar("Item")


def chance(seed: int, purpose: str) -> random.Random:
    """A stream of its own for each purpose, so that a change to one part of the data moves no other part."""
    return random.Random(f"{seed}/{purpose}")


def in_turn(items: Sequence[Item], stream: random.Random) -> Iterator[Item]:
    """The items in a shuffled order, over and over: each occurs as often as any other."""
    return cycle(stream.sample(items, len(items)))
