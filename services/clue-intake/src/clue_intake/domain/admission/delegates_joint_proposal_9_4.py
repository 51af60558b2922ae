"""问责办法 9.4: a proposal of delegates needs several of them jointly, and a confirmation."""

from typing import Final

from clue_intake.domain.admission.condition import Condition, examine
from clue_intake.domain.admission.confirmation import confirmation
from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.verdict import Verdict
from clue_intake.domain.facts import Facts

CLAUSE: Final = "accountability:9.4"


def delegates_joint_proposal(facts: Facts, parameters: AdmissionParameters) -> Verdict:
    """Admitted when enough delegates joined the proposal and the department concerned confirmed it."""
    return examine(
        CLAUSE,
        _several(facts.signatories, parameters.joint_proposal_minimum),
        confirmation(facts, "代表、委员的联名问责建议", "有关部门"),
    )


def _several(signatories: int | None, minimum: int) -> Condition:
    return Condition(
        None if signatories is None else signatories >= minimum,
        met=f"共 {signatories} 名代表、委员联名，达到多人联名的人数（{minimum} 人以上）",
        missing=f"还没有写明联名的代表、委员人数：请补充填写“联名人数”，{minimum} 人以上才算多人联名",
        not_met=f"只有 {signatories} 名代表、委员联名，不足 {minimum} 人：有更多代表、委员联名后，请更正“联名人数”",
    )
