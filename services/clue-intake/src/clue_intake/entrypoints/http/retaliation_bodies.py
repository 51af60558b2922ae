"""Proposals against persons as they are brought in, and the alerts about those against informants."""

from datetime import date
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

from clue_intake.application.retaliation_alerts import Alert, Alerts
from clue_intake.domain.retaliation.proposal import Person, Proposal, ProposalKind
from clue_intake.domain.retaliation.suspicion import Connection
from clue_intake.entrypoints.http.bodies import Body
from clue_intake.entrypoints.http.examples import CLUE_ID, example
from wenze.http.dates import BusinessDate
from wenze.regulation import ClauseReference

CLAUSE: Final = "accountability:15.3"
PROPOSAL_ID: Final = "2026-03-20-0c7e51aa93d24b6f8e1d2c3b"

_TEXTS: Final = {
    Connection.BY_ACCUSED: "提出人之一与举报反映的人姓名或者编号相同",
    Connection.BY_UNIT_OF_ACCUSED: "提出单位是举报反映的人所在单位，或者其下属单位",
    Connection.AGAINST_SUBORDINATE: "所涉人员在举报反映的人所在单位或者其下属单位工作",
}

_PROPOSAL: Final[JsonDict] = {
    "kind": "transfer",
    "county": "430602",
    "proposed_on": "2026-03-20",
    "target": {"name": "甄合成", "unit": "合成街道办事处", "post": "科员", "cadre_id": ""},
    "id_number": "",
    "proposed_by": [{"name": "张样例", "unit": "合成街道办事处", "post": "主任", "cadre_id": ""}],
    "bodies": ["合成街道办事处"],
    "matter": "调整到合成站工作（合成）",
    "reference": "合成调〔2026〕1号",
}

Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class PersonBody(Body):
    """人员。"""

    name: Name = Field(description="姓名")
    unit: Short = Field(default="", description="单位")
    post: Short = Field(default="", description="职务")
    cadre_id: Short = Field(default="", description="干部台账中的编号，不知道就不填")

    def person(self) -> Person:
        """The person."""
        return Person(self.name, self.unit, self.post, self.cadre_id)


class ProposalBody(Body):
    """对一名人员提出的处分、调整、降职或者考核意见。"""

    model_config = ConfigDict(json_schema_extra=example(_PROPOSAL))

    kind: ProposalKind = Field(
        description="measure 处分或者问责，transfer 调整岗位，demotion 降职，bad-appraisal 考核等次为基本称职或者不称职"
    )
    county: str = Field(description="县市区或管理区的代码或名称，例如 430602 或 岳阳楼区")
    proposed_on: BusinessDate = Field(description="提出的日期，不能晚于今天")
    target: PersonBody = Field(description="所涉人员")
    id_number: Short = Field(default="", description="所涉人员的证件号码，只用于核对，随意见密封")
    proposed_by: tuple[PersonBody, ...] = Field(default=(), max_length=50, description="提出、呈报、签批的人员")
    bodies: tuple[Name, ...] = Field(default=(), max_length=20, description="提出、呈报、批准的单位")
    matter: Short = Field(default="", description="意见要点")
    reference: Short = Field(default="", description="文号或者编号")

    def proposal(self, county: str) -> Proposal:
        """The proposal, in the county of that code."""
        return Proposal(
            kind=self.kind,
            county=county,
            proposed_on=self.proposed_on,
            target=self.target.person(),
            proposed_by=tuple(each.person() for each in self.proposed_by),
            bodies=self.bodies,
            matter=self.matter,
            reference=self.reference,
            id_number=self.id_number,
        )


class TakenInAnswer(BaseModel):
    """回执：不论所涉人员是谁，都是一样的。"""

    model_config = ConfigDict(json_schema_extra=example({"proposal_id": PROPOSAL_ID}))

    proposal_id: str


class PersonAnswer(BaseModel):
    """人员。"""

    name: str
    unit: str
    post: str
    cadre_id: str

    @classmethod
    def of(cls, person: Person) -> Self:
        return cls(name=person.name, unit=person.unit, post=person.post, cadre_id=person.cadre_id)


class AlertAnswer(BaseModel):
    """一项对密封举报人提出的意见，请人工核对是否打击报复。姓名相同的可能是另一个人。"""

    proposal_id: str
    kind: ProposalKind
    proposed_on: date
    target: PersonAnswer
    proposed_by: list[PersonAnswer]
    bodies: tuple[str, ...]
    matter: str
    reference: str
    clue_id: str = Field(description="所涉人员举报的线索")
    county: str = Field(description="线索所属的县市区")
    reported_on: date = Field(description="最早举报的日期")
    connection: Connection = Field(
        description="by-accused 被举报人提出，by-unit-of-accused 其单位提出，against-subordinate 所涉人员在其单位"
    )
    text: str = Field(description="为什么要核对")

    @classmethod
    def of(cls, alert: Alert) -> Self:
        proposal = alert.proposal
        return cls(
            proposal_id=alert.proposal_id,
            kind=proposal.kind,
            proposed_on=proposal.proposed_on,
            target=PersonAnswer.of(proposal.target),
            proposed_by=[PersonAnswer.of(person) for person in proposal.proposed_by],
            bodies=proposal.bodies,
            matter=proposal.matter,
            reference=proposal.reference,
            clue_id=alert.clue_id,
            county=alert.county,
            reported_on=alert.reported_on,
            connection=alert.connection,
            text=f"{_TEXTS[alert.connection]}，请核对是否打击报复。",
        )


class AlertsAnswer(BaseModel):
    """打击报复预警及其依据条款：不得转告、抄录。"""

    model_config = ConfigDict(
        json_schema_extra=example(
            {
                "clause": CLAUSE,
                "citation": "《问责办法》第十五条第(三)项",
                "since": "2026-03-01",
                "items": [
                    {
                        "proposal_id": PROPOSAL_ID,
                        **{name: value for name, value in _PROPOSAL.items() if name not in {"id_number", "county"}},
                        "clue_id": CLUE_ID,
                        "county": "430602",
                        "reported_on": "2026-03-01",
                        "connection": "by-accused",
                        "text": "提出人之一与举报反映的人姓名或者编号相同，请核对是否打击报复。",
                    }
                ],
                "unreadable": 0,
                "unwatched": 0,
            }
        )
    )

    clause: str
    citation: str
    since: date
    items: list[AlertAnswer] = Field(description="最近提出的在前")
    unreadable: int = Field(description="因密封密钥缺失而无法核对的意见数；不为零的，请系统管理员恢复密钥")
    unwatched: int = Field(description="还没有编入盲索引的线索数；不为零的，请系统管理员重建线索清单")

    @classmethod
    def of(cls, alerts: Alerts, since: date) -> Self:
        return cls(
            clause=CLAUSE,
            citation=ClauseReference.parse(CLAUSE).in_chinese(),
            since=since,
            items=[AlertAnswer.of(alert) for alert in alerts.found],
            unreadable=alerts.unreadable,
            unwatched=alerts.unwatched,
        )
