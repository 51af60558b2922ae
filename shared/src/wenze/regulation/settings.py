"""The questions the text leaves open: default answers, the alternatives, and who may decide otherwise."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Self, cast

SettingValue = str | int | date | tuple[str, ...] | dict[str, tuple[str, ...]] | None
"""A choice, a number, a date, measures in order, or measures by severity; None where only a deployment knows."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One admissible answer and what it means."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One open question. `decider` is the body that may choose another answer than the default."""

    name: str
    clause: str
    question: str
    kind: str
    decider: str
    default: SettingValue
    alternatives: tuple[Alternative, ...] = ()
    allowed: str = ""
    """What the setting takes, in words, where there is no list of alternatives."""
    minimum: int = 0

    @classmethod
    def from_table(cls, name: str, table: Mapping[str, Any]) -> Self:
        """Build from one table of the data file."""
        alternatives = tuple(Alternative(**entry) for entry in table.get("alternatives", ()))
        default = frozen(table.get("default"))
        fields: dict[str, Any] = {**table, "name": name, "alternatives": alternatives, "default": default}
        return cls(**fields)

    def admits(self, value: object) -> bool:
        """Whether `value`, as read from TOML, answers the question."""
        return _ADMITS[self.kind](self, value)

    def allowed_in_words(self) -> str:
        """What may be answered, in Chinese."""
        return self.allowed or "；".join(f"{choice.value}（{choice.text}）" for choice in self.alternatives)


@cache
def settings() -> Mapping[str, Setting]:
    """All settings in the package's data by name, read once."""
    text = files("wenze.regulation").joinpath("settings.toml").read_text(encoding="utf-8")
    return {name: Setting.from_table(name, table) for name, table in tomllib.loads(text).items()}


def frozen(value: Any) -> SettingValue:
    """A TOML value with its lists made tuples."""
    if isinstance(value, list):
        return tuple(cast("list[str]", value))
    if isinstance(value, dict):
        return {key: tuple(measures) for key, measures in cast("dict[str, list[str]]", value).items()}
    return value


def _admits_choice(setting: Setting, value: object) -> bool:
    return any(choice.value == value for choice in setting.alternatives)


def _admits_integer(setting: Setting, value: object) -> bool:
    return type(value) is int and value >= setting.minimum


def _admits_date(_: Setting, value: object) -> bool:
    return type(value) is date


def _admits_measure_order(setting: Setting, value: object) -> bool:
    measures = cast("tuple[str, ...]", setting.default)
    return _are_different_measures(value, among=measures) and len(cast("list[str]", value)) == len(measures)


def _admits_measure_table(setting: Setting, value: object) -> bool:
    benchmark = cast("dict[str, tuple[str, ...]]", setting.default)
    measures = tuple(measure for row in benchmark.values() for measure in row)
    if not isinstance(value, dict):
        return False
    rows = cast("dict[str, object]", value)
    return rows.keys() == benchmark.keys() and all(
        row and _are_different_measures(row, among=measures) for row in rows.values()
    )


def _are_different_measures(value: object, among: tuple[str, ...]) -> bool:
    if not isinstance(value, list):
        return False
    codes = cast("list[object]", value)
    return all(code in among for code in codes) and len(set(codes)) == len(codes)


_ADMITS: Mapping[str, Callable[[Setting, object], bool]] = {
    "choice": _admits_choice,
    "integer": _admits_integer,
    "date": _admits_date,
    "measure-order": _admits_measure_order,
    "measure-table": _admits_measure_table,
}
