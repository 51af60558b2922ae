"""问责办法 9.3: a recommendation of an inspection, legal-affairs or supervision body must be confirmed."""

from typing import Final

from clue_intake.domain.admission.condition import examine
from clue_intake.domain.admission.confirmation import confirmation
from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.verdict import Verdict
from clue_intake.domain.facts import Facts

CLAUSE: Final = "accountability:9.3"


def inspection_recommendation(facts: Facts, _: AdmissionParameters) -> Verdict:
    """Admitted when the proposed recommendation was confirmed."""
    return examine(CLAUSE, confirmation(facts, "巡视巡查机构（或法制、督查等机构）的问责建议", "有权确认的单位"))
