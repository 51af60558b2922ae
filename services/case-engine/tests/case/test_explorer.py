"""Any actions in any order over virtual months: what is not allowed is refused with a clause and changes nothing."""

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from hypothesis.strategies import integers, sampled_from

from case_engine.adapters.events import CODEC
from case_engine.adapters.publication import messages_of
from case_engine.domain.assessment.codes import ConductItem, ManagementLevel, Measure, Outcome, RouteStep, Severity
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.case.evolution import evolve
from case_engine.domain.case.lifecycle import TABLE, Step, actions_from, steps_from
from case_engine.domain.case.possible import possible_next
from case_engine.domain.case.stages import Action, Stage
from case_engine.domain.deadlines.deadline import Phase
from case_engine.domain.deadlines.firing import decide_fired
from case_engine.domain.refusal import Refusal
from wenze.clock import BUSINESS_ZONE
from wenze.contracts.cases import DeadlineApproaching, DeadlineOverdue, DecisionInForce, DecisionUnwound
from wenze.journal.commit import GENESIS, Commit, sealed, verify_chain
from wenze.regulation import catalogue

ENDS: Final = set(Stage) - {step.stage for step in TABLE if step.leads_to is not step.stage}
SERIOUS: Final = (Finding(ConductItem.NOT_ACTING_5, Severity.SERIOUS),)
LEAD_DAYS: Final = 3
WHO: Final = sampled_from(["first", "second"])


BODIES: Final = {
    RouteStep.DEPARTMENT_DELIBERATION: "合成市委组织部部务会",
    RouteStep.CITY_COMMITTEE_APPROVAL: "合成市委",
}
FIRST_OF_ALL: Final = {
    Action.DECIDE: (Action.RECORD_APPROVAL,),
    Action.APPROVE_EXTENSION: (Action.REQUEST_EXTENSION,),
    Action.PUBLISH: (Action.RECORD_SERVICE, Action.RECORD_SERVICE),
    Action.LODGE_APPEAL: (Action.RECORD_SERVICE, Action.RECORD_SERVICE),
    Action.WITHDRAW_APPEAL: (Action.LODGE_APPEAL,),
    Action.DECIDE_APPEAL: (Action.LODGE_APPEAL,),
    Action.RECORD_REFERRAL_OUTCOME: (Action.REFER,),
}
"""What is recorded before an action where it can be."""

APPEALED: Final = {Stage.DECIDED: AppealOutcome.CHANGED, Stage.WITHDRAWN: AppealOutcome.WITHDRAWN}
AFTER_THE_PERIOD: Final = 400
"""Days, longer than half a year of 停职检查 and than a year of any other measure."""


def way(start: Stage, goal: Stage) -> list[Step]:
    """The fewest steps of the table from one stage to another; empty where there is none."""
    ways: dict[Stage, list[Step]] = {start: []}
    waiting = deque([start])
    while waiting:
        stage = waiting.popleft()
        for step in steps_from(stage):
            if step.leads_to not in ways:
                ways[step.leads_to] = [*ways[stage], step]
                waiting.append(step.leads_to)
    return ways.get(goal, [])


def approval(driven: Any, subject: Any, *, passed: bool = True) -> Callable[[], Any]:
    """How the next step of the approval route is taken today."""
    proceeding = driven.present.proceeding(subject.cadre_id)
    route = proceeding.findings.assessment.approval_route if proceeding else ()
    taken = len(proceeding.approvals) if proceeding else 0
    step = route[min(taken, len(route) - 1)].step if route else RouteStep.COLLECTIVE_STUDY
    return lambda: driven.record_approval(
        subject, step=step, body=BODIES.get(step, "合成县某局领导班子"), on=driven.today, passed=passed
    )


def actions(driven: Any, subject: Any, exempt: Collection[str] = ()) -> dict[Action, Callable[[], Any]]:
    """How each action is taken today; nothing but an exemption is found about those who are exempt."""
    today: date = driven.today
    now = datetime.combine(today, time(23, 59), BUSINESS_ZONE)
    proceeding = driven.present.proceeding(subject.cadre_id)
    decision = proceeding.decision if proceeding else None
    converting = proceeding is not None and proceeding.conversion is not None
    is_exempt = subject.cadre_id in exempt
    reassigned = converting or subject == driven.second
    measure = Measure.REASSIGNMENT if reassigned else Measure.SUSPENSION
    group = "14.4" if reassigned else "14.3"
    basis = ("accountability:7.5", f"accountability:{group}")
    decided = {
        "measure": measure,
        "basis": basis,
        "decided_on": today,
        "effective_on": today + timedelta(days=1),
        "written_reason": "合成理由：岗位职责所需" if subject == driven.second else "",
    }
    let_off = {
        "measure": None,
        "basis": ("accountability:17.2",),
        "decided_on": today,
        "effective_on": None,
        "without_measure": Outcome.EXEMPT,
        "written_reason": "不可抗力，确实无法履职",
    }
    level = ManagementLevel.CITY if subject == driven.second else ManagementLevel.COUNTY
    found = replace(
        driven.facts,
        as_of=today,
        subject=replace(driven.facts.subject, managed_by=level),
        findings=SERIOUS,
        circumstances=driven.exempting if is_exempt else (),
    )

    def serve() -> Any:
        decision_id = decision.decision_id if decision else "none"
        served = len(proceeding.receipts_of(decision_id)) if proceeding else 0
        recipient = ("unit", "subject")[served % 2]
        return driven.serve(
            decision_id=decision_id, notice_id=f"{decision_id}-{served}", recipient=recipient, served_on=today
        )

    return {
        Action.APPROVE_START: lambda: driven.approve_start(approved_on=today),
        Action.REFUSE_START: lambda: driven.refuse_start(refused_on=today),
        Action.TAKE_OVER: lambda: driven.take_over(taken_over_on=today),
        Action.REQUEST_EXTENSION: lambda: driven.request_extension(requested_on=today),
        Action.APPROVE_EXTENSION: lambda: driven.approve_extension(ruled_on=today),
        Action.RECORD_FINDINGS: lambda: driven.record_findings(subject=subject, assessed=found),
        Action.PROPOSE_OPINION: lambda: driven.propose_opinion(
            subject, measure=None if is_exempt else measure, proposed_on=today
        ),
        Action.RECORD_HEARING: lambda: driven.hear(subject, held_on=today),
        Action.RECORD_APPROVAL: approval(driven, subject),
        Action.DECIDE: lambda: driven.decide(cadre_id=subject.cadre_id, **(let_off if is_exempt else decided)),
        Action.ISSUE_LETTER: lambda: driven.issue_letter(subject, issued_on=today),
        Action.ENTER_INTO_FORCE: lambda: driven.enter_into_force(subject),
        Action.RECORD_SERVICE: serve,
        Action.PUBLISH: lambda: driven.publish(subject, published_on=today),
        Action.RECORD_EXECUTION: lambda: driven.execute(subject, executed_on=today),
        Action.LODGE_APPEAL: lambda: driven.lodge_appeal(subject, lodged_at=now),
        Action.WITHDRAW_APPEAL: lambda: driven.withdraw_appeal(subject),
        Action.RECORD_RECTIFICATION: lambda: driven.rectify(subject),
        Action.CONVERT: lambda: driven.convert(subject),
        Action.REVOKE: lambda: driven.revoke(subject),
        Action.CONTINUE: lambda: driven.continue_(subject),
        Action.REFER: lambda: driven.refer(subject),
        Action.RECORD_REFERRAL_OUTCOME: lambda: driven.record_referral_outcome(subject),
        Action.CLEAR: lambda: driven.clear(subject),
        Action.CLOSE: lambda: driven.close(subject),
    }


def _refusal(attempt: Callable[[], Any]) -> Refusal | None:
    try:
        attempt()
    except Refusal as refusal:
        return refusal
    return None


class Explorer(RuleBasedStateMachine):
    """Two subjects, every action, and a clock that only the test moves."""

    def __init__(self, driven: Any) -> None:
        super().__init__()
        self.driven = driven
        self.driven.helps = False
        self.commits: list[Commit] = []
        self.messages: list[Any] = []
        self.exempt: set[str] = set()

    @initialize()
    def propose(self) -> None:
        self.driven.propose_start()
        self._committed(0)

    @rule(who=WHO, action=sampled_from([each for each in Action if each is not Action.DECIDE_APPEAL]))
    def any_action(self, who: str, action: Action) -> None:
        subject = getattr(self.driven, who)
        self._attempt(subject, action, actions(self.driven, subject, self.exempt)[action])

    @rule(who=WHO, position=integers(min_value=0, max_value=30))
    def a_possible_action(self, who: str, position: int) -> None:
        """Random actions alone hardly ever reach the end of the procedure."""
        subject = getattr(self.driven, who)
        possible = [
            each.action for each in possible_next(self.driven.present) if each.action is not Action.DECIDE_APPEAL
        ]
        if possible:
            action = possible[position % len(possible)]
            self._attempt(subject, action, actions(self.driven, subject, self.exempt)[action])

    @rule(who=WHO, aim=sampled_from(TABLE))
    def the_way_to_a_step(self, who: str, aim: Step) -> None:
        """And that step, unless something recorded before stands in the way."""
        self.go(getattr(self.driven, who), aim)

    @rule(who=WHO, outcome=sampled_from(AppealOutcome))
    def decide_appeal(self, who: str, outcome: AppealOutcome) -> None:
        subject = getattr(self.driven, who)
        self._attempt(subject, Action.DECIDE_APPEAL, self._appeal_ending(subject, outcome))

    def _appeal_ending(self, subject: Any, outcome: AppealOutcome) -> Callable[[], Any]:
        proceeding = self.driven.present.proceeding(subject.cadre_id)
        standing = proceeding.standing if proceeding else None
        reassigned = standing is not None and standing.measure is Measure.REASSIGNMENT
        measure, group = (Measure.SUSPENSION, "14.3") if reassigned else (Measure.REASSIGNMENT, "14.4")
        changed = {"measure": measure, "basis": ("accountability:7.5", f"accountability:{group}")}
        given = changed if outcome is AppealOutcome.CHANGED else {}
        return lambda: self.driven.decide_appeal(outcome, subject=subject, **given)

    def go(self, subject: Any, aim: Step) -> bool:
        """Over the fewest steps to the stage where this one starts, and then this one: whether it was taken."""
        steps = way(self._stage(subject), aim.stage)
        if any(step.leads_to is Stage.CLOSED for step in (*steps, aim)):
            self.exempt.add(subject.cadre_id)
        for step in steps:
            if step.action is Action.PUBLISH and aim.stage is Stage.CONTINUED:
                self._let_the_period_end(subject)  # a letter served so late can still be appealed against at the end
            self._take(subject, step)
        return self._stage(subject) is aim.stage and self._take(subject, aim)

    def _stage(self, subject: Any) -> Stage:
        return self.driven.present.stage_of(subject.cadre_id)

    def _take(self, subject: Any, step: Step) -> bool:
        self._prepare(subject, step.action)
        return self._attempt(subject, step.action, self._leading_to(subject, step))

    def _prepare(self, subject: Any, action: Action) -> None:
        """What has to be recorded, and the time that has to go by, before the action."""
        if action is Action.ENTER_INTO_FORCE:
            self.time_goes_by(1)
        if action in {Action.REVOKE, Action.CONTINUE, Action.CONVERT}:
            self._prepare_the_end(subject, action)
        for earlier in FIRST_OF_ALL.get(action, ()):
            if earlier in {each.action for each in possible_next(self.driven.present)}:
                self._prepare(subject, earlier)
                self._attempt(subject, earlier, actions(self.driven, subject, self.exempt)[earlier])

    def _prepare_the_end(self, subject: Any, action: Action) -> None:
        """停职检查 can only be put right within half a year, so that comes before the time goes by."""
        if action is Action.REVOKE:
            rectify = actions(self.driven, subject, self.exempt)[Action.RECORD_RECTIFICATION]
            self._attempt(subject, Action.RECORD_RECTIFICATION, rectify)
        self._let_the_period_end(subject)

    def _let_the_period_end(self, subject: Any) -> None:
        standing = self.driven.present.proceeding(subject.cadre_id).standing
        end = standing.effective_on + timedelta(days=AFTER_THE_PERIOD) if standing else self.driven.today
        if self.driven.today < end:
            self.time_goes_by((end - self.driven.today).days)

    def _leading_to(self, subject: Any, step: Step) -> Callable[[], Any]:
        if step.action is Action.DECIDE_APPEAL:
            return self._appeal_ending(subject, APPEALED.get(step.leads_to, AppealOutcome.UPHELD))
        if step.action is Action.RECORD_APPROVAL:
            return approval(self.driven, subject, passed=step.leads_to is Stage.UNDER_STUDY)
        return actions(self.driven, subject, self.exempt)[step.action]

    @rule(days=integers(min_value=1, max_value=400))
    def time_goes_by(self, days: int) -> None:
        self.driven.today += timedelta(days=days)
        self._fire()

    @rule()
    def the_sweep_comes_again(self) -> None:
        self._fire()

    def _fire(self) -> None:
        """The sweep; a second one at the same moment finds nothing."""
        count = len(self.driven.events)
        fired = decide_fired(
            self.driven.present, today=self.driven.today, lead_days=LEAD_DAYS, reckoning=self.driven.assessor.reckoning
        )
        self.driven.apply(fired)
        self._committed(count)
        assert not decide_fired(
            self.driven.present, today=self.driven.today, lead_days=LEAD_DAYS, reckoning=self.driven.assessor.reckoning
        )

    def _attempt(self, subject: Any, action: Action, attempt: Callable[[], Any]) -> bool:
        before, count = self.driven.case, len(self.driven.events)
        stage = before.start if action in actions_from(before.start) else before.stage_of(subject.cadre_id)
        refusal = _refusal(attempt)
        if refusal is not None:
            assert refusal.clause in catalogue()
            assert self.driven.case is before
            assert len(self.driven.events) == count
            return False
        assert action is Action.RECORD_SERVICE or action in actions_from(stage)
        self._committed(count)
        return True

    def _committed(self, count: int) -> None:
        events = self.driven.events[count:]
        if not events:
            return
        commit = sealed(
            Commit(
                stream="case:case-5f0c",
                version=len(self.commits) + 1,
                cause=f"cause-{len(self.commits)}",
                events=tuple(CODEC.encode(event) for event in events),
                actor="合成",
                at=datetime.combine(self.driven.today, time(1), UTC),
                on=self.driven.today,
                county="430602",
                correlation="5f0c",
                prev_hash=self.commits[-1].hash if self.commits else GENESIS,
            )
        )
        self.commits.append(commit)
        self.messages.extend(messages_of(commit))

    @invariant()
    def every_stage_has_a_way_on_or_is_an_end(self) -> None:
        case = self.driven.case
        if case is not None and not case.proceedings:
            assert possible_next(case) or case.start in ENDS
        for proceeding in case.proceedings if case is not None else ():
            mine = [each for each in possible_next(case) if each.cadre_id == proceeding.subject.cadre_id]
            assert mine or proceeding.stage in ENDS

    @invariant()
    def no_effect_stands_without_a_decision_in_force(self) -> None:
        """What the bus was told adds up to the decisions that stand, and to those whose periods ran out or ended."""
        if self.driven.case is None:
            return
        told = {each.decision_id for each in self.messages if isinstance(each, DecisionInForce)}
        undone = {each.decision_id for each in self.messages if isinstance(each, DecisionUnwound)}
        standing = {each.standing.decision_id for each in self.driven.case.proceedings if each.standing}
        assert undone <= told
        assert standing <= told - undone

    @invariant()
    def nothing_is_decided_unheard(self) -> None:
        if self.driven.case is not None:
            assert all(each.hearings or each.conversion for each in self.driven.case.proceedings if each.decision)

    @invariant()
    def each_deadline_fired_once(self) -> None:
        fired = [
            (each.deadline_id, each.message_type)
            for each in self.messages
            if isinstance(each, DeadlineApproaching | DeadlineOverdue)
        ]
        assert len(fired) == len(set(fired))

    @invariant()
    def the_events_alone_give_the_case(self) -> None:
        case = None
        for event in self.driven.events:
            case = evolve(case, event)
        assert case == self.driven.case

    def teardown(self) -> None:
        assert verify_chain(self.commits) == len(self.commits)
        decoded = [CODEC.decode(stored) for commit in self.commits for stored in commit.events]
        assert decoded == self.driven.events


def test_whatever_people_try_the_procedure_holds(new_case: Any) -> None:
    run_state_machine_as_test(
        lambda: Explorer(new_case()),
        settings=settings(max_examples=60, stateful_step_count=50, suppress_health_check=list(HealthCheck)),
    )


@pytest.mark.parametrize("step", TABLE, ids=lambda step: f"{step.stage}-{step.action}-{step.leads_to}")
def test_every_step_of_the_table_can_be_reached_and_taken(new_case: Any, step: Step) -> None:
    explorers = {who: Explorer(new_case()) for who in ("first", "second")}
    taken = []
    for who, explorer in explorers.items():
        explorer.propose()
        taken.append(explorer.go(getattr(explorer.driven, who), step))
        explorer.teardown()
    assert any(taken)


def test_a_phase_fires_on_its_day_and_once(started: Any) -> None:
    fired = [_fired_on(started, date(2026, 3, day)) for day in (20, 21, 22, 24, 25, 26)]
    limit = "case-5f0c:opinion-limit"
    assert [(limit, Phase.APPROACHING) in each for each in fired] == [False, True, False, False, False, False]
    assert [(limit, Phase.OVERDUE) in each for each in fired] == [False, False, False, False, True, False]


def _fired_on(driven: Any, day: date) -> set[tuple[str, Phase]]:
    events = decide_fired(driven.present, today=day, lead_days=LEAD_DAYS, reckoning=driven.assessor.reckoning)
    driven.apply(events)
    return {(event.deadline_id, event.phase) for event in events}
