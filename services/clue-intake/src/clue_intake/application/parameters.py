"""The rule set in force, as the admission rules consult it."""

from datetime import date
from typing import Final, cast

from clue_intake.domain.admission.parameters import Basis
from wenze.regulation import Ruleset

JOINT_PROPOSAL_MINIMUM: Final = "joint-proposal-minimum"


class ConsultedRuleset:
    """Implements AdmissionParameters for one examination, and remembers what was asked."""

    def __init__(self, ruleset: Ruleset, as_of: date) -> None:
        self._ruleset = ruleset
        self._consultation = ruleset.consult(as_of)

    @property
    def joint_proposal_minimum(self) -> int:
        return cast("int", self._consultation.setting(JOINT_PROPOSAL_MINIMUM))

    def basis(self) -> Basis:
        return Basis(
            as_of=self._consultation.as_of,
            ruleset_version=self._ruleset.version,
            ruleset_hash=self._ruleset.hash,
            settings={setting.name: str(setting.value) for setting in self._consultation.settings_used},
        )
