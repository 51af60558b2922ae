"""The columns of a file of earlier decisions: what people fill in, and what the import reads."""

from dataclasses import dataclass
from typing import Final

from case_engine.domain.assessment.words import MEASURE_NAMES
from case_engine.domain.case.particulars import LEVEL_NAMES
from wenze import counties


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading. `field` is the decision's field it fills; `example` stands in the template's example."""

    heading: str
    field: str
    required: bool
    explanation: str
    example: str


EXAMPLE_MARK: Final = "合成示例"
"""A row whose document number starts so is the template's example, never a decision."""

NUMBER: Final = Column(
    "文号",
    "document_number",
    True,
    "《问责决定书》的文号，没有文号的填写本单位的决定编号。与县市区、干部编号一起认定是不是同一份决定。",
    f"{EXAMPLE_MARK}〔2026〕1号",
)
COUNTY: Final = Column("县市区", "county", True, f"名称或六位代码：{counties.names()}。", "岳阳楼区")
CADRE: Final = Column(
    "干部编号", "cadre_id", True, "花名册中的干部编号，以文本填写；不得使用身份证号码。", f"{EXAMPLE_MARK}-0001"
)
NAME: Final = Column("姓名", "name", True, "决定书写的姓名。", f"{EXAMPLE_MARK}甲")
UNIT: Final = Column("单位", "unit", True, "作出决定时所在的单位。", f"{EXAMPLE_MARK}局")
POST: Final = Column("职务", "post", True, "作出决定时的职务。", f"{EXAMPLE_MARK}科科长")
MEASURE: Final = Column("问责方式", "measure", True, f"一行一种：{'、'.join(MEASURE_NAMES.values())}。", "诫勉谈话")
DECIDED_ON: Final = Column("决定日期", "decided_on", True, "作出决定的日期。", "2026-03-12")
EFFECTIVE_ON: Final = Column("生效日期", "effective_on", True, "决定书写明的生效时间；影响期由此推算。", "2026-03-15")
APPROVED_BY: Final = Column("批准机关", "approving_body", True, "批准这一决定的机关。", f"{EXAMPLE_MARK}区委")
SERVED: Final = Column(
    "已送达",
    "letter_served",
    True,
    "是或否。填“是”的不再发出通知；填“否”的按新决定通知单位和本人，须写明问责情形、问责事实和申诉受理机关。",
    "是",
)
SERVED_ON: Final = Column("送达日期", "served_on", False, "本人收到决定书的日期。", "2026-03-16")
CONDUCT: Final = Column(
    "问责情形",
    "conduct",
    False,
    "所依据的第七条、第八条各项，写成“第七条第五项”；几项之间用顿号隔开。",
    "第七条第五项",
)
FACTS: Final = Column("问责事实", "facts", False, "决定书写明的问责事实。", "合成事实：审批事项超过承诺时限")
APPEAL_BODY: Final = Column("申诉受理机关", "appeal_body", False, "决定书写明的申诉受理机关。", "")
CONDUCT_ON: Final = Column("行为日期", "conduct_on", False, "本部署按行为发生的年度计算“当年度”时必填。", "2026-01-08")
PROBATION: Final = Column(
    "任职试用期", "probation", False, "决定时是否在任职试用期，是或否；引咎辞职、责令辞职、免职必填。", ""
)
FORMER_LEVEL: Final = Column(
    "原职务层次",
    "former_level",
    False,
    f"{'、'.join(LEVEL_NAMES.values())} 之一；引咎辞职、责令辞职、免职必填。",
    "",
)
SUPERVISORS: Final = Column(
    "原职务监管部门", "supervising_departments", False, "调离岗位必填；几个之间用顿号隔开。", ""
)
POSTS: Final = Column("关联职务", "connected_posts", False, "与所处理问题有关联的职务，用于调离岗位。", "")
MATTERS: Final = Column("关联事项", "connected_matters", False, "与所处理问题有关联的事项，用于调离岗位。", "")
RECTIFIED_ON: Final = Column(
    "整改到位日期", "rectified_on", False, "用于停职检查，影响期到这一日为止；尚未整改到位的留空。", ""
)
FIRST_DECISION_ON: Final = Column(
    "原停职检查生效日期", "first_decision_on", False, "用于由停职检查转为的调离岗位。", ""
)

COLUMNS: Final = (
    NUMBER,
    COUNTY,
    CADRE,
    NAME,
    UNIT,
    POST,
    MEASURE,
    DECIDED_ON,
    EFFECTIVE_ON,
    APPROVED_BY,
    SERVED,
    SERVED_ON,
    CONDUCT,
    FACTS,
    APPEAL_BODY,
    CONDUCT_ON,
    PROBATION,
    FORMER_LEVEL,
    SUPERVISORS,
    POSTS,
    MATTERS,
    RECTIFIED_ON,
    FIRST_DECISION_ON,
)
HEADING_OF: Final = {column.field: column.heading for column in COLUMNS}
