"""A case file as the interface tells it."""

from datetime import date, datetime
from typing import Self

from pydantic import BaseModel, Field

from case_engine.application.show_case import CaseFile
from case_engine.application.timeline import Entry
from case_engine.domain.case.aftermath import Rectification, Revocation
from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.case.case import Case
from case_engine.domain.case.clearance import Clearance
from case_engine.domain.case.decision import Approval, Conclusion
from case_engine.domain.case.events import LetterServed, SubjectHeard
from case_engine.domain.case.execution import Execution
from case_engine.domain.case.hearing import Declined, Hearing
from case_engine.domain.case.opinion import Opinion
from case_engine.domain.case.possible import Possibility
from case_engine.domain.case.proceeding import Appeal, Proceeding
from case_engine.domain.case.publication import Publication
from case_engine.domain.case.referral import Referral, ReferralOutcome
from case_engine.domain.case.stages import ACTION_NAMES, STAGE_NAMES, Action, Stage
from case_engine.domain.case.subjects import NamedSubject, Subject
from case_engine.entrypoints.http.answers import ReasonAnswer, cite, reason_answer
from case_engine.entrypoints.http.deadline_views import DeadlineView
from case_engine.entrypoints.http.decision_views import DecisionView
from case_engine.entrypoints.http.finding_views import FindingsView
from wenze.counties import county_named


class StartView(BaseModel):
    """Who settled the start of the case, when and how."""

    approved: bool
    on: date
    by: str
    handler: str = Field(description="承办人")
    reasons: str = Field(description="不予启动的理由")
    unfounded: bool = Field(description="是否因反映的问题不属实而不予启动")


class ServiceView(BaseModel):
    """A receipt of the letter."""

    recipient: str = Field(description="unit 所在单位、subject 本人")
    served_on: date
    method: str
    proof: str
    notice_id: str

    @classmethod
    def of(cls, served: LetterServed) -> Self:
        return cls(
            recipient=served.recipient,
            served_on=served.served_on,
            method=served.method,
            proof=served.proof,
            notice_id=served.notice_id,
        )


class AppealView(BaseModel):
    """An appeal and what came of it."""

    decision_id: str
    lodged_at: datetime
    grounds: str
    ended_on: date | None = Field(description="处理决定或者撤回的日期；待处理的为空")
    outcome: AppealOutcome | None
    reasons: str

    @classmethod
    def of(cls, appeal: Appeal) -> Self:
        ruling = appeal.decided.ruling if appeal.decided else None
        return cls(
            decision_id=appeal.decision_id,
            lodged_at=appeal.lodged.writ.lodged_at,
            grounds=appeal.lodged.writ.grounds,
            ended_on=appeal.ended_on,
            outcome=ruling.outcome if ruling else None,
            reasons=ruling.reasons if ruling else "",
        )


class ProceedingView(BaseModel):
    """The proceeding against one subject."""

    subject: Subject
    state: Stage
    state_name: str
    findings: FindingsView
    opinion: Opinion | None = Field(description="初步处理意见；measure 为空即建议不予问责")
    hearings: list[Hearing | Declined]
    approvals: list[Approval] = Field(description="已登记的审批步骤")
    decision: DecisionView | None
    conclusion: Conclusion | None
    published: Publication | None
    executed: Execution | None
    served: list[ServiceView]
    appeals: list[AppealView]
    rectified: Rectification | None
    revoked: Revocation | None
    referrals: list[Referral]
    referral_outcomes: list[ReferralOutcome]
    cleared: Clearance | None = Field(description="澄清正名，以及对捏造事实的人的移送")

    @classmethod
    def of(cls, proceeding: Proceeding) -> Self:
        return cls(
            subject=proceeding.subject,
            state=proceeding.stage,
            state_name=STAGE_NAMES[proceeding.stage],
            findings=FindingsView.of(proceeding.findings),
            opinion=proceeding.opinion.opinion if proceeding.opinion else None,
            hearings=[
                each.hearing if isinstance(each, SubjectHeard) else each.declined for each in proceeding.hearings
            ],
            approvals=list(proceeding.approvals),
            decision=DecisionView.of(proceeding.decision) if proceeding.decision else None,
            conclusion=proceeding.conclusion,
            published=proceeding.published.publication if proceeding.published else None,
            executed=proceeding.executed.execution if proceeding.executed else None,
            served=[ServiceView.of(served) for served in proceeding.served],
            appeals=[AppealView.of(appeal) for appeal in proceeding.appeals],
            rectified=proceeding.rectified.rectification if proceeding.rectified else None,
            revoked=proceeding.revoked.revocation if proceeding.revoked else None,
            referrals=[each.referral for each in proceeding.referrals],
            referral_outcomes=[each.outcome for each in proceeding.referrals_answered],
            cleared=proceeding.cleared.clearance if proceeding.cleared else None,
        )


class ClearedView(BaseModel):
    """Who was cleared after the start was refused."""

    subject: Subject | None
    clearance: Clearance


class EntryView(BaseModel):
    """One line of the case file."""

    at: datetime = Field(description="登记时间")
    on: date = Field(description="业务日期")
    who: str = Field(description="登记人")
    step: str
    clause: str
    citation: str
    text: str

    @classmethod
    def of(cls, entry: Entry) -> Self:
        return cls(
            at=entry.at,
            on=entry.on,
            who=entry.who,
            step=entry.step,
            clause=entry.clause,
            citation=cite(entry.clause),
            text=entry.text,
        )


class NextStepView(BaseModel):
    """What is possible next, and for whom."""

    action: Action = Field(description="接口中的动作；record-service 由送达人在通知服务中登记回执")
    name: str
    who: str = Field(description="由谁办理")
    clause: str
    citation: str
    cadre_id: str = Field(description="针对哪一名对象；空即整个案件或者尚未核对身份的对象")
    subject: str = Field(description="对象姓名")

    @classmethod
    def of(cls, possibility: Possibility) -> Self:
        return cls(
            action=possibility.action,
            name=ACTION_NAMES[possibility.action],
            who=possibility.who,
            clause=possibility.clause,
            citation=cite(possibility.clause),
            cadre_id=possibility.cadre_id,
            subject=possibility.name,
        )


class CaseView(BaseModel):
    """A case: where it stands, how it came there, and what is possible next."""

    case_id: str
    clue_id: str
    county: str
    county_name: str
    source: str
    title: str
    received_on: date = Field(description="线索收到日期")
    self_found: bool = Field(description="是否所涉单位自查发现（监督办法第九条：不因此扣分）")
    state: Stage
    state_name: str
    version: int = Field(description="第几次变更之后的情况")
    named_subjects: list[NamedSubject] = Field(description="线索中提到的对象")
    reasons: list[ReasonAnswer] = Field(description="线索受理的理由")
    start: StartView | None
    cleared: list[ClearedView] = Field(description="不予启动后为线索提到的对象澄清正名的情况")
    proceedings: list[ProceedingView] = Field(description="每名对象各自的办理情况")
    next: list[NextStepView] = Field(description="接下来可以办什么、由谁办")
    deadlines: list[DeadlineView] = Field(description="各项期限，含已办结的")
    timeline: list[EntryView]

    @classmethod
    def of(cls, file: CaseFile) -> Self:
        case = file.case
        return cls(
            case_id=case.case_id,
            clue_id=case.clue_id,
            county=file.county,
            county_name=county_name(file.county),
            source=case.source,
            title=case.title,
            received_on=case.received_on,
            self_found=case.self_found,
            state=case.state,
            state_name=STAGE_NAMES[case.state],
            version=file.version,
            named_subjects=list(case.named),
            reasons=[reason_answer(reason) for reason in case.reasons],
            start=_start(case),
            cleared=[ClearedView(subject=each.subject, clearance=each.clearance) for each in case.cleared],
            proceedings=[ProceedingView.of(proceeding) for proceeding in case.proceedings],
            next=[NextStepView.of(possibility) for possibility in file.possible],
            deadlines=[DeadlineView.of(deadline) for deadline in file.deadlines],
            timeline=[EntryView.of(entry) for entry in file.timeline],
        )


def _start(case: Case) -> StartView | None:
    if case.approval is not None:
        approval = case.approval
        return StartView(
            approved=True,
            on=approval.approved_on,
            by=approval.approved_by,
            handler=approval.handler,
            reasons="",
            unfounded=False,
        )
    if case.refusal is not None:
        refusal = case.refusal
        return StartView(
            approved=False,
            on=refusal.refused_on,
            by=refusal.refused_by,
            handler="",
            reasons=refusal.reasons,
            unfounded=refusal.unfounded,
        )
    return None


def county_name(code: str) -> str:
    """The county's name, or its code if it isn't one of ours."""
    county = county_named(code)
    return county.name if county else code
