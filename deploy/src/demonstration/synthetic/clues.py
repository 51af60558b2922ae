"""The synthetic clues of all nine sources, among them those that the led cases start from."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from demonstration.synthetic.admissions import insufficient, sufficient
from demonstration.synthetic.chance import chance, in_turn
from demonstration.synthetic.clue import Clue, Informant, Matter
from demonstration.synthetic.people import MARK, Names, identity_number, telephone_number
from demonstration.synthetic.roster import Cadre
from demonstration.synthetic.telling import Voice, text_about, title_about
from wenze.contracts.message import Source
from wenze.regulation import catalogue

COUNTS: Final[Mapping[Source, int]] = {
    "citizen-report": 127,
    "leadership-instruction": 14,
    "inspection-recommendation": 13,
    "delegates-joint-proposal": 13,
    "joint-meeting-member-proposal": 43,
    "major-incident": 13,
    "media-exposure": 36,
    "functional-department-check": 20,
    "appraisal-finding": 20,
}

_PREFIXES: Final[Mapping[Source, str]] = {
    "citizen-report": "XF",
    "leadership-instruction": "PS",
    "inspection-recommendation": "XC",
    "delegates-joint-proposal": "LM",
    "joint-meeting-member-proposal": "SJ",
    "major-incident": "SG",
    "media-exposure": "YQ",
    "functional-department-check": "JC",
    "appraisal-finding": "KH",
}
_VOICES: Final[Mapping[Source, Voice]] = {"citizen-report": "petition", "media-exposure": "news"}

_EVERY_SO_MANY_LACKS: Final = 3
_NAMED_INFORMANT: Final = 0.7
_SIGNED_IN_TEXT: Final = 0.3
_OLDEST_DAYS: Final = 75


def synthetic_clues(
    seed: int, today: date, roster: Sequence[Cadre], led: Mapping[Source, Sequence[Matter]]
) -> dict[Source, tuple[Clue, ...]]:
    """The clues by source, the oldest first; `led` are the matters of the cases that are led."""
    return {source: _Source(source, seed, today).clues(count, roster, led[source]) for source, count in COUNTS.items()}


class _Source:
    """The clues of one source, from a stream of its own."""

    def __init__(self, source: Source, seed: int, today: date) -> None:
        self._source: Source = source
        self._today = today
        self._stream = chance(seed, source)
        self._names = Names(self._stream)

    def clues(self, count: int, roster: Sequence[Cadre], led: Sequence[Matter]) -> tuple[Clue, ...]:
        others = self._others(count - len(led), roster)
        days = sorted((self._stream.randrange(1, _OLDEST_DAYS) for _ in range(count)), reverse=True)
        return tuple(
            self._clue(number, self._today - timedelta(days=ago), matter)
            for number, (ago, matter) in enumerate(
                zip(days, self._stream.sample([*led, *others], count), strict=True), start=1
            )
        )

    def _others(self, count: int, roster: Sequence[Cadre]) -> list[Matter]:
        items = in_turn(_items_suggested_by(self._source), self._stream)
        return [
            Matter(next(items), self._stream.choice(roster), sufficient=number % _EVERY_SO_MANY_LACKS != 0)
            for number in range(count)
        ]

    def _clue(self, number: int, received_on: date, matter: Matter) -> Clue:
        voice: Voice = _VOICES.get(self._source, "official")
        unit = matter.subject.unit
        informant = self._informant(unit.county.code) if voice == "petition" else None
        content = text_about(matter.item, unit, voice, received_on, self._stream)
        return Clue(
            external_id=f"SYN-{_PREFIXES[self._source]}-{number:04}",
            source=self._source,
            received_on=received_on,
            title=title_about(matter.item, unit),
            content=self._signed(content, informant),
            subject=matter.subject,
            admission=sufficient(self._source) if matter.sufficient else insufficient(self._source, self._stream),
            informant=informant,
            scenario=matter.scenario,
        )

    def _informant(self, district: str) -> Informant | None:
        if self._stream.random() >= _NAMED_INFORMANT:
            return None
        return Informant(
            name=self._names.another(),
            phone=telephone_number(self._stream),
            id_number=identity_number(district, self._stream),
            address=f"{MARK}示例路{self._stream.randrange(1, 300)}号",
        )

    def _signed(self, content: str, informant: Informant | None) -> str:
        """Some people write their name and number into the text itself."""
        if informant is None or self._stream.random() >= _SIGNED_IN_TEXT:
            return content
        return f"{content}联系人{informant.name}，电话{informant.phone}。"


def _items_suggested_by(source: Source) -> tuple[str, ...]:
    return tuple(str(clause.ref) for clause in catalogue() if source in clause.suggested_by)
