"""A written ruling on an appeal (问责办法 12), on the end of an accountability (13), or on a clearance (激励办法 9)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from notifier.domain.letter import Cite, Letter
from notifier.domain.wording import chinese_date, letter, numbered, paragraphs

TITLES: Final = {
    "appeal-upheld": "申诉处理决定（维持）",
    "appeal-changed": "申诉处理决定（变更）",
    "appeal-withdrawn": "申诉处理决定（撤销）",
    "revoked": "取消问责决定",
    "cleared": "澄清函",
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """`kind` is one of TITLES; `body` ruled on `ruled_on`, and `text` says what and why."""

    kind: str
    case_id: str
    decision_id: str
    subject_name: str
    subject_unit: str
    cadre_id: str
    body: str
    text: str
    clause: str
    ruled_on: date

    @property
    def occasion(self) -> str:
        """The id that its two notices are named after."""
        return f"{self.decision_id}-{self.kind}"


def ruling_letter(ruling: Ruling, salutation: str, office: str, on: date, cite: Cite) -> Letter:
    """The ruling for one of its two recipients."""
    particulars = (
        f"涉及人员：{ruling.subject_name}",
        f"作出机关：{ruling.body}",
        f"作出日期：{chinese_date(ruling.ruled_on)}",
        f"依据：{cite(ruling.clause)}",
    )
    return letter(
        title=TITLES[ruling.kind],
        salutation=salutation,
        body=["\n".join(numbered(particulars)), "\n".join(paragraphs(ruling.text))],
        signature=office,
        day=on,
    )
