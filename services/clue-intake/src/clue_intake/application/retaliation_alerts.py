"""问责办法 15.3: what was proposed against sealed informants by, or under, those whom they reported.

Proposals are matched when the alerts are read, so that nothing that is kept says whether one concerns an informant, and
a report that is registered late finds what was proposed before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from clue_intake.application.blind_index import BlindIndex
from clue_intake.application.proposal_store import ProposalSeal, ProposalStore, StreamsOf
from clue_intake.application.watched_clues import WatchedClue, WatchedClues
from clue_intake.domain.informant import Informant
from clue_intake.domain.plain_text import plain
from clue_intake.domain.retaliation.proposal import Person, Proposal
from clue_intake.domain.retaliation.suspicion import Connection, is_accused, suspicion
from wenze.clock import Clock
from wenze.regulation import Ruleset
from wenze.sealing import SealBroken

WATCH_DAYS: Final = "retaliation-watch-days"
READ_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Alert:
    """A proposal against somebody whose name or document number is that of an informant sealed in the clue."""

    proposal_id: str
    proposal: Proposal
    clue_id: str
    county: str
    reported_on: date
    connection: Connection


@dataclass(frozen=True, slots=True)
class Alerts:
    """The alerts, the latest proposal first. `unreadable` proposals and `unwatched` clues could not be looked at."""

    found: Sequence[Alert]
    unreadable: int
    unwatched: int


class RetaliationAlerts:
    """Matches proposals with sealed informants by the blind index; no informant's seal is opened for it."""

    def __init__(
        self,
        proposals: ProposalStore,
        streams_of: StreamsOf,
        seal: ProposalSeal,
        index: BlindIndex,
        watched: WatchedClues,
        ruleset: Ruleset,
        clock: Clock,
    ) -> None:
        self._proposals = proposals
        self._streams_of = streams_of
        self._seal = seal
        self._index = index
        self._watched = watched
        self._ruleset = ruleset
        self._clock = clock

    async def __call__(self, since: date, county: str, reader: str) -> Alerts:
        """Alerts about proposals made on that day or later, for clues of one county or, if empty, of all.

        Whoever is accused, or is behind the proposal, is not told of it. Raises: Transient.
        """
        found: list[Alert] = []
        unreadable = 0
        after = self._proposals.stream(since.isoformat())
        while streams := await self._streams_of(self._proposals.stream(""), after, READ_AT_ONCE):
            after = streams[-1]
            proposals, broken = await self._opened(streams)
            found += await self._matching(proposals, reader)
            unreadable += broken
        shown = [each for each in found if county in {"", each.county}]
        shown.sort(key=lambda each: (each.proposal_id, each.clue_id), reverse=True)
        return Alerts(shown, unreadable, await self._watched.without_tags(self._index.known_keys))

    async def _opened(self, streams: Sequence[str]) -> tuple[dict[str, Proposal], int]:
        """The proposals by id, and how many could not be opened because their key is gone."""
        opened: dict[str, Proposal] = {}
        broken = 0
        for history in (await self._proposals.load_many(streams)).values():
            if history.state is None:
                continue
            try:
                opened[history.state.proposal_id] = self._seal.open(history.state)
            except SealBroken:
                broken += 1
        return opened, broken

    async def _matching(self, proposals: Mapping[str, Proposal], reader: str) -> list[Alert]:
        """One query for all of them, whether they match or not."""
        tags = {proposal_id: self._tags_of(proposal) for proposal_id, proposal in proposals.items()}
        clues = await self._watched.with_tags(frozenset().union(*tags.values()))
        days = cast("int", self._ruleset.consult(self._clock.today()).setting(WATCH_DAYS))
        return [
            Alert(proposal_id, proposal, clue.clue_id, clue.county, clue.accusation.reported_first, connection)
            for proposal_id, proposal in proposals.items()
            for clue in clues
            if not tags[proposal_id].isdisjoint(clue.tags)
            and (connection := suspicion(proposal, clue.accusation, days))
            and not _is_involved(reader, proposal, clue)
        ]

    def _tags_of(self, proposal: Proposal) -> frozenset[str]:
        return self._index.tags_to_look_for(Informant(name=proposal.target.name, id_number=proposal.id_number))


def _is_involved(reader: str, proposal: Proposal, clue: WatchedClue) -> bool:
    """Whether the reader is accused or is behind the proposal."""
    behind = {plain(told) for person in proposal.proposed_by for told in (person.name, person.cadre_id)}
    return is_accused(Person(reader, cadre_id=reader), clue.accusation) or plain(reader) in behind
