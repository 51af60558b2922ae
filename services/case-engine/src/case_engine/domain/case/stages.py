"""The stages a case can stand at and the actions that lead from one to another, with their Chinese names."""

from enum import StrEnum
from typing import Final


class Stage(StrEnum):
    """Where a case, or the proceeding of one of its subjects, stands."""

    START_PROPOSED = "start-proposed"
    START_REFUSED = "start-refused"
    STARTED = "started"
    FINDINGS_RECORDED = "findings-recorded"
    OPINION_PROPOSED = "opinion-proposed"
    HEARD = "heard"
    UNDER_STUDY = "under-study"
    DECIDED = "decided"
    CLOSED = "closed-without-measure"
    LETTER_ISSUED = "letter-issued"
    IN_FORCE = "in-force"
    PUBLISHED = "published"
    EXECUTED = "executed"


class Action(StrEnum):
    """What someone may do to a case."""

    APPROVE_START = "approve-start"
    REFUSE_START = "refuse-start"
    RECORD_FINDINGS = "record-findings"
    PROPOSE_OPINION = "propose-opinion"
    RECORD_HEARING = "record-hearing"
    RECORD_APPROVAL = "record-approval"
    DECIDE = "decide"
    ISSUE_LETTER = "issue-letter"
    ENTER_INTO_FORCE = "enter-into-force"
    RECORD_SERVICE = "record-service"
    PUBLISH = "publish"
    RECORD_EXECUTION = "record-execution"


STAGE_NAMES: Final = {
    Stage.START_PROPOSED: "待批准启动",
    Stage.START_REFUSED: "不予启动",
    Stage.STARTED: "已启动，待认定事实",
    Stage.FINDINGS_RECORDED: "已认定事实，待提出初步处理意见",
    Stage.OPINION_PROPOSED: "已提出初步处理意见，待听取陈述申辩",
    Stage.HEARD: "已听取陈述申辩，待审议",
    Stage.UNDER_STUDY: "审议审批中，待决定",
    Stage.DECIDED: "已作出决定，待制发决定书",
    Stage.CLOSED: "已办结，不予问责",
    Stage.LETTER_ISSUED: "决定书已制发，待生效",
    Stage.IN_FORCE: "决定已生效",
    Stage.PUBLISHED: "决定已公开，待执行",
    Stage.EXECUTED: "决定已执行，问责期内",
}

ACTION_NAMES: Final = {
    Action.APPROVE_START: "批准启动问责",
    Action.REFUSE_START: "不予启动问责",
    Action.RECORD_FINDINGS: "认定事实并评定",
    Action.PROPOSE_OPINION: "提出初步处理意见",
    Action.RECORD_HEARING: "听取陈述和申辩",
    Action.RECORD_APPROVAL: "登记审议审批",
    Action.DECIDE: "作出决定",
    Action.ISSUE_LETTER: "制发决定书",
    Action.ENTER_INTO_FORCE: "决定生效",
    Action.RECORD_SERVICE: "登记送达",
    Action.PUBLISH: "在一定范围内公开",
    Action.RECORD_EXECUTION: "登记执行情况",
}
