"""问责办法 2: both families need a result; a finding without it is neither 为官不为 nor 为官乱为."""

from typing import Final

from case_engine.domain.assessment.codes import ConductItem
from case_engine.domain.assessment.conduct import FindingRuling
from case_engine.domain.assessment.facts import Finding, InvalidFactsError
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Reason

RULE: Final = "article_2_result_element"
CLAUSE: Final = "accountability:2"

_FAMILIES: Final = {"7": ("为官不为", "不良影响和后果"), "8": ("为官乱为", "失误和损害")}


def _ruling(item: ConductItem, counts: bool, said: str) -> FindingRuling:
    family, result = _FAMILIES[item.value.split(":")[1].split(".")[0]]
    return FindingRuling(counts, Reason(CLAUSE, said.format(family=family, result=result), RULE))


_FOUND: Final = {item: _ruling(item, True, "属于“{family}”：{result}已单独认定。") for item in ConductItem}
_CONFIRMED: Final = {
    item: _ruling(item, True, "属于“{family}”：{result}由认定人随情形一并确认。") for item in ConductItem
}
_MISSING: Final = {
    item: _ruling(item, False, "没有造成{result}，不构成“{family}”，该情形不计入。") for item in ConductItem
}


def ruling(finding: Finding, _: Regulation) -> FindingRuling:
    """Counts unless the result was expressly found missing; serious consequences are a result.

    Raises: InvalidFactsError when there are serious consequences and no result.
    """
    if finding.serious_consequences and finding.adverse_result is False:
        raise InvalidFactsError(
            f"情形 {finding.item} 认定了后果严重（serious_consequences），"
            "又认定没有后果（adverse_result）。请核实后改正。"
        )
    if finding.adverse_result or finding.serious_consequences:
        return _FOUND[finding.item]
    return (_CONFIRMED if finding.adverse_result is None else _MISSING)[finding.item]
