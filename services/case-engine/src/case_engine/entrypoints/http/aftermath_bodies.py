"""The bodies of the steps beside and after a decision. What a rule asks for may be missing here: the rule tells so."""

from datetime import datetime
from typing import Annotated, Final

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from case_engine.domain.assessment.codes import Measure, ReferralTarget
from case_engine.domain.case.aftermath import Continuation, Conversion, Rectification, Revocation
from case_engine.domain.case.appeal import AppealOutcome, AppealRuling, AppealWithdrawal, AppealWrit
from case_engine.domain.case.clearance import Clearance, Closing, FabricatorReferral
from case_engine.domain.case.extension import ExtensionRequest, ExtensionRuling
from case_engine.domain.case.referral import Referral, ReferralOutcome
from case_engine.domain.case.subjects import Subject
from case_engine.domain.case.takeover import Takeover
from case_engine.entrypoints.http.action_bodies import LINE, LONG, PERSON
from case_engine.entrypoints.http.bodies import Body, BusinessDate, CadreId
from wenze.clock import BUSINESS_ZONE


def _in_business_zone(moment: datetime) -> datetime:
    if not 1949 <= moment.year < 2200:  # noqa: PLR2004 - the years of business dates
        raise ValueError("年份要在 1949 到 2199 之间，请核对时间")
    return moment.astimezone(BUSINESS_ZONE)


BusinessMoment = Annotated[AwareDatetime, AfterValidator(_in_business_zone)]
"""A moment with its offset, told in the time of the office."""


Stripped = Annotated[str, StringConstraints(strip_whitespace=True)]
ONLY_AFTER_REFUSAL: Final = "只有不予启动的案件才看，线索写明编号的可以不填，按干部名册填写"


class TakeOver(Body):
    """市委问责办提级办理。"""

    reasons: str = Field(default="", max_length=LONG, description="提级理由")
    decided_by: str = Field(default="", max_length=PERSON, description="决定提级的人")
    handler: str = Field(default="", max_length=PERSON, description="提级后的承办人")
    taken_over_on: BusinessDate = Field(description="提级日期")

    def to_domain(self) -> Takeover:
        return Takeover(self.reasons, self.decided_by, self.handler, self.taken_over_on)


class RequestExtension(Body):
    """申请延长提出初步处理意见的期限。"""

    reasons: str = Field(default="", max_length=LONG, description="特殊情况和理由")
    requested_on: BusinessDate = Field(description="申请日期")

    def to_domain(self) -> ExtensionRequest:
        return ExtensionRequest(self.reasons, self.requested_on)


class ApproveExtension(Body):
    """对延长申请的批复。"""

    approved: bool = Field(default=True, description="是否批准")
    reasons: str = Field(default="", max_length=LONG, description="理由")
    ruled_by: str = Field(default="", max_length=PERSON, description="批准人；不能是申请人或者承办人")
    ruled_on: BusinessDate = Field(description="批复日期")

    def to_domain(self) -> ExtensionRuling:
        return ExtensionRuling(self.approved, self.reasons, self.ruled_by, self.ruled_on)


class LodgeAppeal(Body):
    """登记本人提出的书面申诉。"""

    cadre_id: CadreId
    grounds: str = Field(default="", max_length=LONG, description="申诉理由")
    lodged_at: BusinessMoment = Field(description="提出的时间，含时区；最后一日 23:59 仍在期限内")

    def to_domain(self) -> AppealWrit:
        return AppealWrit(self.grounds, self.lodged_at)


class WithdrawAppeal(Body):
    """登记本人撤回申诉。"""

    cadre_id: CadreId
    withdrawn_on: BusinessDate = Field(description="撤回日期")
    proof: str = Field(default="", max_length=LONG, description="撤回的凭据")

    def to_domain(self) -> AppealWithdrawal:
        return AppealWithdrawal(self.withdrawn_on, self.proof)


class DecideAppeal(Body):
    """申诉处理决定：维持、变更或者撤销。"""

    cadre_id: CadreId
    outcome: AppealOutcome = Field(description="upheld 维持、changed 变更、withdrawn 撤销")
    reasons: str = Field(default="", max_length=LONG, description="理由")
    body: str = Field(default="", max_length=LINE, description="处理机关；须是决定书写明的申诉受理机关")
    decided_by: str = Field(default="", max_length=PERSON, description="作出处理决定的人；不能参与过原决定")
    decided_on: BusinessDate = Field(description="处理决定日期")
    measure: Measure | None = Field(default=None, description="变更后的问责方式")
    basis: tuple[str, ...] = Field(default=(), max_length=50, description="变更后的问责依据（条款）")
    effective_on: BusinessDate | None = Field(default=None, description="变更后的生效时间")
    document_number: str = Field(default="", max_length=PERSON, description="申诉处理决定书的文号；没有就不能制发文书")

    def to_domain(self) -> AppealRuling:
        return AppealRuling(
            self.outcome,
            self.reasons,
            self.body,
            self.decided_by,
            self.decided_on,
            self.measure,
            self.basis,
            self.effective_on,
            self.document_number.strip(),
        )


class RecordRectification(Body):
    """登记反省和整改到位的情况。"""

    cadre_id: CadreId
    reflection: str = Field(default="", max_length=LONG, description="反省情况")
    rectification: str = Field(default="", max_length=LONG, description="整改情况")
    confirmed_by: str = Field(default="", max_length=PERSON, description="确认整改到位的人")
    rectified_on: BusinessDate = Field(description="整改到位的日期")

    def to_domain(self) -> Rectification:
        return Rectification(self.reflection, self.rectification, self.confirmed_by, self.rectified_on)


class Convert(Body):
    """停职检查超过半年没有整改到位，提议转为调离岗位。"""

    cadre_id: CadreId
    reasons: str = Field(default="", max_length=LONG, description="理由")
    proposed_on: BusinessDate = Field(description="提议日期")

    def to_domain(self) -> Conversion:
        return Conversion(self.reasons, self.proposed_on)


class Revoke(Body):
    """问责期满，书面决定取消问责。"""

    cadre_id: CadreId
    document_number: str = Field(default="", max_length=PERSON, description="文号")
    reasons: str = Field(default="", max_length=LONG, description="理由")
    approved_by: str = Field(default="", max_length=PERSON, description="批准人；不能是承办人")
    revoked_on: BusinessDate = Field(description="取消问责的日期")

    def to_domain(self) -> Revocation:
        return Revocation(self.document_number, self.reasons, self.approved_by, self.revoked_on)


class Continue(Body):
    """问责期满，暂不取消问责。"""

    cadre_id: CadreId
    reasons: str = Field(default="", max_length=LONG, description="理由")
    approved_by: str = Field(default="", max_length=PERSON, description="批准人")
    continued_on: BusinessDate = Field(description="作出日期")

    def to_domain(self) -> Continuation:
        return Continuation(self.reasons, self.approved_by, self.continued_on)


class Refer(Body):
    """移交纪检监察机关或者移送司法机关。"""

    cadre_id: CadreId
    target: ReferralTarget = Field(description="discipline-inspection 纪检监察机关、judicial-authority 司法机关")
    reasons: str = Field(default="", max_length=LONG, description="移交理由")
    document_number: str = Field(default="", max_length=PERSON, description="移交函的文号")
    referred_on: BusinessDate = Field(description="移交日期")
    receiving_body: str = Field(default="", max_length=LINE, description="受理移交的机关；没有就不能制发移送函")
    issuer: str = Field(default="", max_length=LINE, description="制发移送函的机关；没有就不能制发移送函")
    enclosures: tuple[Annotated[str, Field(max_length=LINE)], ...] = Field(
        default=(), max_length=50, description="随函材料，一份一项"
    )

    def to_domain(self) -> Referral:
        return Referral(
            self.target,
            self.reasons,
            self.document_number.strip(),
            self.referred_on,
            self.receiving_body,
            self.issuer,
            enclosures=tuple(each.strip() for each in self.enclosures if each.strip()),
        )


class RecordReferralOutcome(Body):
    """登记移交的结果。"""

    cadre_id: CadreId
    target: ReferralTarget = Field(description="哪一机关的结果")
    outcome: str = Field(default="", max_length=LONG, description="处理结果")
    received_on: BusinessDate = Field(description="收到结果的日期")

    def to_domain(self) -> ReferralOutcome:
        return ReferralOutcome(self.target, self.outcome, self.received_on)


class ReferFabricator(Body):
    """移送捏造事实的人：移送到哪里、移送什么材料。"""

    receiving_body: str = Field(default="", max_length=LINE, description="接收移送的机关，例如纪检监察机关、公安机关")
    materials: str = Field(default="", max_length=LONG, description="移送的材料")
    document_number: str = Field(default="", max_length=PERSON, description="移送函的文号")
    referred_on: BusinessDate = Field(description="移送日期")

    def to_domain(self) -> FabricatorReferral:
        return FabricatorReferral(self.receiving_body, self.materials, self.document_number, self.referred_on)


class Clear(Body):
    """在一定范围内澄清正名。"""

    cadre_id: CadreId
    name: Stripped = Field(default="", max_length=PERSON, description=f"姓名；{ONLY_AFTER_REFUSAL}")
    unit: Stripped = Field(default="", max_length=LINE, description=f"单位；{ONLY_AFTER_REFUSAL}")
    post: Stripped = Field(default="", max_length=LINE, description=f"职务；{ONLY_AFTER_REFUSAL}")
    facts: str = Field(default="", max_length=LONG, description="查明的事实")
    circle: str = Field(default="", max_length=LINE, description="澄清范围：与不实反映传播的范围相当")
    fabricator: str = Field(
        default="",
        max_length=PERSON,
        description="捏造事实的人；没有的不填，身份仍在密封的写明是哪条线索的举报人、不写姓名",
    )
    fabricator_referral: ReferFabricator | None = Field(default=None, description="对捏造事实的人的移送")
    cleared_on: BusinessDate = Field(description="澄清日期")
    document_number: str = Field(default="", max_length=PERSON, description="澄清函的文号；没有就不能制发澄清函")
    issuer: str = Field(default="", max_length=LINE, description="制发澄清函的机关；没有就不能制发澄清函")

    @property
    def subject(self) -> Subject:
        """Whom to clear, as they were found in the roster."""
        return Subject(self.cadre_id, self.name, self.unit, self.post)

    def to_domain(self) -> Clearance:
        return Clearance(
            self.facts,
            self.circle,
            self.fabricator,
            self.cleared_on,
            self.document_number.strip(),
            self.issuer,
            fabricator_referral=self.fabricator_referral.to_domain() if self.fabricator_referral else None,
        )


class Close(Body):
    """一名对象的案卷结案归档。"""

    cadre_id: CadreId
    summary: str = Field(default="", max_length=LONG, description="办理结果")
    closed_on: BusinessDate = Field(description="结案日期")

    def to_domain(self) -> Closing:
        return Closing(self.summary, self.closed_on)
