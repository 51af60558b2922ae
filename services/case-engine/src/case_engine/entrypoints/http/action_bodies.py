"""The bodies of the steps of a case. What a rule of the regulation asks for may be missing here: the rule tells so."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationInfo, field_validator

from case_engine.domain.assessment.codes import Measure, Outcome, RouteStep
from case_engine.domain.case.decision import Approval
from case_engine.domain.case.execution import Execution
from case_engine.domain.case.finding import Findings
from case_engine.domain.case.hearing import Declined, Hearing, Point
from case_engine.domain.case.letter import Letter
from case_engine.domain.case.opinion import Opinion
from case_engine.domain.case.particulars import Level, Particulars
from case_engine.domain.case.proposal import Proposal
from case_engine.domain.case.publication import Publication
from case_engine.domain.case.start import StartApproval, StartRefusal
from case_engine.domain.case.subjects import Subject
from case_engine.entrypoints.http.bodies import Body, BusinessDate, CadreId
from case_engine.entrypoints.http.facts import AssessedFacts, SubjectFacts

PERSON = 100
LINE = 200
LONG = 20_000


class ApproveStart(Body):
    """批准启动。"""

    approved_on: BusinessDate = Field(description="批准日期")
    approved_by: str = Field(max_length=PERSON, description="批准人")
    handler: str = Field(max_length=PERSON, description="承办人；不能是批准人")

    def to_domain(self) -> StartApproval:
        return StartApproval(self.approved_on, self.approved_by, self.handler)


class RefuseStart(Body):
    """不予启动。"""

    refused_on: BusinessDate = Field(description="决定日期")
    refused_by: str = Field(max_length=PERSON, description="作出不予启动决定的人")
    reasons: str = Field(max_length=LONG, description="理由")
    unfounded: bool = Field(default=False, description="查明反映的问题不属实：对线索提到的每名对象起算澄清正名的期限")

    def to_domain(self) -> StartRefusal:
        return StartRefusal(self.refused_on, self.refused_by, self.reasons, unfounded=self.unfounded)


class IdentifiedSubject(SubjectFacts):
    """核对身份后的问责对象，以及规则要看的情况。"""

    cadre_id: CadreId
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=PERSON), Field(description="姓名")]
    unit: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LINE), Field(description="单位")]
    post: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LINE), Field(description="职务")]


class ParticularsBody(Body):
    """原任职务的情况：执行第十八条第（三）（四）项的限制所必需。"""

    former_level: Level | None = Field(default=None, description="原职务层次")
    supervising_departments: str = Field(default="", max_length=LINE, description="原任职务的监管部门，多个用、隔开")
    connected_posts: str = Field(default="", max_length=LINE, description="相关联的职务，多个用、隔开")
    connected_matters: str = Field(default="", max_length=LINE, description="相关联的事项，多个用、隔开")

    def to_domain(self) -> Particulars:
        return Particulars(
            self.former_level, self.supervising_departments, self.connected_posts, self.connected_matters
        )


class RecordFindings(AssessedFacts):
    """认定一名对象的事实。"""

    subject: IdentifiedSubject
    facts: str = Field(max_length=LONG, description="问责事实")
    found_on: BusinessDate | None = Field(default=None, description="认定日期；不填即今天")
    particulars: ParticularsBody = ParticularsBody()

    def to_domain(self, today: date) -> Findings:
        """Raises: InvalidFactsError when the facts contradict themselves."""
        subject = self.subject
        return Findings(
            subject=Subject(subject.cadre_id, subject.name, subject.unit, subject.post),
            assessed=self.to_facts(self.found_on or today, subject),
            facts=self.facts,
            particulars=self.particulars.to_domain(),
        )


class ProposeOpinion(Body):
    """对一名对象的初步处理意见。"""

    cadre_id: CadreId
    measure: Measure | None = Field(default=None, description="建议的问责方式；建议不予问责的不填")
    reasons: str = Field(default="", max_length=LONG, description="理由")
    proposed_on: BusinessDate = Field(description="提出日期")

    def to_domain(self) -> Opinion:
        return Opinion(self.measure, self.reasons, self.proposed_on)


class PointBody(Body):
    """陈述申辩的一条意见。"""

    point: str = Field(max_length=LONG, description="意见")
    adopted: bool = Field(description="是否采纳")
    reason: str = Field(default="", max_length=LONG, description="采纳或者不采纳的理由")


class RecordHearing(Body):
    """听取陈述和申辩的记录；本人放弃的，`declined` 填 true 并写明依据。"""

    cadre_id: CadreId
    held_on: BusinessDate = Field(description="听取的日期；放弃的，填放弃的日期")
    recorder: str = Field(max_length=PERSON, description="记录人")
    points: tuple[PointBody, ...] = Field(default=(), max_length=100, description="逐条意见及是否采纳")
    declined: Literal[True] | None = Field(default=None, description="本人放弃陈述申辩")
    proof: str = Field(default="", max_length=LONG, description="放弃的依据")

    @field_validator("declined")
    @classmethod
    def _either_heard_or_declined(cls, declined: Literal[True] | None, info: ValidationInfo) -> Literal[True] | None:
        if declined and info.data.get("points"):
            raise ValueError("放弃陈述申辩（declined）与逐条意见（points）只能填一项，请按实际情况保留其中一项")
        return declined

    def to_domain(self) -> Hearing | Declined:
        if self.declined:
            return Declined(self.held_on, self.recorder, self.proof)
        points = tuple(Point(each.point, each.adopted, each.reason) for each in self.points)
        return Hearing(self.held_on, self.recorder, points)


class RecordApproval(Body):
    """审批路线上的一步，按评定结果的 approval_route 依次登记。"""

    cadre_id: CadreId
    step: RouteStep = Field(description="步骤，见评定结果的 approval_route")
    body: str = Field(max_length=LINE, description="由哪个机关办理")
    on: BusinessDate = Field(description="日期")
    attendees: tuple[str, ...] = Field(default=(), max_length=100, description="参加人；集体研究的必须写明")
    vote: str = Field(default="", max_length=LINE, description="表决情况；集体研究的必须写明")
    passed: bool = Field(default=True, description="是否通过；没有通过的退回重新提出处理意见")

    def to_domain(self) -> Approval:
        return Approval(self.step, self.body, self.on, self.attendees, self.vote, self.passed)


class Decide(Body):
    """对一名对象的决定：`measure` 填问责方式，或者 `without_measure` 填不予问责的结论。"""

    cadre_id: CadreId
    measure: Measure | None = Field(default=None, description="问责方式")
    without_measure: (
        Literal[Outcome.EXEMPT, Outcome.NO_FINDING, Outcome.OUTSIDE_SCOPE, Outcome.COLLECTIVE_DECISION] | None
    ) = Field(default=None, description="不予问责的结论，须与评定结果一致")
    facts: str = Field(default="", max_length=LONG, description="问责事实")
    basis: tuple[str, ...] = Field(default=(), max_length=50, description="问责依据（条款）")
    decided_on: BusinessDate | None = Field(default=None, description="决定日期")
    effective_on: BusinessDate | None = Field(default=None, description="生效时间")
    prepared_by: str = Field(default="", max_length=PERSON, description="承办人")
    approved_by: str = Field(default="", max_length=PERSON, description="审批人；不能是承办人")
    written_reason: str = Field(default="", max_length=LONG, description="不采用建议、集体权衡或者不予问责的书面理由")
    weighed_by: str = Field(default="", max_length=LINE, description="由谁集体权衡")

    def to_domain(self) -> Proposal:
        return Proposal(
            cadre_id=self.cadre_id,
            measure=self.measure,
            without_measure=self.without_measure,
            facts=self.facts,
            basis=self.basis,
            decided_on=self.decided_on,
            effective_on=self.effective_on,
            prepared_by=self.prepared_by,
            approved_by=self.approved_by,
            written_reason=self.written_reason,
            weighed_by=self.weighed_by,
        )


class IssueLetter(Body):
    """制发一名对象的《问责决定书》。"""

    cadre_id: CadreId
    document_number: str = Field(default="", max_length=PERSON, description="文号")
    appeal_body: str = Field(default="", max_length=LINE, description="申诉受理机关")
    issued_on: BusinessDate = Field(description="制发日期")

    def to_domain(self) -> Letter:
        return Letter(self.document_number.strip(), self.appeal_body, self.issued_on)


class EnterIntoForce(Body):
    """一名对象的问责决定生效。"""

    cadre_id: CadreId


class Publish(Body):
    """在一定范围内公开一名对象的决定。"""

    cadre_id: CadreId
    scope: str = Field(default="", max_length=LINE, description="公开范围")
    place: str = Field(default="", max_length=LINE, description="公开地点或者载体")
    published_on: BusinessDate = Field(description="公开日期")

    def to_domain(self) -> Publication:
        return Publication(self.scope, self.place, self.published_on)


class RecordExecution(Body):
    """一名对象的决定执行到位。"""

    cadre_id: CadreId
    executed_on: BusinessDate = Field(description="执行日期")
    executed_by: str = Field(default="", max_length=LINE, description="执行单位")
    result: str = Field(default="", max_length=LONG, description="执行结果")

    def to_domain(self) -> Execution:
        return Execution(self.executed_on, self.executed_by, self.result)
