"""Problems that the audit office hands over, as a workbook."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from demonstration.synthetic.clue import Clue
from demonstration.synthetic.feed_file import FeedFile
from demonstration.synthetic.people import MARK
from demonstration.synthetic.workbook import xlsx

COLUMNS: Final = (
    "移送编号",
    "移送日期",
    "所属地区",
    "审计项目",
    "涉及单位",
    "问题摘要",
    "问题金额",
    "责任人",
    "职务",
    "是否确认",
    "确认单位",
    "移送文书",
)


def audit_file(clues: Sequence[Clue]) -> FeedFile:
    """All of them, the first one a second time with a correction, and two rows that cannot be taken."""
    corrected = replace(clues[0], content=f"更正：{clues[0].content}")
    wrong = [
        _row(clues[1]) | {"移送编号": "SYN-SJ-9001", "移送日期": "未填"},
        _row(clues[2]) | {"移送编号": "SYN-SJ-9002", "所属地区": "合成地区"},
    ]
    rows = [*map(_row, clues), _row(corrected), *wrong]
    return FeedFile("audit", "审计移送问题（合成）.xlsx", xlsx("移送问题", COLUMNS, rows), len(rows))


def _row(clue: Clue) -> dict[str, str]:
    confirmed = clue.admission.confirmed_by
    return {
        "移送编号": clue.external_id,
        "移送日期": clue.received_on.isoformat(),
        "所属地区": clue.subject.unit.county.name,
        "审计项目": f"{MARK}{clue.title.removeprefix(clue.subject.unit.name)}专项审计",
        "涉及单位": clue.subject.unit.name,
        "问题摘要": clue.content,
        "问题金额": "详见底稿",
        "责任人": clue.subject.name,
        "职务": clue.subject.post.title,
        "是否确认": "是" if confirmed else "否",
        "确认单位": confirmed,
        "移送文书": f"{MARK}审计移送处理书（{clue.external_id}）",
    }
