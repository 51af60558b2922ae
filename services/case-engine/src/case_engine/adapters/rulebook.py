"""The regulation's data, consulted for one answer at a time, with the receipt of what was used."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

import orjson

from case_engine.domain.case import receipt
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Consultation, ParameterUsed, Ruleset, SettingInForce
from wenze.sealing import fingerprint

# orjson sorts the keys of dictionaries only, so it is handed those of the values.
_SORTED: Final = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS


class WenzeRulebook:
    """Implements case_engine.application.assess.Rulebook on the rule set and calendar of this deployment."""

    def __init__(self, ruleset: Ruleset, calendar: WorkingDayCalendar) -> None:
        self._ruleset = ruleset
        self._settings = {name: _setting(used) for name, used in ruleset.settings.items()}
        self.calendar = calendar

    def consult(self, as_of: date) -> "WenzeConsultation":
        return WenzeConsultation(self._ruleset, self._settings, self._ruleset.consult(as_of))


class WenzeConsultation:
    """Implements case_engine.application.assess.Consulted."""

    def __init__(
        self, ruleset: Ruleset, settings: Mapping[str, receipt.SettingUsed], consultation: Consultation
    ) -> None:
        self._ruleset = ruleset
        self._settings = settings
        self._consultation = consultation
        # The consultation's own methods: rules ask so often that another call in between would show.
        self.number: Callable[[str], int] = consultation.number
        self.setting: Callable[[str], Any] = consultation.setting

    def receipt(self, rules: tuple[str, ...], clauses: tuple[str, ...], given: object) -> receipt.Receipt:
        return receipt.Receipt(
            as_of=self._consultation.as_of,
            rules=rules,
            clauses=clauses,
            parameters=tuple(map(_parameter, self._consultation.parameters_used)),
            settings=tuple([self._settings[used.name] for used in self._consultation.settings_used]),
            ruleset_version=self._ruleset.version,
            ruleset_hash=self._ruleset.hash,
            input_fingerprint=_fingerprint(given),
        )


def _fingerprint(given: object) -> str:
    """SM3 of the input's JSON with sorted keys, at every depth: as stored receipts have it."""
    return fingerprint(orjson.dumps(given, default=vars, option=_SORTED))


def _parameter(used: ParameterUsed) -> receipt.ParameterUsed:
    return receipt.ParameterUsed(used.name, used.value, used.unit, used.clause)


def _setting(used: SettingInForce) -> receipt.SettingUsed:
    value = used.value if isinstance(used.value, str) else json.dumps(used.value, ensure_ascii=False, default=str)
    return receipt.SettingUsed(used.name, value, used.clause, used.decider, used.decided_by or "")
