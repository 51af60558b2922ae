"""A case that tests drive step by step, on the regulation's own data. All persons and places are synthetic (合成)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest

from case_engine.adapters.rulebook import WenzeRulebook
from case_engine.application.assess import Assessor
from case_engine.application.decision_imports import ImportRecord
from case_engine.domain.assessment.codes import (
    CircumstanceItem,
    ConductItem,
    ManagementLevel,
    Measure,
    ReferralTarget,
    RouteStep,
    Scope,
    Severity,
)
from case_engine.domain.assessment.facts import AssessedSubject, AssessmentFacts, Circumstance, Finding
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.case.aftermath import Continuation, Conversion, Rectification, Revocation
from case_engine.domain.case.appeal import AppealOutcome, AppealRuling, AppealWithdrawal, AppealWrit
from case_engine.domain.case.appeals import decide_appeal_decided, decide_appeal_lodged, decide_appeal_taken_back
from case_engine.domain.case.carry_out import decide_executed, decide_published
from case_engine.domain.case.case import Case
from case_engine.domain.case.clearance import Clearance, Closing
from case_engine.domain.case.decide import decide
from case_engine.domain.case.decision import Approval
from case_engine.domain.case.events import Event
from case_engine.domain.case.evolution import evolve
from case_engine.domain.case.execution import Execution
from case_engine.domain.case.extend import decide_extension_requested, decide_extension_ruled
from case_engine.domain.case.extension import ExtensionRequest, ExtensionRuling
from case_engine.domain.case.finding import Findings, decide_findings_recorded
from case_engine.domain.case.finish import decide_cleared, decide_closed
from case_engine.domain.case.force import decide_in_force
from case_engine.domain.case.gates import Deciding
from case_engine.domain.case.hear import decide_heard, decide_hearing_declined
from case_engine.domain.case.hearing import Declined, Hearing, Point
from case_engine.domain.case.issue import decide_letter_issued
from case_engine.domain.case.letter import Letter
from case_engine.domain.case.opinion import Opinion
from case_engine.domain.case.particulars import Level, Particulars
from case_engine.domain.case.period import decide_continued, decide_conversion, decide_rectified, decide_revoked
from case_engine.domain.case.proposal import Proposal
from case_engine.domain.case.propose import decide_opinion_proposed
from case_engine.domain.case.publication import Publication
from case_engine.domain.case.refer import decide_referral_answered, decide_referred
from case_engine.domain.case.referral import Referral, ReferralOutcome
from case_engine.domain.case.service import Service, decide_served
from case_engine.domain.case.stages import Stage
from case_engine.domain.case.start import (
    AdmittedClue,
    StartApproval,
    StartRefusal,
    decide_start_approved,
    decide_start_proposed,
    decide_start_refused,
)
from case_engine.domain.case.study import decide_approval_recorded
from case_engine.domain.case.subjects import NamedSubject, Subject
from case_engine.domain.case.take_over import decide_taken_over
from case_engine.domain.case.takeover import Takeover
from case_engine.domain.deadlines.deadline import Deadline
from case_engine.domain.deadlines.deadlines import deadlines_of
from wenze.calendar import WorkingDayCalendar
from wenze.clock import BUSINESS_ZONE
from wenze.regulation import Ruleset
from wenze.testing.read_model import InMemoryReadModel

RECEIVED, ADMITTED, APPROVED = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)
FOUND, HEARD, DECIDED, EFFECTIVE = date(2026, 3, 5), date(2026, 3, 9), date(2026, 3, 12), date(2026, 3, 15)
SERVED, PUBLISHED, EXECUTED = date(2026, 3, 16), date(2026, 3, 17), date(2026, 3, 18)
TODAY = date(2026, 3, 20)

FIRST = Subject("SYN-000123", "合成甲", "合成县某局", "副局长")
SECOND = Subject("SYN-000456", "合成乙", "合成县某局", "科长")

CLUE = AdmittedClue(
    clue_id="5f0c",
    source="citizen-report",
    title="合成:审批超时",
    received_on=RECEIVED,
    admitted_on=ADMITTED,
    subjects=(NamedSubject("合成甲", "合成县某局", "副局长"),),
    reasons=(Reason("accountability:9.1", "举报有事实依据且影响较大", "clue-intake"),),
)

FACTS = AssessmentFacts(
    as_of=FOUND,
    conduct_on=date(2026, 1, 8),
    subject=AssessedSubject(Scope.LEADING_CADRE, ManagementLevel.COUNTY),
    findings=(Finding(ConductItem.NOT_ACTING_5, Severity.MODERATE),),
)
EXEMPTING = (Circumstance(CircumstanceItem.EMERGENCY, established=True),)
CONFLICTING = (
    Circumstance(CircumstanceItem.OBSTRUCTION, established=True),
    Circumstance(CircumstanceItem.LOSS_AVERTED, established=True),
)
LEFT_TO_PEOPLE = (*EXEMPTING, Circumstance(CircumstanceItem.OBSTRUCTION, established=True))

COLLECTIVE_STUDY = Approval(RouteStep.COLLECTIVE_STUDY, "合成县某局领导班子", DECIDED, ("合成子", "合成丑"), "赞成五票")
PARTICULARS = Particulars(Level.DEPUTY_SECTION, "合成县政府办", "审批科科长", "行政审批")
POINT = Point("办件多、人手少", adopted=False, reason="同期其他窗口均按时办结")


class DrivenCase:
    """A case that was led so far by the domain's own commands; each step can be changed in the points a test is on."""

    facts, first, second, collective_study = FACTS, FIRST, SECOND, COLLECTIVE_STUDY
    heard_on = HEARD
    exempting, conflicting, left_to_people = EXEMPTING, CONFLICTING, LEFT_TO_PEOPLE

    def __init__(self, assessor: Assessor) -> None:
        self.assessor = assessor
        self.today = TODAY
        self.helps = True
        """Whether a step that a test takes brings the ones it needs with it: opinion, approval route, letter."""
        self.case: Case | None = None
        self.events: list[Event] = []

    @property
    def present(self) -> Case:
        assert self.case is not None
        return self.case

    def propose_start(self, **changes: Any) -> "DrivenCase":
        return self.apply(decide_start_proposed(self.case, replace(CLUE, **changes)))

    def approve_start(self, actor: str = "合成录入员", **changes: Any) -> "DrivenCase":
        approval = replace(StartApproval(APPROVED, approved_by="合成批准人", handler="合成承办人"), **changes)
        return self.apply(decide_start_approved(self.present, approval, actor=actor, today=self.today))

    def refuse_start(self, **changes: Any) -> "DrivenCase":
        refusal = replace(StartRefusal(APPROVED, "合成批准人", "经核实不属于问责情形"), **changes)
        return self.apply(decide_start_refused(self.present, refusal, actor="合成录入员", today=self.today))

    def record_findings(self, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        findings = replace(Findings(FIRST, FACTS, "合成事实:超过承诺时限二十日未办结", PARTICULARS), **changes)
        return self.apply(
            decide_findings_recorded(self.present, findings, assess=self.assessor.assess, actor=actor, today=self.today)
        )

    def propose_opinion(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        proceeding = self.present.proceeding(subject.cadre_id)
        found = proceeding.findings if proceeding else None
        measures = found.assessment.measures if found else None
        opinion = Opinion(
            measure=(measures.recommended or next(iter(measures.permitted), None)) if measures else None,
            reasons="合成理由：按评定结果提出",
            proposed_on=found.found_on if found else FOUND,
        )
        return self.apply(
            decide_opinion_proposed(
                self.present, subject.cadre_id, replace(opinion, **changes), **self._reckoned(actor)
            )
        )

    def hear(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        """The hearing on the opinion; where none is proposed yet, that is done first."""
        hearing = replace(Hearing(HEARD, "合成记录人", (POINT,)), **changes)
        return self._with_opinion(subject)._about(subject, hearing, decide_heard, actor)

    def decline_hearing(self, subject: Subject = FIRST, **changes: Any) -> "DrivenCase":
        declined = replace(Declined(HEARD, "合成记录人", "本人签收告知书并书面放弃"), **changes)
        return self._with_opinion(subject)._about(subject, declined, decide_hearing_declined)

    def record_approval(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        return self._about(subject, replace(COLLECTIVE_STUDY, **changes), decide_approval_recorded, actor)

    def decide(
        self, actor: str = "合成承办人", approvals: tuple[Approval, ...] = (COLLECTIVE_STUDY,), **changes: Any
    ) -> "DrivenCase":
        """The decision after its approval route; steps that are recorded already are not recorded again."""
        proposal = replace(self.proposal(), **changes)
        proceeding = self.present.proceeding(proposal.cadre_id)
        if self.helps and proceeding is not None and proceeding.stage in {Stage.HEARD, Stage.UNDER_STUDY}:
            for approval in approvals:
                if approval not in proceeding.approvals:
                    self._about(proceeding.subject, approval, decide_approval_recorded)
        return self.apply(decide(Deciding(self.present, proposal, actor, self.today), self.assessor.consequences_of))

    def issue_letter(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        """The letter of the present decision, issued on its day; one made on appeal names the next body."""
        proceeding = self.present.proceeding(subject.cadre_id)
        decision = proceeding.decision if proceeding else None
        number = f"岳问责〔2026〕{decision.decision_id if decision else ''}号（合成）"
        issued_on = decision.decided_on if decision else DECIDED
        decided_on_appeal = decision is not None and decision.approving_body == "合成县委组织部"
        appeal_body = "合成市委组织部" if decided_on_appeal else "合成县委组织部"
        letter = replace(Letter(number, appeal_body, issued_on), **changes)
        return self._about(subject, letter, decide_letter_issued, actor)

    def enter_into_force(self, subject: Subject = FIRST, actor: str = "合成承办人") -> "DrivenCase":
        """The decision in force after its letter; where it is not issued yet, that is done first."""
        if self.helps and self.present.stage_of(subject.cadre_id) is Stage.DECIDED:
            self.issue_letter(subject)
        return self.apply(decide_in_force(self.present, subject.cadre_id, actor=actor, today=self.today))

    def serve_both(self, subject: Subject = FIRST) -> "DrivenCase":
        proceeding = self.present.proceeding(subject.cadre_id)
        assert proceeding is not None
        assert proceeding.decision is not None
        decision_id = proceeding.decision.decision_id
        for recipient in ("unit", "subject"):
            self.serve(decision_id=decision_id, notice_id=f"{decision_id}-{recipient}", recipient=recipient)
        return self

    def publish(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        publication = replace(Publication("合成县某局机关", "合成公示栏", PUBLISHED), **changes)
        return self._about(subject, publication, decide_published, actor)

    def execute(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        execution = replace(Execution(EXECUTED, "合成县某局", "已谈话并形成记录"), **changes)
        return self._about(subject, execution, decide_executed, actor)

    def serve(self, **changes: Any) -> "DrivenCase":
        service = Service("case-5f0c-1", "notice-1", "subject", SERVED, "direct", "合成回执第1号")
        return self.apply(decide_served(self.present, replace(service, **changes), today=self.today))

    @staticmethod
    def proposal() -> Proposal:
        return Proposal(
            cadre_id=FIRST.cadre_id,
            measure=Measure.ADMONITION_TALK,
            facts="合成事实:超过承诺时限二十日未办结",
            basis=("accountability:7.5", "accountability:14.2"),
            decided_on=DECIDED,
            effective_on=EFFECTIVE,
            prepared_by="合成承办人",
            approved_by="合成审批人",
        )

    def take_over(self, actor: str = "合成录入员", **changes: Any) -> "DrivenCase":
        takeover = replace(Takeover("涉及多个县区", "合成市主任", "合成市承办人", FOUND), **changes)
        return self.apply(decide_taken_over(self.present, takeover, actor=actor, today=self.today))

    def request_extension(self, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        request = replace(ExtensionRequest("需要等待鉴定结论", FOUND), **changes)
        return self.apply(decide_extension_requested(self.present, request, **self._reckoned(actor)))

    def approve_extension(self, actor: str = "合成负责人", **changes: Any) -> "DrivenCase":
        ruling = ExtensionRuling(approved=True, reasons="属实", ruled_by="合成负责人", ruled_on=FOUND)
        ruling = replace(ruling, **changes)
        return self.apply(decide_extension_ruled(self.present, ruling, **self._reckoned(actor)))

    def lodge_appeal(self, subject: Subject = FIRST, actor: str = "合成登记人", **changes: Any) -> "DrivenCase":
        writ = replace(AppealWrit("处理偏重", datetime(2026, 3, 20, 9, tzinfo=BUSINESS_ZONE)), **changes)
        return self.apply(decide_appeal_lodged(self.present, subject.cadre_id, writ, **self._reckoned(actor)))

    def withdraw_appeal(self, subject: Subject = FIRST, actor: str = "合成登记人", **changes: Any) -> "DrivenCase":
        withdrawal = replace(AppealWithdrawal(self.today, "本人书面撤回"), **changes)
        return self._about(subject, withdrawal, decide_appeal_taken_back, actor)

    def decide_appeal(
        self, outcome: AppealOutcome, subject: Subject = FIRST, actor: str = "合成申诉处理人", **changes: Any
    ) -> "DrivenCase":
        ruling = AppealRuling(outcome, "认定的事实不清", "合成县委组织部", "合成申诉处理人", self.today)
        if outcome is AppealOutcome.CHANGED:
            ruling = replace(
                ruling,
                measure=Measure.CRITICISM_NOTICE,
                basis=("accountability:7.5", "accountability:14.1"),
                effective_on=self.today,
            )
        decide_on = partial(decide_appeal_decided, consequences_of=self.assessor.consequences_of)
        return self._about(subject, replace(ruling, **changes), decide_on, actor)

    def rectify(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        rectification = replace(Rectification("反省深刻。", "整改到位。", "合成确认人", self.today), **changes)
        return self.apply(decide_rectified(self.present, subject.cadre_id, rectification, **self._reckoned(actor)))

    def convert(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        conversion = replace(Conversion("超过半年没有整改到位", self.today), **changes)
        return self.apply(decide_conversion(self.present, subject.cadre_id, conversion, **self._reckoned(actor)))

    def revoke(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        revocation = Revocation("岳问责取消〔2026〕1号（合成）", "整改到位", "合成审批人", self.today)
        revocation = replace(revocation, **changes)
        return self._about(subject, revocation, decide_revoked, actor)

    def continue_(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        continuation = replace(Continuation("整改没有到位", "合成审批人", self.today), **changes)
        return self._about(subject, continuation, decide_continued, actor)

    def refer(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        referral = Referral(ReferralTarget.DISCIPLINE_INSPECTION, "涉嫌违纪", "岳问责移〔2026〕1号（合成）", self.today)
        return self._about(subject, replace(referral, **changes), decide_referred, actor)

    def record_referral_outcome(
        self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any
    ) -> "DrivenCase":
        outcome = ReferralOutcome(ReferralTarget.DISCIPLINE_INSPECTION, "给予警告", self.today)
        return self._about(subject, replace(outcome, **changes), decide_referral_answered, actor)

    def clear(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        clearance = replace(Clearance("反映的问题不属实。", "合成县某局机关", "", self.today), **changes)
        return self._about(subject, clearance, partial(decide_cleared, subject=subject), actor)

    def close(self, subject: Subject = FIRST, actor: str = "合成承办人", **changes: Any) -> "DrivenCase":
        return self._about(subject, replace(Closing("手续齐全。", self.today), **changes), decide_closed, actor)

    def deadlines(self) -> dict[str, Deadline]:
        """The deadlines by their id."""
        return {each.deadline_id: each for each in deadlines_of(self.present, self.assessor.reckoning)}

    def _reckoned(self, actor: str) -> dict[str, Any]:
        return {"actor": actor, "today": self.today, "reckoning": self.assessor.reckoning}

    def _with_opinion(self, subject: Subject) -> "DrivenCase":
        if self.helps and self.present.stage_of(subject.cadre_id) is Stage.FINDINGS_RECORDED:
            self.propose_opinion(subject)
        return self

    def _about(self, subject: Subject, given: Any, decide_on: Any, actor: str = "合成承办人") -> "DrivenCase":
        return self.apply(decide_on(self.present, subject.cadre_id, given, actor=actor, today=self.today))

    def apply(self, events: tuple[Event, ...]) -> "DrivenCase":
        for event in events:
            self.case = evolve(self.case, event)
        self.events.extend(events)
        return self


class ListedImports:
    """Implements case_engine.application.decision_imports.DecisionImports in memory."""

    def __init__(self) -> None:
        self._records: dict[str, ImportRecord] = {}

    async def keep(self, record: ImportRecord) -> None:
        self._records[record.report.import_id] = replace(record, report=replace(record.report, problems=()))

    async def page(self, *, skip: int, limit: int) -> tuple[list[ImportRecord], int]:
        latest = sorted(self._records.values(), key=lambda record: record.imported_at, reverse=True)
        return latest[skip : skip + limit], len(latest)


@pytest.fixture
def imports_in_memory() -> ListedImports:
    return ListedImports()


@pytest.fixture
def documents_in_memory() -> InMemoryReadModel:
    return InMemoryReadModel()


@pytest.fixture(scope="session")
def assessor() -> Assessor:
    return Assessor(WenzeRulebook(Ruleset.load(), WorkingDayCalendar.from_library()))


@pytest.fixture
def new_case(assessor: Assessor) -> Callable[[], DrivenCase]:
    return lambda: DrivenCase(assessor)


@pytest.fixture
def driven(assessor: Assessor) -> DrivenCase:
    return DrivenCase(assessor)


@pytest.fixture
def started(driven: DrivenCase) -> DrivenCase:
    return driven.propose_start().approve_start()


@pytest.fixture
def found(started: DrivenCase) -> DrivenCase:
    return started.record_findings()


@pytest.fixture
def heard(found: DrivenCase) -> DrivenCase:
    return found.hear()


@pytest.fixture
def decided(heard: DrivenCase) -> DrivenCase:
    return heard.decide()


@pytest.fixture
def in_force(decided: DrivenCase) -> DrivenCase:
    return decided.enter_into_force()


@pytest.fixture
def carried_out(in_force: DrivenCase) -> DrivenCase:
    return in_force.serve_both().publish().execute()


@pytest.fixture
def suspended(started: DrivenCase) -> DrivenCase:
    """停职检查 in force since 15 March 2026, decided on the 12th, carried out."""
    serious = replace(FACTS, findings=(Finding(ConductItem.NOT_ACTING_5, Severity.SERIOUS),))
    started.record_findings(assessed=serious).hear()
    started.decide(measure=Measure.SUSPENSION, basis=("accountability:7.5", "accountability:14.3"))
    return started.enter_into_force().serve_both().publish().execute()
