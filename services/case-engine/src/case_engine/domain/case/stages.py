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
    CONTINUED = "continued"
    REVOKED = "revoked"
    WITHDRAWN = "decision-withdrawn"
    CLEARED = "cleared"
    FILED = "filed"


class Action(StrEnum):
    """What someone may do to a case."""

    APPROVE_START = "approve-start"
    REFUSE_START = "refuse-start"
    TAKE_OVER = "take-over"
    REQUEST_EXTENSION = "request-extension"
    APPROVE_EXTENSION = "approve-extension"
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
    LODGE_APPEAL = "lodge-appeal"
    WITHDRAW_APPEAL = "withdraw-appeal"
    DECIDE_APPEAL = "decide-appeal"
    RECORD_RECTIFICATION = "record-rectification"
    CONVERT = "convert"
    REVOKE = "revoke"
    CONTINUE = "continue"
    REFER = "refer"
    RECORD_REFERRAL_OUTCOME = "record-referral-outcome"
    CLEAR = "clear"
    CLOSE = "close"


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
    Stage.CONTINUED: "问责期满未取消，继续督促整改",
    Stage.REVOKED: "问责已取消",
    Stage.WITHDRAWN: "决定经申诉撤销",
    Stage.CLEARED: "已澄清正名",
    Stage.FILED: "已结案归档",
}

ACTION_NAMES: Final = {
    Action.APPROVE_START: "批准启动问责",
    Action.REFUSE_START: "不予启动问责",
    Action.TAKE_OVER: "提级办理",
    Action.REQUEST_EXTENSION: "申请延长期限",
    Action.APPROVE_EXTENSION: "批准延长期限",
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
    Action.LODGE_APPEAL: "登记申诉",
    Action.WITHDRAW_APPEAL: "撤回申诉",
    Action.DECIDE_APPEAL: "作出申诉处理决定",
    Action.RECORD_RECTIFICATION: "登记整改到位",
    Action.CONVERT: "转为调离岗位",
    Action.REVOKE: "取消问责",
    Action.CONTINUE: "不予取消问责",
    Action.REFER: "移交移送",
    Action.RECORD_REFERRAL_OUTCOME: "登记移交结果",
    Action.CLEAR: "澄清正名",
    Action.CLOSE: "结案归档",
}
