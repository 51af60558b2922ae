"""Petitions as the petition office exports them: a CSV file in GB18030, and a workbook.

Some rows repeat an earlier number with more to say, one is there twice, and some cannot be taken as they are.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from demonstration.synthetic.clue import Clue
from demonstration.synthetic.feed_file import YES_OR_NO, FeedFile
from demonstration.synthetic.workbook import csv_in_gb18030, xlsx

COLUMNS: Final = (
    "信访编号",
    "来信来访日期",
    "问题属地",
    "信访事项",
    "反映内容",
    "被反映人",
    "单位",
    "职务",
    "是否有事实依据",
    "是否影响较大",
    "附件名称",
    "信访人姓名",
    "联系电话",
    "身份证号",
    "信访人住址",
)

Row = dict[str, str]

_IN_THE_WORKBOOK: Final = 40


def petition_files(clues: Sequence[Clue], today: date) -> tuple[FeedFile, FeedFile]:
    """The older petitions as CSV, the latest as a workbook."""
    older, latest = clues[:-_IN_THE_WORKBOOK], clues[-_IN_THE_WORKBOOK:]
    repeated = [_again(clue, today) for clue in older[:60:10]]
    first = [*map(_row, older), *repeated[:4], _row(older[5]), *_wrong_rows(older[0])]
    second = [*map(_row, latest), *repeated[4:], *_wrong_rows(latest[0])[:2]]
    return (
        FeedFile("petition", "信访事项（合成）.csv", csv_in_gb18030(COLUMNS, first), len(first)),
        FeedFile("petition", "信访事项（合成）.xlsx", xlsx("信访事项", COLUMNS, second), len(second)),
    )


def _row(clue: Clue) -> Row:
    return {
        "信访编号": clue.external_id,
        "来信来访日期": clue.received_on.isoformat(),
        "问题属地": clue.subject.unit.county.name,
        "信访事项": clue.title,
        "反映内容": clue.content,
        "被反映人": clue.subject.name,
        "单位": clue.subject.unit.name,
        "职务": clue.subject.post.title,
        "是否有事实依据": YES_OR_NO[clue.admission.factual_basis],
        "是否影响较大": YES_OR_NO[clue.admission.considerable_impact],
        "附件名称": "现场照片（合成）.zip" if clue.informant else "",
        **_informant(clue),
    }


def _informant(clue: Clue) -> Row:
    if clue.informant is None:
        return {}
    return {
        "信访人姓名": clue.informant.name,
        "联系电话": clue.informant.phone,
        "身份证号": clue.informant.id_number,
        "信访人住址": clue.informant.address,
    }


def _again(clue: Clue, today: date) -> Row:
    """The same petition comes again, with more to say."""
    return _row(replace(clue, received_on=today, content=f"补充反映：至今没有解决。{clue.content}"))


def _wrong_rows(clue: Clue) -> list[Row]:
    """Rows that a person has to mend: no number, no such day, no such place, no clear answer."""
    return [
        _row(clue) | {"信访编号": ""},
        _row(clue) | {"信访编号": "SYN-XF-9001", "来信来访日期": "2026年13月45日"},
        _row(clue) | {"信访编号": "SYN-XF-9002", "问题属地": "合成区"},
        _row(clue) | {"信访编号": "SYN-XF-9003", "是否有事实依据": "大概有"},
    ]
