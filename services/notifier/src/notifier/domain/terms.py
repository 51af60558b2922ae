"""The statutory terms behind the codes of the message vocabulary."""

from enum import StrEnum
from typing import Final

REGULATION_TITLE: Final = "《岳阳市“为官不为”“为官乱为”问责暂行办法》"

MEASURES: Final = {
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

SOURCES: Final = {
    "citizen-report": "公民、法人或其他组织的举报投诉",
    "leadership-instruction": "会议决定或领导批示",
    "inspection-recommendation": "巡视巡查等机构的问责建议",
    "delegates-joint-proposal": "代表、委员的联名建议",
    "joint-meeting-member-proposal": "联席会议成员单位的问责建议",
    "major-incident": "重大事故或重大群体性事件",
    "media-exposure": "新闻媒体曝光",
    "functional-department-check": "职能部门工作检查",
    "appraisal-finding": "评议、考核反映",
}


class ServiceMethod(StrEnum):
    """How a letter was served (问责办法 10.3 asks that it is, and leaves the way open)."""

    DIRECT = "direct"
    MAIL = "mail"
    LEFT = "left"
    ELECTRONIC = "electronic"
    ENTRUSTED = "entrusted"

    @property
    def in_chinese(self) -> str:
        return _METHODS[self]


_METHODS: Final = {
    ServiceMethod.DIRECT: "直接送达",
    ServiceMethod.MAIL: "邮寄送达",
    ServiceMethod.LEFT: "留置送达",
    ServiceMethod.ELECTRONIC: "电子送达",
    ServiceMethod.ENTRUSTED: "委托送达",
}
