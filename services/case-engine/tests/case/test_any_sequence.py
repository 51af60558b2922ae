"""Any sequence of actions, legal or not: illegal ones are refused with a clause and change nothing."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from hypothesis.strategies import sampled_from

from case_engine.domain.case.evolution import evolve
from case_engine.domain.case.lifecycle import TABLE
from case_engine.domain.case.stages import Action, Stage
from case_engine.domain.refusal import Refusal
from wenze.regulation import catalogue

SENT_BACK = {(Stage.HEARD, Action.RECORD_APPROVAL), (Stage.UNDER_STUDY, Action.RECORD_APPROVAL)}
LEADS_TO = {
    (step.stage, step.action): step.leads_to
    for step in TABLE
    if step.leads_to is not Stage.CLOSED
    and not ((step.stage, step.action) in SENT_BACK and step.leads_to is Stage.FINDINGS_RECORDED)
}
SUBJECTS = sampled_from(["first", "second"])


class AnySequence(RuleBasedStateMachine):
    """Two subjects; the model is the table, followed for each of them."""

    def __init__(self, driven: Any) -> None:
        super().__init__()
        self.driven = driven
        self.driven.helps = False
        self.start = Stage.START_PROPOSED
        self.stages: dict[str, Stage] = {}

    @initialize()
    def propose(self) -> None:
        self.driven.propose_start()

    @rule()
    def approve_start(self) -> None:
        self.start = self._attempt(self.start, Action.APPROVE_START, self.driven.approve_start)

    @rule()
    def refuse_start(self) -> None:
        self.start = self._attempt(self.start, Action.REFUSE_START, self.driven.refuse_start)

    @rule(who=SUBJECTS)
    def record_findings(self, who: str) -> None:
        found = replace(self.driven.facts, as_of=self.driven.heard_on)
        self._step(
            who, Action.RECORD_FINDINGS, lambda subject: self.driven.record_findings(subject=subject, assessed=found)
        )

    @rule(who=SUBJECTS)
    def propose_opinion(self, who: str) -> None:
        self._step(
            who,
            Action.PROPOSE_OPINION,
            lambda subject: self.driven.propose_opinion(subject, proposed_on=self.driven.heard_on),
        )

    @rule(who=SUBJECTS)
    def record_approval(self, who: str) -> None:
        subject = getattr(self.driven, who)
        if self.stages.get(subject.cadre_id) is not Stage.UNDER_STUDY:  # the route has one step only
            self._step(who, Action.RECORD_APPROVAL, self.driven.record_approval)

    @rule(who=SUBJECTS)
    def issue_letter(self, who: str) -> None:
        self._step(who, Action.ISSUE_LETTER, self.driven.issue_letter)

    @rule(who=SUBJECTS, declined=sampled_from([True, False]))
    def record_hearing(self, who: str, declined: bool) -> None:
        self._step(who, Action.RECORD_HEARING, self.driven.decline_hearing if declined else self.driven.hear)

    @rule(who=SUBJECTS)
    def decide(self, who: str) -> None:
        self._step(who, Action.DECIDE, lambda subject: self.driven.decide(cadre_id=subject.cadre_id))

    @rule(who=SUBJECTS)
    def enter_into_force(self, who: str) -> None:
        self._step(who, Action.ENTER_INTO_FORCE, self.driven.enter_into_force)

    def _step(self, who: str, action: Action, attempt: Any) -> None:
        subject = getattr(self.driven, who)
        stage = self._attempt(self.stages.get(subject.cadre_id, self.start), action, lambda: attempt(subject))
        if self.driven.present.proceeding(subject.cadre_id) is not None:
            self.stages[subject.cadre_id] = stage

    def _attempt(self, stage: Stage, action: Action, attempt: Any) -> Stage:
        before, count = self.driven.case, len(self.driven.events)
        if (stage, action) in LEADS_TO:
            attempt()
            assert len(self.driven.events) == count + 1
            return LEADS_TO[stage, action]
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.clause in catalogue()
        assert self.driven.case is before
        assert len(self.driven.events) == count
        return stage

    @invariant()
    def the_case_stands_where_the_model_stands(self) -> None:
        if self.driven.case is not None:
            assert self.driven.present.start is self.start
            stages = {each.subject.cadre_id: each.stage for each in self.driven.present.proceedings}
            assert stages == self.stages

    @invariant()
    def nothing_is_decided_unheard(self) -> None:
        if self.driven.case is not None:
            assert all(each.hearings for each in self.driven.present.proceedings if each.decision)

    @invariant()
    def the_last_event_tells_the_state_of_the_case(self) -> None:
        if len(self.driven.events) > 1:
            assert self.driven.events[-1].state is self.driven.present.state

    @invariant()
    def the_events_alone_give_the_case(self) -> None:
        case = None
        for event in self.driven.events:
            case = evolve(case, event)
        assert case == self.driven.case


def test_any_sequence_of_actions_follows_the_table(new_case: Any) -> None:
    run_state_machine_as_test(
        lambda: AnySequence(new_case()),
        settings=settings(
            max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
