"""What an assessment starts from: facts that people established. All later fields are optional additions."""

from datetime import date

from case_engine.domain.assessment.codes import (
    CircumstanceItem,
    Condition,
    ConductItem,
    Ground,
    ManagementLevel,
    Scope,
    Severity,
)
from case_engine.domain.value import value


class InvalidFactsError(ValueError):
    """The facts contradict themselves; the message says in Chinese what to correct."""


@value
class AssessedSubject:
    """Who is assessed. `handled_by` is the level of the office handling the case; None: the managing level itself."""

    scope: Scope
    managed_by: ManagementLevel
    vertical: bool = False
    probation: bool = False
    handled_by: ManagementLevel | None = None


@value
class Finding:
    """A conduct item that people found established.

    `adverse_result`: whether the result that 问责办法 2 asks for was found; None: confirmed together with the item.
    `serious_consequences` and `written_reasons`: what the catch-all items 7.10 and 8.10 need. Serious consequences are
    a result, and bar the exemptions that presuppose little harm (17.1, incentive:8).
    `low_rank_years`: for 7.4, in how many consecutive years the ranking was low, if the finding rests on that.
    `veto_authorised`: for 7.9, whether central bodies or the province set the veto (一票否决) it rests on, if any.
    """

    item: ConductItem
    severity: Severity
    written_reasons: str = ""
    serious_consequences: bool = False
    adverse_result: bool | None = None
    low_rank_years: int | None = None
    veto_authorised: bool | None = None


@value
class ConditionFact:
    """Whether one condition of a circumstance is met."""

    condition: Condition
    met: bool


@value
class Circumstance:
    """A circumstance and whether people found it established.

    Without `conditions` a person confirmed the clause as a whole; a breakdown, once begun, has to be complete.
    `ground`: on which sentence incentive:8 is claimed; None: on exemption for a general deviation.
    `basis`: for 15.4 and 16.3, the law or Party rule that provides for it.
    `covers`: the conduct items it concerns, for exemptions; empty: all of them.
    """

    item: CircumstanceItem
    established: bool
    ground: Ground | None = None
    conditions: tuple[ConditionFact, ...] = ()
    basis: str = ""
    covers: tuple[ConductItem, ...] = ()


@value
class Referral:
    """Whether disciplinary responsibility is to be pursued, and whether a crime is suspected."""

    discipline: bool = False
    crime: bool = False


@value
class AssessmentFacts:
    """Everything an assessment looks at. `effective_on` is for the preview of effects; None: `as_of`.

    Raises: InvalidFactsError when the conduct lies after `as_of` or `effective_on`, or a circumstance covers what was
    not found.
    """

    as_of: date
    conduct_on: date
    subject: AssessedSubject
    findings: tuple[Finding, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    referral: Referral = Referral()
    effective_on: date | None = None

    def __post_init__(self) -> None:
        if self.conduct_on > self.as_of:
            raise InvalidFactsError(f"行为日期 {self.conduct_on} 晚于评定日期 {self.as_of}。请核对两个日期。")
        if self.effective_on is not None and self.effective_on < self.conduct_on:
            raise InvalidFactsError(f"生效日期 {self.effective_on} 早于行为日期 {self.conduct_on}。请核对两个日期。")
        for circumstance in self.circumstances:
            if circumstance.covers:
                self._require_found(circumstance)

    def _require_found(self, circumstance: Circumstance) -> None:
        found = {finding.item for finding in self.findings}
        for item in circumstance.covers:
            if item not in found:
                raise InvalidFactsError(f"情节 {circumstance.item} 针对的 {item} 不在认定的情形之中。请核对 covers。")
