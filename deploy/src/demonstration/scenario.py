"""The cases of the demonstration, as data: from what people found to what was decided."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from demonstration.synthetic.organisations import Kind
from demonstration.synthetic.posts import Level
from demonstration.synthetic.roster import Cadre
from wenze.contracts.message import Measure, Source

Outcome = Literal["accountable", "exempt", "collective-decision", "no-finding", "outside-scope"]
Direction = Literal["neutral", "aggravated", "mitigated", "conflicting"]


class Part(BaseModel):
    """A part of a scenario: unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Who(Part):
    """Which kind of cadre the case is about."""

    kind: Kind
    level: Level
    probation: bool = False

    def fits(self, cadre: Cadre) -> bool:
        """Whether the cadre could be the subject of the case."""
        on_probation = cadre.probation_until is not None
        return (cadre.unit.kind, cadre.post.level, on_probation) == (self.kind, self.level, self.probation)


class Finding(Part):
    """A conduct item found (问责办法 7, 8), as the case engine takes it."""

    item: str
    severity: Literal["minor", "moderate", "serious", "grave"]
    written_reasons: str = ""
    adverse_result: bool | None = None
    low_rank_years: int | None = None
    veto_authorised: bool | None = None


class Circumstance(Part):
    """A circumstance (问责办法 15 to 17, 激励办法 8), as the case engine takes it."""

    item: str
    established: bool
    ground: str | None = None


class Referral(Part):
    """Whether the matter goes on to discipline inspection (问责办法 6)."""

    discipline: bool = False


class Expected(Part):
    """What the rules must answer; `recommended` is None where people have to weigh, or no measure is due."""

    outcome: Outcome
    direction: Direction
    recommended: Measure | None = None


class Decided(Part):
    """What people decide on the answer: a measure, or an end without one."""

    measure: Measure | None = None
    without_measure: Outcome | None = None
    written_reason: str = ""
    weighed_by: str = ""


class Connected(Part):
    """What narrows a ban on related posts (问责办法 18.3)."""

    departments: str
    posts: str
    matters: str


class Scenario(Part):
    """One case. `facts` has places for unit, name and post."""

    name: str
    source: Source
    who: Who
    scope: Literal["leading-cadre", "by-reference"] = "leading-cadre"
    findings: tuple[Finding, ...]
    circumstances: tuple[Circumstance, ...] = ()
    referral: Referral = Referral()
    facts: str
    expected: Expected
    decided: Decided = Decided()
    connected: Connected | None = None

    @property
    def measure(self) -> Measure | None:
        """The measure decided in the end, None when the case ends without one."""
        return self.decided.measure or self.expected.recommended

    def facts_about(self, cadre: Cadre) -> str:
        """The facts found, told of this cadre."""
        return self.facts.format(unit=cadre.unit.name, name=cadre.name, post=cadre.post.title)


@cache
def scenarios() -> tuple[Scenario, ...]:
    """All scenarios in the package's data, read once."""
    text = files("demonstration").joinpath("scenarios.toml").read_text(encoding="utf-8")
    return tuple(Scenario.model_validate(table) for table in tomllib.loads(text)["scenario"])
