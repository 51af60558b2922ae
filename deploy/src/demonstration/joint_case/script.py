"""What the case of three subjects says, as data."""

import tomllib
from functools import cache
from importlib.resources import files

from demonstration.scenario import Part, Who
from demonstration.synthetic.roster import Cadre
from wenze.contracts.message import Measure


class Point(Part):
    """What a subject said in the hearing, and what became of it."""

    point: str
    adopted: bool
    reason: str


class Role(Part):
    """One subject: who, what was found, what is decided, and how it is carried out."""

    who: Who
    item: str
    severity: str
    measure: Measure
    appeal_body: str
    facts: str
    opinion: str
    points: tuple[Point, ...]
    executed: str
    on_probation: bool = False

    def facts_about(self, cadre: Cadre) -> str:
        """The facts found, told of this cadre."""
        return self.facts.format(unit=cadre.unit.name, name=cadre.name, post=cadre.post.title)


class Appealed(Part):
    """An appeal that succeeds, and the clearance by an office that follows."""

    grounds: str
    ruling: str
    cleared: str
    clearing_office: str
    filed: str


class Referred(Part):
    """What is handed over to another body (问责办法 6), and what it answers."""

    target: str
    receiving_body: str
    issuer: str
    reasons: str
    enclosures: tuple[str, ...]
    outcome: str


class Converted(Part):
    """停职检查 that becomes 调离岗位, and what narrows the ban that follows (问责办法 18.2, 18.3)."""

    reasons: str
    facts: str
    opinion: str
    points: tuple[Point, ...]
    supervising_departments: str
    connected_posts: str
    connected_matters: str
    executed: str


class Revoked(Part):
    """An accountability that ends with its period (问责办法 13)."""

    reflection: str
    rectification: str
    reasons: str
    filed: str


class Script(Part):
    """The whole case; `bodies` are those that take a step of the approval route."""

    title: str
    content: str
    extension_reasons: str
    extension_ruling: str
    bodies: dict[str, str]
    city_managed: Role
    vertical: Role
    on_probation: Role
    appeal: Appealed
    referral: Referred
    conversion: Converted
    revocation: Revoked


@cache
def script() -> Script:
    """The script in the package's data, read once."""
    return Script.model_validate(
        tomllib.loads(files("demonstration.joint_case").joinpath("script.toml").read_text(encoding="utf-8"))
    )
