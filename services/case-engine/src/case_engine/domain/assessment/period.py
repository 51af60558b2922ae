"""How long an effect holds (问责办法 18): from which day, to which last day."""

from datetime import date, timedelta
from typing import NamedTuple

from case_engine.domain.assessment.codes import EffectKind
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.regulation import Calendar, Regulation
from case_engine.domain.assessment.verdict import Effect

_ONE_DAY = timedelta(days=1)


class Period(NamedTuple):
    """A span of days, both ends included. `proviso` is what people must know about it, if anything."""

    first: date
    last: date
    proviso: str = ""

    def effect(self, kind: EffectKind, clause: str, what: str, rule: str) -> Effect:
        """The effect that holds throughout the period. Its text is without dates: they stand beside it."""
        return Effect(kind, self.first, self.last, clause, f"{what}。{self.proviso}", rule)


def last_day(start: date, months: int, regulation: Regulation, calendar: Calendar) -> date:
    """The last day of a period of months that begins with an event on `start`.

    The day of the event isn't counted (setting `event-day-counted`), so the last day is the corresponding day; where
    it is counted, the day before that. A month without the corresponding day ends the period on its last day.
    """
    corresponding = calendar.add_months(start, months)
    counted = regulation.setting("event-day-counted") == "yes"
    return corresponding - _ONE_DAY if counted and corresponding.day == start.day else corresponding


def period_of(occasion: Occasion, months: int, regulation: Regulation, calendar: Calendar) -> Period:
    """The period of an effect, from the day that the setting `effect-period-start` names."""
    start, proviso = occasion.effective_on, ""
    if regulation.setting("effect-period-start") == "service-date":
        if occasion.served_on is None:
            proviso = "按本部署的设定应从送达日起算，尚未送达，暂从生效日推算，送达后须重算。"
        start = occasion.served_on or start
    return Period(start, last_day(start, months, regulation, calendar), proviso)


def year_of(occasion: Occasion, regulation: Regulation) -> Period:
    """当年度, by the setting `honours-year`: what is left of the effective date's year, or the conduct's whole year."""
    year = occasion.effective_on.year
    if regulation.setting("honours-year") == "conduct":
        year = occasion.conduct_on.year
    first = occasion.effective_on if year == occasion.effective_on.year else date(year, 1, 1)
    return Period(first, date(year, 12, 31))
