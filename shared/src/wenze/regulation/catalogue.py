"""The clause catalogue: every clause of the three regulations, and what the system does with it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

from wenze.regulation.clause import ClauseReference

STATUS_OF_KIND = {
    "rule": "rule",
    "deadline": "rule",
    "effect": "rule",
    "gate": "rule",
    "record": "record",
    "notice": "record",
    "report": "record",
    "manual": "manual",
    "none": "none",
}
STATUSES = ("rule", "record", "manual", "none")

_LISTS = ("kinds", "evidence", "suggested_by", "sources", "measures")


class UnknownClauseError(LookupError):
    """A citation names a clause that none of the three regulations has."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One article or numbered item. The gist is ours; the official wording is not kept here."""

    ref: ClauseReference
    title: str
    gist: str
    kinds: tuple[str, ...]
    owner: str | None = None
    """The service that answers for it: clue-intake, case-engine, personnel or notifier."""
    state: str | None = None
    """`built` or `planned` in this release; None where the clause asks nothing of a system."""
    built_part: str | None = None
    """What is built, where that is not the whole clause."""
    evidence: tuple[str, ...] = ()
    """What a finding under this conduct item must be supported by."""
    suggested_by: tuple[str, ...] = ()
    """The clue sources that typically point to this conduct item."""
    sources: tuple[str, ...] = ()
    """The clue sources this item of article 9 admits."""
    measures: tuple[str, ...] = ()
    """The measures in this group of article 14."""

    @property
    def status(self) -> str:
        """`rule`, `record`, `manual` or `none`: the first of these that any of its kinds amounts to."""
        return min((STATUS_OF_KIND[kind] for kind in self.kinds), key=STATUSES.index)

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Self:
        """Build from one `[[clause]]` table of the data file."""
        lists = {name: tuple(table.get(name, ())) for name in _LISTS}
        fields: dict[str, Any] = {**table, **lists, "ref": ClauseReference.parse(table["ref"])}
        return cls(**fields)


class Catalogue:
    """All clauses by their written reference."""

    def __init__(self, clauses: tuple[Clause, ...]) -> None:
        self._clauses = {str(clause.ref): clause for clause in clauses}
        self._citations = {written: clause.ref.in_chinese() for written, clause in self._clauses.items()}

    def __iter__(self) -> Iterator[Clause]:
        return iter(self._clauses.values())

    def __contains__(self, ref: str) -> bool:
        return ref in self._clauses

    def clause(self, ref: str) -> Clause:
        """The clause written `ref`.

        Raises:
            UnknownClauseError: no regulation has that clause.
        """
        try:
            return self._clauses[ref]
        except KeyError:
            raise _unknown(ref) from None

    def cite(self, ref: str) -> str:
        """The Chinese citation of a clause that exists.

        Raises:
            UnknownClauseError: no regulation has that clause.
        """
        try:
            return self._citations[ref]
        except KeyError:
            raise _unknown(ref) from None


@cache
def catalogue() -> Catalogue:
    """The catalogue in the package's data, read once."""
    text = files("wenze.regulation").joinpath("clauses.toml").read_text(encoding="utf-8")
    return Catalogue(tuple(Clause.from_table(table) for table in tomllib.loads(text)["clause"]))


def _unknown(ref: str) -> UnknownClauseError:
    return UnknownClauseError(f"三个办法中没有条款“{ref}”，请核对条款引用。")
