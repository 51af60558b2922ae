"""The case as its events made it: its start, and one proceeding for each subject."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.case.events import (
    ExtensionRequested,
    ExtensionRuled,
    StartApproved,
    StartRefused,
    SubjectCleared,
    TakenOver,
)
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.stages import Stage
from case_engine.domain.case.subjects import NamedSubject, Subject
from case_engine.domain.deadlines.deadline import Phase

PROCEEDING_ORDER: Final = (
    Stage.FINDINGS_RECORDED,
    Stage.OPINION_PROPOSED,
    Stage.HEARD,
    Stage.UNDER_STUDY,
    Stage.DECIDED,
    Stage.LETTER_ISSUED,
    Stage.IN_FORCE,
    Stage.PUBLISHED,
    Stage.EXECUTED,
    Stage.CONTINUED,
    Stage.CLOSED,
    Stage.WITHDRAWN,
    Stage.REVOKED,
    Stage.CLEARED,
    Stage.FILED,
)


@dataclass(frozen=True, slots=True)
class Case:
    """A case. `start` is the stage of its start; `state` is where the case as a whole stands.

    `cleared` are those whom the clue names and who were cleared after the start was refused.
    `fired` are the deadlines that made themselves heard, by their phase. `self_found`: the unit concerned found it by
    itself, which lowers no score of its (监督办法 9).
    """

    clue_id: str
    source: str
    title: str
    received_on: date
    start: Stage
    named: tuple[NamedSubject, ...]
    reasons: tuple[Reason, ...]
    approval: StartApproved | None = None
    refusal: StartRefused | None = None
    cleared: tuple[SubjectCleared, ...] = ()
    proceedings: tuple[Proceeding, ...] = ()
    proposed_on: date | None = None
    takeover: TakenOver | None = None
    extension_request: ExtensionRequested | None = None
    extension: ExtensionRuled | None = None
    fired: frozenset[tuple[str, Phase]] = frozenset()
    self_found: bool = False

    @property
    def case_id(self) -> str:
        """The case of a clue is named after it, so that one clue never makes two."""
        return case_id_of(self.clue_id)

    @property
    def state(self) -> Stage:
        """The stage of the start until everybody named has a proceeding, then that of the one furthest back."""
        if self.awaited or not self.proceedings:
            return self.start
        return _furthest_back(proceeding.stage for proceeding in self.proceedings)

    @property
    def handler(self) -> str:
        """Who prepares the case (承办人); empty until the start is approved."""
        if self.takeover is not None:
            return self.takeover.takeover.handler
        return self.approval.handler if self.approval is not None else ""

    @property
    def subjects(self) -> tuple[Subject | NamedSubject, ...]:
        """Everybody the case is about."""
        cleared = (each.subject for each in self.cleared if each.subject)
        return (*self.named, *(proceeding.subject for proceeding in self.proceedings), *cleared)

    @property
    def awaited(self) -> tuple[NamedSubject, ...]:
        """Those the clue names against whom there is no proceeding yet; without a number they go by their name."""
        return _not_among(self.named, [proceeding.subject for proceeding in self.proceedings])

    def clearance_at(self, place: int) -> SubjectCleared | None:
        """How whoever the clue names in this place was cleared after the start was refused, if they were."""
        number = self.named[place].cadre_id
        return next(
            (each for each in self.cleared if each.place == place or (number and each.cadre_id == number)), None
        )

    def proceeding(self, cadre_id: str) -> Proceeding | None:
        """The proceeding against this subject, if there is one yet."""
        return next((each for each in self.proceedings if each.subject.cadre_id == cadre_id), None)

    def stage_of(self, cadre_id: str) -> Stage:
        """Where the proceeding against this subject stands; before its findings that's where the start stands."""
        proceeding = self.proceeding(cadre_id)
        return proceeding.stage if proceeding else self.start

    def state_with(self, cadre_id: str, stage: Stage) -> Stage:
        """The case's state once this subject's proceeding, which is there already, is at `stage`."""
        if self.awaited:
            return self.start
        return _furthest_back([*self._stages_besides(cadre_id), stage])

    def state_with_findings(self, subject: Subject, stage: Stage) -> Stage:
        """The case's state once there are findings about the subject, who may be one of those awaited."""
        if _not_among(self.awaited, [subject]):
            return self.start
        return _furthest_back([*self._stages_besides(subject.cadre_id), stage])

    def _stages_besides(self, cadre_id: str) -> list[Stage]:
        return [each.stage for each in self.proceedings if each.subject.cadre_id != cadre_id]


def case_id_of(clue_id: str) -> str:
    """The case that an admitted clue leads to."""
    return f"case-{clue_id}"


def _not_among(named: Iterable[NamedSubject], subjects: Iterable[Subject]) -> tuple[NamedSubject, ...]:
    known = {text for subject in subjects for text in (subject.cadre_id, subject.name)}
    return tuple(each for each in named if (each.cadre_id or each.name) not in known)


def _furthest_back(stages: Iterable[Stage]) -> Stage:
    present = set(stages)
    return next(stage for stage in PROCEEDING_ORDER if stage in present)
