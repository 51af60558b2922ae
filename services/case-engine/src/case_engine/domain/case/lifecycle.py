"""The life cycle of a case as one table: it refuses what isn't in it, and answers what is possible next, for whom."""

from collections import deque
from dataclasses import dataclass
from typing import Final

from case_engine.domain.case.stages import ACTION_NAMES, STAGE_NAMES, Action, Stage
from case_engine.domain.refusal import Refusal


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
CITY_OFFICE: Final = "市委问责办"
SUPERVISOR: Final = "问责机构负责人"
APPELLANT: Final = "被问责人（由受理机关登记）"
APPEAL_BODY: Final = "申诉受理机关"

# fmt: off
#    在此阶段                  可以做什么                 之后到                    由谁         依据
_ROWS: Final = (
    (Stage.START_PROPOSED,    Action.APPROVE_START,      Stage.STARTED,           APPROVER,    "accountability:9"),
    (Stage.START_PROPOSED,    Action.REFUSE_START,       Stage.START_REFUSED,     APPROVER,    "accountability:9"),
    (Stage.STARTED,           Action.TAKE_OVER,          Stage.STARTED,           CITY_OFFICE, "accountability:4"),
    (Stage.STARTED,           Action.REQUEST_EXTENSION,  Stage.STARTED,           HANDLER,     "accountability:10.1"),
    (Stage.STARTED,           Action.APPROVE_EXTENSION,  Stage.STARTED,           SUPERVISOR,  "accountability:10.1"),
    (Stage.STARTED,           Action.RECORD_FINDINGS,    Stage.FINDINGS_RECORDED, HANDLER,     "accountability:10.1"),
    (Stage.FINDINGS_RECORDED, Action.RECORD_FINDINGS,    Stage.FINDINGS_RECORDED, HANDLER,     "accountability:10.1"),
    (Stage.FINDINGS_RECORDED, Action.PROPOSE_OPINION,    Stage.OPINION_PROPOSED,  HANDLER,     "accountability:10.1"),
    (Stage.OPINION_PROPOSED,  Action.RECORD_HEARING,     Stage.HEARD,             HANDLER,     "accountability:11"),
    (Stage.OPINION_PROPOSED,  Action.RECORD_FINDINGS,    Stage.FINDINGS_RECORDED, HANDLER,     "accountability:10.1"),
    (Stage.HEARD,             Action.RECORD_HEARING,     Stage.HEARD,             HANDLER,     "accountability:11"),
    (Stage.HEARD,             Action.RECORD_FINDINGS,    Stage.FINDINGS_RECORDED, HANDLER,     "accountability:10.1"),
    (Stage.HEARD,             Action.RECORD_APPROVAL,    Stage.UNDER_STUDY,       COLLECTIVE,  "accountability:10.2"),
    (Stage.UNDER_STUDY,       Action.RECORD_APPROVAL,    Stage.UNDER_STUDY,       COLLECTIVE,  "accountability:10.2"),
    (Stage.HEARD,             Action.RECORD_APPROVAL,    Stage.FINDINGS_RECORDED, COLLECTIVE,  "accountability:10.2"),
    (Stage.UNDER_STUDY,       Action.RECORD_APPROVAL,    Stage.FINDINGS_RECORDED, COLLECTIVE,  "accountability:10.2"),
    (Stage.UNDER_STUDY,       Action.RECORD_FINDINGS,    Stage.FINDINGS_RECORDED, HANDLER,     "accountability:10.1"),
    (Stage.UNDER_STUDY,       Action.DECIDE,             Stage.DECIDED,           COLLECTIVE,  "accountability:10.2"),
    (Stage.UNDER_STUDY,       Action.DECIDE,             Stage.CLOSED,            COLLECTIVE,  "accountability:10.2"),
    (Stage.DECIDED,           Action.ISSUE_LETTER,       Stage.LETTER_ISSUED,     HANDLER,     "accountability:10.2"),
    (Stage.LETTER_ISSUED,     Action.ENTER_INTO_FORCE,   Stage.IN_FORCE,          HANDLER,     "accountability:10.2"),
    (Stage.IN_FORCE,          Action.PUBLISH,            Stage.PUBLISHED,         HANDLER,     "accountability:10.3"),
    (Stage.PUBLISHED,         Action.RECORD_EXECUTION,   Stage.EXECUTED,          HANDLER,     "accountability:10.3"),
    (Stage.EXECUTED,          Action.REVOKE,             Stage.REVOKED,           HANDLER,     "accountability:13"),
    (Stage.EXECUTED,          Action.CONTINUE,           Stage.CONTINUED,         HANDLER,     "accountability:13"),
    (Stage.CONTINUED,         Action.REVOKE,             Stage.REVOKED,           HANDLER,     "accountability:13"),
    (Stage.CLOSED,            Action.CLEAR,              Stage.CLEARED,           HANDLER,     "incentive:9"),
    (Stage.WITHDRAWN,         Action.CLEAR,              Stage.CLEARED,           HANDLER,     "incentive:9"),
    (Stage.START_REFUSED,     Action.CLEAR,              Stage.START_REFUSED,     HANDLER,     "incentive:9"),
    (Stage.CLOSED,            Action.CLOSE,              Stage.FILED,             HANDLER,     "accountability:18.7"),
    (Stage.WITHDRAWN,         Action.CLOSE,              Stage.FILED,             HANDLER,     "accountability:18.7"),
    (Stage.CLEARED,           Action.CLOSE,              Stage.FILED,             HANDLER,     "accountability:18.7"),
    (Stage.REVOKED,           Action.CLOSE,              Stage.FILED,             HANDLER,     "accountability:18.7"),
)
_PREPARED: Final = (Stage.FINDINGS_RECORDED, Stage.OPINION_PROPOSED, Stage.HEARD, Stage.UNDER_STUDY)
_DECIDED: Final = (Stage.DECIDED, Stage.LETTER_ISSUED)
_CARRIED_OUT: Final = (Stage.IN_FORCE, Stage.PUBLISHED, Stage.EXECUTED)
_RUNNING: Final = (*_CARRIED_OUT, Stage.CONTINUED)
_ANY: Final = (*_PREPARED, *_DECIDED, *_RUNNING, Stage.CLOSED)

#    在这些阶段    可以做什么                        之后到（空即原阶段）      由谁         依据
_BESIDE: Final = (
    (_RUNNING,     Action.RECORD_SERVICE,          None,                    SERVER,      "accountability:10.3"),
    (_RUNNING,     Action.LODGE_APPEAL,            None,                    APPELLANT,   "accountability:12"),
    (_RUNNING,     Action.WITHDRAW_APPEAL,         None,                    APPELLANT,   "accountability:12"),
    (_RUNNING,     Action.DECIDE_APPEAL,           None,                    APPEAL_BODY, "accountability:12"),
    (_RUNNING,     Action.DECIDE_APPEAL,           Stage.DECIDED,           APPEAL_BODY, "accountability:12"),
    (_RUNNING,     Action.DECIDE_APPEAL,           Stage.WITHDRAWN,         APPEAL_BODY, "accountability:12"),
    (_RUNNING,     Action.RECORD_RECTIFICATION,    None,                    HANDLER,     "accountability:13"),
    (_CARRIED_OUT, Action.CONVERT,                 Stage.FINDINGS_RECORDED, HANDLER,     "accountability:18.2"),
    (_ANY,         Action.REFER,                   None,                    HANDLER,     "accountability:6"),
    (_ANY,         Action.RECORD_REFERRAL_OUTCOME, None,                    HANDLER,     "accountability:6"),
)
# fmt: on
TABLE: Final = (
    *(Step(*row) for row in _ROWS),
    *(
        Step(stage, action, leads_to or stage, who, clause)
        for stages, action, leads_to, who, clause in _BESIDE
        for stage in stages
    ),
)


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
    ways = deque((step, step) for step in _onward_from(stage))
    seen = {stage}
    while ways:
        first, last = ways.popleft()
        if last.leads_to in seen:
            continue
        seen.add(last.leads_to)
        if action in actions_from(last.leads_to):
            return first
        ways.extend((first, following) for following in _onward_from(last.leads_to))
    return None


def _onward_from(stage: Stage) -> tuple[Step, ...]:
    """Without what nobody takes in order to do something else."""
    means_to_nothing = {Action.REFUSE_START, Action.CONVERT, Action.DECIDE_APPEAL}
    return tuple(step for step in steps_from(stage) if step.action not in means_to_nothing)
