"""The facts of an assessment as requests state them: the contract's fields, and what some clauses ask for besides."""

from datetime import date

from pydantic import Field

from case_engine.domain.assessment.codes import (
    CircumstanceItem,
    Condition,
    ConductItem,
    Ground,
    ManagementLevel,
    Scope,
    Severity,
)
from case_engine.domain.assessment.facts import (
    AssessedSubject,
    AssessmentFacts,
    Circumstance,
    ConditionFact,
    Finding,
    Referral,
)
from case_engine.entrypoints.http.bodies import Body, BusinessDate


class SubjectFacts(Body):
    """Who is assessed, as far as the rules look at it."""

    scope: Scope = Field(description="适用关系：leading-cadre 领导干部、by-reference 参照执行、outside 不适用")
    managed_by: ManagementLevel = Field(description="干部管理权限：city 市管、county 县管、unit 单位管理")
    vertical: bool = Field(default=False, description="是否属垂直管理")
    probation: bool = Field(default=False, description="是否在任职试用期内")
    handled_by: ManagementLevel | None = Field(default=None, description="办案机构的层级；不填即与管理权限一致")

    def to_domain(self) -> AssessedSubject:
        return AssessedSubject(self.scope, self.managed_by, self.vertical, self.probation, self.handled_by)


class FindingFact(Body):
    """A conduct item that people found established."""

    item: ConductItem = Field(description="问责情形的条款", examples=["accountability:7.5"])
    severity: Severity = Field(description="情节：minor 轻微、moderate 一般、serious 较重、grave 严重")
    written_reasons: str = Field(default="", max_length=4000, description="兜底情形的书面认定理由")
    serious_consequences: bool = Field(default=False, description="是否后果严重：兜底情形可据此认定，并排除自动免予")
    adverse_result: bool | None = Field(default=None, description="第二条要求的后果是否存在；不填即随情形一并确认")
    low_rank_years: int | None = Field(default=None, ge=0, le=50, description="第七条第（四）项：连续排名靠后的年数")
    veto_authorised: bool | None = Field(default=None, description="第七条第（九）项：“一票否决”是否由中央或省设置")

    def to_domain(self) -> Finding:
        return Finding(
            item=self.item,
            severity=self.severity,
            written_reasons=self.written_reasons,
            serious_consequences=self.serious_consequences,
            adverse_result=self.adverse_result,
            low_rank_years=self.low_rank_years,
            veto_authorised=self.veto_authorised,
        )


class ConditionBody(Body):
    """Whether one condition of a circumstance is met."""

    condition: Condition
    met: bool


class CircumstanceFact(Body):
    """A circumstance, and whether people found it established."""

    item: CircumstanceItem = Field(description="情节的条款", examples=["accountability:16.2"])
    established: bool = Field(description="是否成立")
    ground: Ground | None = Field(default=None, description="《激励办法》第八条的具体理由")
    conditions: tuple[ConditionBody, ...] = Field(default=(), max_length=20, description="逐项认定；不填即整体认定")
    basis: str = Field(default="", max_length=500, description="其他从重、从轻情节的出处")
    covers: tuple[ConductItem, ...] = Field(default=(), max_length=20, description="免予情节涉及的情形；不填即全部")

    def to_domain(self) -> Circumstance:
        return Circumstance(
            item=self.item,
            established=self.established,
            ground=self.ground,
            conditions=tuple([ConditionFact(each.condition, each.met) for each in self.conditions]),
            basis=self.basis,
            covers=self.covers,
        )


class ReferralFacts(Body):
    """Whether disciplinary responsibility is to be pursued, and whether a crime is suspected."""

    discipline: bool = Field(default=False, description="是否需追究纪律责任")
    crime: bool = Field(default=False, description="是否涉嫌犯罪")


class AssessedFacts(Body):
    """What an assessment starts from, but for its date."""

    conduct_on: BusinessDate = Field(description="行为日期")
    findings: tuple[FindingFact, ...] = Field(default=(), max_length=50, description="认定的问责情形")
    circumstances: tuple[CircumstanceFact, ...] = Field(default=(), max_length=50, description="从重、从轻、免予情节")
    referral: ReferralFacts = Field(default=ReferralFacts(), description="是否需要移交、移送")

    def to_facts(self, as_of: date, subject: SubjectFacts, effective_on: date | None = None) -> AssessmentFacts:
        """The domain's facts. Raises: InvalidFactsError when they contradict themselves."""
        return AssessmentFacts(
            as_of=as_of,
            conduct_on=self.conduct_on,
            subject=subject.to_domain(),
            findings=tuple([finding.to_domain() for finding in self.findings]),
            circumstances=tuple([circumstance.to_domain() for circumstance in self.circumstances]),
            referral=Referral(self.referral.discipline, self.referral.crime),
            effective_on=effective_on,
        )
