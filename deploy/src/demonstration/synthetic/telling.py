"""What a synthetic clue says: titles and texts about one conduct item, short and long, in three voices."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Final, Literal

from demonstration.synthetic.organisations import Unit
from demonstration.synthetic.people import MARK

Voice = Literal["petition", "official", "news"]

_LONGEST: Final = 5
_BREAKS: Final[dict[Voice, str]] = {"petition": "", "official": "\n", "news": "\n"}


@dataclass(frozen=True, slots=True)
class Conduct:
    """One conduct item (问责办法 7, 8) as it is complained of."""

    item: str
    title: str
    petition: str
    official: str
    news: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences that texts are made of, by conduct item and voice."""

    conduct: Mapping[str, Conduct]
    more: Mapping[Voice, list[str]]
    endings: Mapping[Voice, list[str]]


@cache
def phrases() -> Phrases:
    """The sentences in the package's data, read once."""
    data = tomllib.loads(files("demonstration.synthetic").joinpath("phrases.toml").read_text(encoding="utf-8"))
    conduct = {each["item"]: Conduct(**each) for each in data["conduct"]}
    return Phrases(conduct, data["more"], data["endings"])


def title_about(item: str, unit: Unit) -> str:
    """Such as 合成·平江县水利局推诿拖延、逾期不办."""
    return f"{unit.name}{phrases().conduct[item].title}"


def text_about(item: str, unit: Unit, voice: Voice, before: date, stream: Random) -> str:
    """A text of one to seven sentences on what happened before that day."""
    known = phrases()
    opening: str = getattr(known.conduct[item], voice)
    more = stream.sample(known.more[voice], stream.randrange(min(_LONGEST, len(known.more[voice])) + 1))
    sentences = (opening, *more, stream.choice(known.endings[voice]))
    return _BREAKS[voice].join(sentences).format_map(_particulars(unit, before, stream))


def _particulars(unit: Unit, before: date, stream: Random) -> dict[str, str]:
    day = before - timedelta(days=stream.randrange(20, 300))
    return {
        "unit": unit.name,
        "place": f"{MARK}{unit.county.name.removesuffix('直')}",
        "months": str(stream.randrange(3, 15)),
        "people": str(stream.randrange(3, 60)),
        "amount": str(stream.randrange(20, 800)),
        "day": f"{day.year}年{day.month}月{day.day}日",
    }
