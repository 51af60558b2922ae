"""The columns of the roster template: what people fill in, and what the import reads."""

from dataclasses import dataclass
from typing import Final

from personnel.domain.levels import Level
from personnel.domain.particulars import CHINESE_MANAGED_BY
from wenze import counties


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading; `example` is what the template's example line shows."""

    heading: str
    required: bool
    explanation: str
    example: str


EXAMPLE_MARK: Final = "合成示例"
"""A line whose cadre number starts so is the template's example, never a person."""

NUMBER: Final = Column(
    "干部编号",
    True,
    "干部的唯一编号，由组织部门编定，以文本填写；不得使用身份证号码。导入按编号对应，不按姓名对应。",
    f"{EXAMPLE_MARK}-0001",
)
NAME: Final = Column("姓名", True, "干部姓名。", f"{EXAMPLE_MARK}甲")
COUNTY: Final = Column("县市区", True, f"名称或六位代码：{counties.names()}。", "岳阳楼区")
UNIT: Final = Column("单位", True, "现任职单位全称。", f"{EXAMPLE_MARK}局")
POST: Final = Column("职务", True, "现任职务。", f"{EXAMPLE_MARK}科科长")
LEVEL: Final = Column("职务层次", True, f"{'、'.join(level.chinese for level in Level)} 之一。", "正科级")
MANAGED_BY: Final = Column("管理权限", True, f"{'、'.join(CHINESE_MANAGED_BY.values())} 之一。", "县管")
PROBATION_UNTIL: Final = Column("试用期截止", False, "任职试用期的最后一日，例如 2026-12-31；不在试用期的留空。", "")
VERTICAL: Final = Column("垂直管理", False, "是或否；留空视为否。", "否")

COLUMNS: Final = (NUMBER, NAME, COUNTY, UNIT, POST, LEVEL, MANAGED_BY, PROBATION_UNTIL, VERTICAL)
