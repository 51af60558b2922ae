"""What the load submits, made from the seed alone. All of it is synthetic (合成)."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final, Literal

from wenze.counties import COUNTIES

FEED: Final = "fault-suite"
RECEIVED_ON: Final = "2026-03-02"

Way = Literal["http", "feeds"]


@dataclass(frozen=True, slots=True)
class Submission:
    """One sending of one clue. `key` makes a repeat of it the same sending; `meets` states that the condition of its
    source is met; `late` is by how many seconds it follows the clue's first."""

    external_id: str
    key: str
    way: Way
    county: str
    meets: bool
    late: float = 0.0

    def clue(self) -> dict[str, Any]:
        """The clue as it is sent, over either way."""
        return {
            "source": "functional-department-check",
            "feed": FEED,
            "external_id": self.external_id,
            "county": self.county,
            "received_on": RECEIVED_ON,
            "title": f"合成单位办理逾期（{self.external_id}）",
            "content": "合成事项：办理超过规定时限，群众多次反映没有结果；有受理单和催办记录为证。",
            "subjects": [{"name": "合成甲", "unit": "合成局", "post": "局长"}],
            "admission": {"major": True} if self.meets else {},
        }


def submissions(seed: int, series: str, clues: int) -> Iterator[tuple[Submission, ...]]:
    """For each clue all its sendings, the first one first: some are held, some are sent again under another key, with
    or without what was missing, and some are the very same sending once more."""
    chance = random.Random(f"{seed} {series}")
    keys = count()
    for number in range(clues):
        first = Submission(
            external_id=f"{series}-{number:06}",
            key=f"{series}-{seed}-{next(keys)}",
            way=chance.choice(("http", "feeds")),
            county=COUNTIES[number % len(COUNTIES)].code,
            meets=chance.random() > _HELD,
        )
        yield (first, *_later(first, chance, keys, f"{series}-{seed}"))


_HELD: Final = 0.15
_AGAIN: Final = 0.06
_REPEATED: Final = 0.06
_LATEST: Final = 3.0


def _later(first: Submission, chance: random.Random, keys: "count[int]", prefix: str) -> Iterator[Submission]:
    if chance.random() < _REPEATED:
        yield replace(first, late=chance.uniform(0, _LATEST))
    if chance.random() < _AGAIN:
        way: Way = chance.choice(("http", "feeds"))
        meets = first.meets or chance.random() < 0.5  # noqa: PLR2004 - an even chance
        yield replace(first, key=f"{prefix}-{next(keys)}", way=way, meets=meets, late=chance.uniform(0, _LATEST))
