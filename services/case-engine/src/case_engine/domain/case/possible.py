"""What is possible next in a case, and for whom: the table read at every stage the case has."""

from dataclasses import dataclass

from case_engine.domain.case.case import Case, Proceeding
from case_engine.domain.case.lifecycle import Step, steps_from
from case_engine.domain.case.stages import Action, Stage

RECIPIENTS = frozenset({"unit", "subject"})


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
        if step.action is not Action.RECORD_SERVICE or not is_served(proceeding)
    ]


def _at_start(case: Case) -> list[Possibility]:
    """Once the start is approved, findings can be recorded about everybody who has no proceeding yet."""
    steps = _each_action_once(case.start)
    if case.start is not Stage.STARTED or not case.subjects:
        return [Possibility(step.action, step.who, step.clause) for step in steps]
    return [
        Possibility(step.action, step.who, step.clause, named.cadre_id, named.name)
        for step in steps
        for named in case.awaited
    ]


def is_served(proceeding: Proceeding) -> bool:
    """Whether the letter reached both the subject and the unit (问责办法 10.3)."""
    return {served.recipient for served in proceeding.served} >= RECIPIENTS


def _each_action_once(stage: Stage) -> list[Step]:
    return list({step.action: step for step in reversed(steps_from(stage))}.values())[::-1]
