"""The life cycle of a case as one table: it refuses what isn't in it, and answers what is possible next, for whom."""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from case_engine.domain.refusal import Refusal


class Stage(StrEnum):
    """Where a case, or the proceeding of one of its subjects, stands."""

    START_PROPOSED = "start-proposed"
    START_REFUSED = "start-refused"
    STARTED = "started"
    FINDINGS_RECORDED = "findings-recorded"
    HEARD = "heard"
    DECIDED = "decided"
    CLOSED = "closed-without-measure"
    IN_FORCE = "in-force"


class Action(StrEnum):
    """What someone may do to a case."""

    APPROVE_START = "approve-start"
    REFUSE_START = "refuse-start"
    RECORD_FINDINGS = "record-findings"
    RECORD_HEARING = "record-hearing"
    DECIDE = "decide"
    ENTER_INTO_FORCE = "enter-into-force"
    RECORD_SERVICE = "record-service"


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table: at this stage, this action leads to that stage; who takes it, and on which clause."""

    stage: Stage
    action: Action
    leads_to: Stage
    who: str
    clause: str


HANDLER: Final = "问责机构承办人"
APPROVER: Final = "有权批准启动问责的负责人"
COLLECTIVE: Final = "按审批路线审定的集体"
SERVER: Final = "送达人（在通知中登记回执）"

# fmt: off
#        在此阶段                  可以做什么               之后到                    由谁        依据
TABLE: Final = (
    Step(Stage.START_PROPOSED,    Action.APPROVE_START,    Stage.STARTED,           APPROVER,   "accountability:9"),
    Step(Stage.START_PROPOSED,    Action.REFUSE_START,     Stage.START_REFUSED,     APPROVER,   "accountability:9"),
    Step(Stage.STARTED,           Action.RECORD_FINDINGS,  Stage.FINDINGS_RECORDED, HANDLER,    "accountability:10.1"),
    Step(Stage.FINDINGS_RECORDED, Action.RECORD_FINDINGS,  Stage.FINDINGS_RECORDED, HANDLER,    "accountability:10.1"),
    Step(Stage.FINDINGS_RECORDED, Action.RECORD_HEARING,   Stage.HEARD,             HANDLER,    "accountability:11"),
    Step(Stage.HEARD,             Action.RECORD_HEARING,   Stage.HEARD,             HANDLER,    "accountability:11"),
    Step(Stage.HEARD,             Action.RECORD_FINDINGS,  Stage.FINDINGS_RECORDED, HANDLER,    "accountability:10.1"),
    Step(Stage.HEARD,             Action.DECIDE,           Stage.DECIDED,           COLLECTIVE, "accountability:10.2"),
    Step(Stage.HEARD,             Action.DECIDE,           Stage.CLOSED,            COLLECTIVE, "accountability:10.2"),
    Step(Stage.DECIDED,           Action.ENTER_INTO_FORCE, Stage.IN_FORCE,          HANDLER,    "accountability:10.2"),
    Step(Stage.IN_FORCE,          Action.RECORD_SERVICE,   Stage.IN_FORCE,          SERVER,     "accountability:10.3"),
)
# fmt: on

STAGE_NAMES: Final = {
    Stage.START_PROPOSED: "待批准启动",
    Stage.START_REFUSED: "不予启动",
    Stage.STARTED: "已启动，待认定事实",
    Stage.FINDINGS_RECORDED: "已认定事实，待听取陈述申辩",
    Stage.HEARD: "已听取陈述申辩，待决定",
    Stage.DECIDED: "已作出决定，待生效",
    Stage.CLOSED: "已办结，不予问责",
    Stage.IN_FORCE: "决定已生效",
}

ACTION_NAMES: Final = {
    Action.APPROVE_START: "批准启动问责",
    Action.REFUSE_START: "不予启动问责",
    Action.RECORD_FINDINGS: "认定事实并评定",
    Action.RECORD_HEARING: "听取陈述和申辩",
    Action.DECIDE: "作出决定",
    Action.ENTER_INTO_FORCE: "决定生效",
    Action.RECORD_SERVICE: "登记送达",
}


def steps_from(stage: Stage) -> tuple[Step, ...]:
    """The rows of the table that start at this stage."""
    return tuple(step for step in TABLE if step.stage is stage)


def actions_from(stage: Stage) -> tuple[Action, ...]:
    """What is possible at this stage, each action once."""
    return tuple(dict.fromkeys(step.action for step in steps_from(stage)))


def clause_of(action: Action) -> str:
    """The clause an action rests on."""
    return next(step.clause for step in TABLE if step.action is action)


def step_for(stage: Stage, action: Action, leads_to: Stage | None = None) -> Step:
    """The row for this action at this stage; `leads_to` tells two rows of one action apart.

    Raises: Refusal with the clause of the step that must come first, or of the action itself when it's past.
    """
    for step in steps_from(stage):
        if step.action is action and leads_to in {None, step.leads_to}:
            return step
    raise _refusal(stage, action)


def _refusal(stage: Stage, action: Action) -> Refusal:
    first = _first_step_towards(stage, action)
    if first is not None:
        todo = f"请先{ACTION_NAMES[first.action]}（由{first.who}办理）。"
        return Refusal(first.clause, f"{_cannot(stage, action)}{todo}")
    possible = "、".join(ACTION_NAMES[possible] for possible in actions_from(stage))
    todo = f"现在可以办理：{possible}。" if possible else "案件到此办结，没有后续步骤。"
    return Refusal(clause_of(action), f"{_cannot(stage, action)}{todo}")


def _cannot(stage: Stage, action: Action) -> str:
    return f"当前阶段为“{STAGE_NAMES[stage]}”，不能{ACTION_NAMES[action]}。"


def _first_step_towards(stage: Stage, action: Action) -> Step | None:
    """The first step of the shortest way through the table to a stage where the action is possible."""
    ways = deque((step, step) for step in steps_from(stage))
    seen = {stage}
    while ways:
        first, last = ways.popleft()
        if last.leads_to in seen:
            continue
        seen.add(last.leads_to)
        if action in actions_from(last.leads_to):
            return first
        ways.extend((first, following) for following in steps_from(last.leads_to))
    return None
