"""The rule set in force here: clauses, numbers and settings, consulted as of a date with a record of what was used."""

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Self

from wenze.regulation.catalogue import Catalogue, catalogue
from wenze.regulation.decisions import SettingInForce, settings_in_force
from wenze.regulation.parameters import Parameter, parameters
from wenze.regulation.settings import SettingValue, settings

VERSION = "yueyang-1"


class NotInRulesetError(LookupError):
    """A rule asked for a parameter or setting that the rule set does not have on that date."""


@dataclass(frozen=True, slots=True)
class ParameterUsed:
    """A number as it held on the date it was asked for."""

    name: str
    value: int
    unit: str
    clause: str


class Consultation:
    """The rule set as of one date. It remembers what was asked, for the receipt; use one for each decision."""

    __slots__ = ("_catalogue", "_numbers", "_numbers_used", "_settings", "_settings_used", "as_of")

    def __init__(
        self,
        as_of: date,
        numbers: Mapping[str, ParameterUsed],
        settings: Mapping[str, SettingInForce],
        catalogue: Catalogue,
    ) -> None:
        self.as_of = as_of
        self._numbers = numbers
        self._settings = settings
        self._catalogue = catalogue
        self._numbers_used: dict[str, ParameterUsed] = {}
        self._settings_used: dict[str, SettingInForce] = {}

    def number(self, name: str) -> int:
        """The value of a parameter on `as_of`, in the parameter's own unit.

        Raises:
            NotInRulesetError: no such parameter, or it does not hold yet on that date.
        """
        try:
            used = self._numbers[name]
        except KeyError:
            raise NotInRulesetError(f"规则集在 {self.as_of} 没有参数“{name}”，请核对名称和日期。") from None
        self._numbers_used[name] = used
        return used.value

    def setting(self, name: str) -> SettingValue:
        """The answer in force to an open question.

        Raises:
            NotInRulesetError: no such setting.
        """
        try:
            used = self._settings[name]
        except KeyError:
            raise NotInRulesetError(f"规则集没有设置“{name}”，请核对名称。") from None
        self._settings_used[name] = used
        return used.value

    def cite(self, ref: str) -> str:
        """The Chinese citation of a clause.

        Raises:
            UnknownClauseError: no regulation has that clause.
        """
        return self._catalogue.cite(ref)

    @property
    def parameters_used(self) -> tuple[ParameterUsed, ...]:
        """The parameters asked for, in the order of first use."""
        return tuple(self._numbers_used.values())

    @property
    def settings_used(self) -> tuple[SettingInForce, ...]:
        """The settings asked for, in the order of first use."""
        return tuple(self._settings_used.values())


class Ruleset:
    """Catalogue, parameters and settings, prepared once so that consulting them is a dictionary look-up."""

    version = VERSION

    def __init__(
        self,
        catalogue: Catalogue,
        parameters: Mapping[str, Parameter],
        settings: Mapping[str, SettingInForce],
    ) -> None:
        self.catalogue = catalogue
        self.parameters = parameters
        self.settings = settings
        self.hash = _digest(catalogue, parameters, settings)
        self._changes = sorted({dated.starts for each in parameters.values() for dated in each.values if dated.starts})
        self._numbers = [_numbers_on(parameters, day) for day in (date.min, *self._changes)]

    @classmethod
    def load(cls, overrides: Path | None = None) -> Self:
        """The package's data, with the deployment's decisions from the TOML file `overrides`.

        Raises:
            InvalidDecisionError: the file holds something that cannot be decided that way.
        """
        return cls(catalogue(), parameters(), settings_in_force(settings(), overrides))

    def consult(self, as_of: date) -> Consultation:
        """Begin one decision under the numbers that hold on `as_of`."""
        return Consultation(as_of, self._numbers[bisect_right(self._changes, as_of)], self.settings, self.catalogue)


def _numbers_on(parameters: Mapping[str, Parameter], day: date) -> dict[str, ParameterUsed]:
    return {
        name: ParameterUsed(name, value, parameter.unit, parameter.clause)
        for name, parameter in parameters.items()
        if (value := parameter.on(day)) is not None
    }


def _digest(catalogue: Catalogue, parameters: Mapping[str, Parameter], settings: Mapping[str, SettingInForce]) -> str:
    data = {
        "version": VERSION,
        "clauses": [asdict(clause) for clause in catalogue],
        "parameters": [asdict(parameter) for parameter in parameters.values()],
        "settings": [asdict(setting) for setting in settings.values()],
    }
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(canonical.encode()).hexdigest()
