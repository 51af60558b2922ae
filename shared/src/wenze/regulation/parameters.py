"""The numbers of the regulations, each with its clause, unit and the dates from which it holds."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value that holds from a date; None means since the regulation is in force."""

    starts: date | None
    value: int


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number; `values` are in order of their start."""

    name: str
    clause: str
    meaning: str
    unit: str
    values: tuple[DatedValue, ...]

    @classmethod
    def from_table(cls, name: str, table: Mapping[str, Any]) -> Self:
        """Build from one table of the data file."""
        values = tuple(DatedValue(entry.get("from"), entry["value"]) for entry in table["values"])
        return cls(name, table["clause"], table["meaning"], table["unit"], values)

    def on(self, day: date) -> int | None:
        """The value that holds on `day`, or None before the first one starts."""
        holding = [dated.value for dated in self.values if dated.starts is None or dated.starts <= day]
        return holding[-1] if holding else None


@cache
def parameters() -> Mapping[str, Parameter]:
    """All parameters in the package's data by name, read once."""
    text = files("wenze.regulation").joinpath("parameters.toml").read_text(encoding="utf-8")
    return {name: Parameter.from_table(name, table) for name, table in tomllib.loads(text).items()}
