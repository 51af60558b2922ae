"""Any actions in any order over virtual months: what is not allowed is refused with a clause and changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from hypothesis.strategies import integers, sampled_from

from case_engine.adapters.events import CODEC
from case_engine.adapters.publication import messages_of
from case_engine.domain.assessment.codes import ConductItem, Measure, Severity
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.case.evolution import evolve
from case_engine.domain.case.guards import is_served
from case_engine.domain.case.lifecycle import TABLE, actions_from
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


MAIN_WAY: Final = {
    Stage.START_PROPOSED: Action.APPROVE_START,
    Stage.STARTED: Action.RECORD_FINDINGS,
    Stage.FINDINGS_RECORDED: Action.PROPOSE_OPINION,
    Stage.OPINION_PROPOSED: Action.RECORD_HEARING,
    Stage.HEARD: Action.RECORD_APPROVAL,
    Stage.UNDER_STUDY: Action.DECIDE,
    Stage.DECIDED: Action.ISSUE_LETTER,
    Stage.LETTER_ISSUED: Action.ENTER_INTO_FORCE,
    Stage.IN_FORCE: Action.PUBLISH,
    Stage.PUBLISHED: Action.RECORD_EXECUTION,
    Stage.EXECUTED: Action.LODGE_APPEAL,
}


def actions(driven: Any, subject: Any) -> dict[Action, Callable[[], Any]]:
    """How each action is taken today."""
    today: date = driven.today
    now = datetime.combine(today, time(23, 59), BUSINESS_ZONE)
    proceeding = driven.present.proceeding(subject.cadre_id)
    decision = proceeding.decision if proceeding else None
    converting = proceeding is not None and proceeding.conversion is not None
    measure = Measure.REASSIGNMENT if converting else Measure.SUSPENSION
    group = "14.4" if converting else "14.3"
    decided = {"decided_on": today, "effective_on": today + timedelta(days=1)}
    basis = ("accountability:7.5", f"accountability:{group}")

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
        Action.RECORD_FINDINGS: lambda: driven.record_findings(
            subject=subject, assessed=replace(driven.facts, as_of=today, findings=SERIOUS)
        ),
        Action.PROPOSE_OPINION: lambda: driven.propose_opinion(subject, measure=measure, proposed_on=today),
        Action.RECORD_HEARING: lambda: driven.hear(subject, held_on=today),
        Action.RECORD_APPROVAL: lambda: driven.record_approval(subject, on=today),
        Action.DECIDE: lambda: driven.decide(cadre_id=subject.cadre_id, measure=measure, basis=basis, **decided),
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

    @initialize()
    def propose(self) -> None:
        self.driven.propose_start()
        self._committed(0)

    @rule(who=WHO, action=sampled_from([each for each in Action if each is not Action.DECIDE_APPEAL]))
    def any_action(self, who: str, action: Action) -> None:
        subject = getattr(self.driven, who)
        self._attempt(subject, action, actions(self.driven, subject)[action])

    @rule(who=WHO, position=integers(min_value=0, max_value=30))
    def a_possible_action(self, who: str, position: int) -> None:
        """Random actions alone hardly ever reach the end of the procedure."""
        subject = getattr(self.driven, who)
        possible = [
            each.action for each in possible_next(self.driven.present) if each.action is not Action.DECIDE_APPEAL
        ]
        if possible:
            action = possible[position % len(possible)]
            self._attempt(subject, action, actions(self.driven, subject)[action])

    @rule(who=WHO, steps=integers(min_value=1, max_value=13))
    def the_main_way(self, who: str, steps: int) -> None:
        """So far, or until something recorded before stands in the way."""
        subject = getattr(self.driven, who)
        for _ in range(steps):
            stage = self.driven.present.stage_of(subject.cadre_id)
            if stage is Stage.LETTER_ISSUED:
                self.time_goes_by(1)
            if stage not in MAIN_WAY:
                return
            action = MAIN_WAY[stage]
            proceeding = self.driven.present.proceeding(subject.cadre_id)
            if stage is Stage.IN_FORCE and not is_served(proceeding):
                action = Action.RECORD_SERVICE
            self._attempt(subject, action, actions(self.driven, subject)[action])

    @rule(who=WHO, outcome=sampled_from(AppealOutcome))
    def decide_appeal(self, who: str, outcome: AppealOutcome) -> None:
        subject = getattr(self.driven, who)
        changed = {"measure": Measure.REASSIGNMENT, "basis": ("accountability:7.5", "accountability:14.4")}
        given = changed if outcome is AppealOutcome.CHANGED else {}
        self._attempt(
            subject, Action.DECIDE_APPEAL, lambda: self.driven.decide_appeal(outcome, subject=subject, **given)
        )

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

    def _attempt(self, subject: Any, action: Action, attempt: Callable[[], Any]) -> None:
        before, count = self.driven.case, len(self.driven.events)
        stage = before.start if action in actions_from(before.start) else before.stage_of(subject.cadre_id)
        refusal = _refusal(attempt)
        if refusal is not None:
            assert refusal.clause in catalogue()
            assert self.driven.case is before
            assert len(self.driven.events) == count
            return
        assert action is Action.RECORD_SERVICE or action in actions_from(stage)
        self._committed(count)

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


def test_a_phase_fires_on_its_day_and_once(started: Any) -> None:
    fired = [_fired_on(started, date(2026, 3, day)) for day in (20, 21, 22, 24, 25, 26)]
    limit = "case-5f0c:opinion-limit"
    assert [(limit, Phase.APPROACHING) in each for each in fired] == [False, True, False, False, False, False]
    assert [(limit, Phase.OVERDUE) in each for each in fired] == [False, False, False, False, True, False]


def _fired_on(driven: Any, day: date) -> set[tuple[str, Phase]]:
    events = decide_fired(driven.present, today=day, lead_days=LEAD_DAYS, reckoning=driven.assessor.reckoning)
    driven.apply(events)
    return {(event.deadline_id, event.phase) for event in events}
