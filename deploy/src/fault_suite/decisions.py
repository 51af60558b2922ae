"""Earlier decisions that the load has imported, made from the seed alone. All of it is synthetic (合成)."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wenze.counties import COUNTIES
from wenze.files import csv_bytes

ROWS: Final = 20
_CADRES_IN: Final = 3
"""On average a cadre has three decisions: their ledgers have histories."""
_SERVED: Final = 0.25
_REPEATED: Final = 0.15


@dataclass(frozen=True, slots=True)
class Row:
    """A decision in force. `served`: its letter was served before, so that nobody is told again."""

    document_number: str
    county: str
    cadre_id: str
    served: bool

    def cells(self) -> dict[str, str]:
        """The row under the headings of the template."""
        return {
            "文号": self.document_number,
            "县市区": self.county,
            "干部编号": self.cadre_id,
            "姓名": "合成甲",
            "单位": "合成局",
            "职务": "副局长",
            "问责方式": "诫勉谈话",
            "决定日期": "2026-03-10",
            "生效日期": "2026-03-15",
            "批准机关": "合成区委",
            "已送达": "是" if self.served else "否",
            "问责情形": "第七条第五项",
            "问责事实": "合成事实：审批事项超过承诺时限",
            "申诉受理机关": "合成区委组织部",
        }


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """A file that is imported under this key; the `bad` row among its rows has to be rejected."""

    key: str
    rows: tuple[Row, ...]
    bad: int

    def content(self) -> bytes:
        """The file as CSV."""
        table = [row.cells() for row in self.rows]
        table.insert(self.bad, {**table[0], "文号": "合成问责坏行", "问责方式": "合成的方式"})
        headings = list(table[0])
        return csv_bytes(headings, [[cells[heading] for heading in headings] for cells in table])


def decision_files(seed: int, series: str, decisions: int) -> Iterator[DecisionFile]:
    """Files with so many decisions between them; some rows come once more in the next file, word for word."""
    chance = random.Random(f"{seed} {series} decisions")
    repeated: tuple[Row, ...] = ()
    for first in range(0, decisions, ROWS):
        fresh = [_row(chance, series, number, decisions) for number in range(first, min(first + ROWS, decisions))]
        rows = (*fresh, *repeated)
        yield DecisionFile(f"{series}-{seed}-decisions-{first}", rows, chance.randint(0, len(rows)))
        repeated = tuple(row for row in fresh if chance.random() < _REPEATED)


def _row(chance: random.Random, series: str, number: int, decisions: int) -> Row:
    cadre = chance.randrange(decisions // _CADRES_IN + 1)
    county = COUNTIES[cadre % len(COUNTIES)].code
    number_of_document = f"合成问责〔2026〕{series}{number}号"
    return Row(number_of_document, county, f"SYN-{series}-{cadre:06}", chance.random() < _SERVED)
