"""The Chinese names of codes, and the clauses behind them."""

from functools import cache
from typing import Final

from demonstration.scenario import Direction, Outcome
from wenze.contracts.message import Measure, Source
from wenze.regulation import catalogue

SOURCE_NAMES: Final[dict[Source, str]] = {
    "citizen-report": "公民、法人和其他组织的举报、投诉",
    "leadership-instruction": "会议决定，领导指示、批示",
    "inspection-recommendation": "巡视巡查、法制、督查等机构的建议",
    "delegates-joint-proposal": "代表、委员多人联名的建议",
    "joint-meeting-member-proposal": "联席会议成员单位的建议（审计）",
    "major-incident": "重大事故、重大群体性事件",
    "media-exposure": "新闻媒体曝光的重大问题",
    "functional-department-check": "职能部门工作检查发现的重大问题",
    "appraisal-finding": "评议、考核中反映的重大问题",
}

MEASURE_NAMES: Final[dict[Measure, str]] = {
    "criticism-notice": "通报批评",
    "self-examination": "作出检查",
    "admonition-talk": "诫勉谈话",
    "public-apology": "公开道歉",
    "suspension": "停职检查",
    "reassignment": "调离岗位",
    "resignation": "引咎辞职",
    "ordered-resignation": "责令辞职",
    "removal": "免职",
    "demotion": "降职",
}

DIRECTION_NAMES: Final[dict[Direction, str]] = {
    "neutral": "无从重、从轻情节",
    "aggravated": "从重",
    "mitigated": "从轻",
    "conflicting": "从重与从轻并存，由集体权衡",
}

OUTCOME_NAMES: Final[dict[Outcome, str]] = {
    "accountable": "应当问责",
    "exempt": "免予问责",
    "collective-decision": "由集体决定",
    "no-finding": "情形不成立",
    "outside-scope": "不属于适用对象",
}


@cache
def clause_of_source(source: Source) -> str:
    """The item of 问责办法 9 that admits clues of this source."""
    return next(str(clause.ref) for clause in catalogue() if source in clause.sources)


@cache
def clause_of_measure(measure: Measure) -> str:
    """The item of 问责办法 14 that has this measure."""
    return next(str(clause.ref) for clause in catalogue() if measure in clause.measures)


def cite(clause: str) -> str:
    """《问责办法》第十五条第（三）项 for `accountability:15.3`."""
    return catalogue().cite(clause)
