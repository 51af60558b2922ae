"""问责办法 15.3: when what is proposed against an informant looks like retaliation, and people have to look at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from clue_intake.domain.plain_text import plain
from clue_intake.domain.retaliation.proposal import Person, Proposal


class Connection(StrEnum):
    """How the proposal is connected with whom the report accuses. The nearest one counts."""

    BY_ACCUSED = "by-accused"
    BY_UNIT_OF_ACCUSED = "by-unit-of-accused"
    AGAINST_SUBORDINATE = "against-subordinate"


@dataclass(frozen=True, slots=True)
class Accusation:
    """Whom a clue accuses, in plain form, and on which days its informants reported first and last."""

    names: frozenset[str]
    cadre_ids: frozenset[str]
    units: frozenset[str]
    reported_first: date
    reported_last: date


def suspicion(proposal: Proposal, accusation: Accusation, watch_days: int) -> Connection | None:
    """How a proposal against an informant is connected with whom they accuse, None when it is not, or comes before
    the report or after the time that is watched. The day of the report and the last day both count.
    """
    last_day = accusation.reported_last + timedelta(days=watch_days)
    if not accusation.reported_first <= proposal.proposed_on <= last_day:
        return None
    return _connection(proposal, accusation)


def _connection(proposal: Proposal, accusation: Accusation) -> Connection | None:
    if any(is_accused(person, accusation) for person in proposal.proposed_by):
        return Connection.BY_ACCUSED
    bodies = (*proposal.bodies, *(person.unit for person in proposal.proposed_by))
    if _any_within(bodies, accusation.units):
        return Connection.BY_UNIT_OF_ACCUSED
    if _any_within((proposal.target.unit,), accusation.units):
        return Connection.AGAINST_SUBORDINATE
    return None


def is_accused(person: Person, accusation: Accusation) -> bool:
    """Whether the person is one whom the report names, by name or by the roster's number."""
    return plain(person.name) in accusation.names or plain(person.cadre_id) in accusation.cadre_ids


def _any_within(bodies: Iterable[str], units: frozenset[str]) -> bool:
    """A unit's parts carry its name first: 合成区住建局 and 合成区住建局质监站."""
    return any(plain(body).startswith(unit) for body in bodies for unit in units)
