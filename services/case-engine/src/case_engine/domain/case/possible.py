"""What is possible next in a case, and for whom: the table read at every stage the case has."""

from dataclasses import dataclass

from case_engine.domain.case.case import Case
from case_engine.domain.case.guards import is_served, obstacle, obstacle_at_start
from case_engine.domain.case.lifecycle import Step, steps_from
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.stages import Action, Stage


@dataclass(frozen=True, slots=True)
class Possibility:
    """An action that someone may take now. Without `cadre_id` it concerns the case, or a subject not yet identified."""

    action: Action
    who: str
    clause: str
    cadre_id: str = ""
    name: str = ""


def possible_next(case: Case) -> tuple[Possibility, ...]:
    """First what the proceedings wait for, then what can be done about the case as a whole."""
    proceedings = [each for proceeding in case.proceedings for each in _in_proceeding(proceeding)]
    return (*proceedings, *_at_start(case))


def _in_proceeding(proceeding: Proceeding) -> list[Possibility]:
    subject = proceeding.subject
    return [
        Possibility(step.action, step.who, step.clause, subject.cadre_id, subject.name)
        for step in _each_action_once(proceeding.stage)
        if obstacle(step.action, proceeding) is None
        and (step.action is not Action.RECORD_SERVICE or not is_served(proceeding))
    ]


def _at_start(case: Case) -> list[Possibility]:
    """Once the start is approved, findings can be recorded about everybody who has no proceeding yet.

    Once it is refused, everybody named can be cleared.
    """
    possible: list[Possibility] = []
    for step in _each_action_once(case.start):
        if step.action is Action.RECORD_FINDINGS and case.subjects:
            possible += [
                Possibility(step.action, step.who, step.clause, named.cadre_id, named.name) for named in case.awaited
            ]
        elif step.action is Action.CLEAR:
            possible += [
                Possibility(step.action, step.who, step.clause, named.cadre_id, named.name)
                for place, named in enumerate(case.named)
                if case.clearance_at(place) is None
            ]
        elif obstacle_at_start(step.action, case) is None:
            possible.append(Possibility(step.action, step.who, step.clause))
    return possible


def _each_action_once(stage: Stage) -> list[Step]:
    return list({step.action: step for step in reversed(steps_from(stage))}.values())[::-1]
