"""A read model in memory, as far as services ask theirs."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

from wenze.mongo.database import Document

_COMPARE: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "$lte": lambda value, bound: value <= bound,
    "$lt": lambda value, bound: value < bound,
    "$gt": lambda value, bound: value > bound,
    "$in": lambda value, among: bool(_items(value) & set(among)),
    "$nin": lambda value, among: not _items(value) & set(among),
}


class InMemoryReadModel:
    """Answers as wenze.mongo.read_model.ReadModel does to conditions of equality and of `_COMPARE`."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}

    async def write(self, documents: Mapping[str, tuple[int, Document]]) -> None:
        for key, (_, document) in documents.items():
            self._documents[key] = {**document, "_id": key}

    async def page(self, query: Document, *, sort: str, skip: int, limit: int) -> tuple[list[Document], int]:
        found = sorted(self._matching(query), key=lambda document: document[sort], reverse=True)
        return found[skip : skip + limit], len(found)

    async def find(self, query: Document, *, sort: str, limit: int) -> list[Document]:
        return sorted(self._matching(query), key=lambda document: document[sort])[:limit]

    async def count_by(self, fields: Sequence[str], query: Document, sums: Sequence[str] = ()) -> list[Document]:
        groups: dict[tuple[Any, ...], list[Document]] = {}
        for document in self._matching(query):
            groups.setdefault(tuple(document[field] for field in fields), []).append(document)
        return [
            dict(zip(fields, values, strict=True))
            | {"count": len(group)}
            | {name: sum(document[name] for document in group) for name in sums}
            for values, group in groups.items()
        ]

    def _matching(self, query: Document) -> list[Document]:
        return [
            document
            for document in self._documents.values()
            if all(_matches(_at(document, name), wanted) for name, wanted in query.items())
        ]


def _matches(value: Any, wanted: Any) -> bool:
    if not isinstance(wanted, Mapping):
        return value == wanted
    conditions: Mapping[str, Any] = wanted
    if value is None and "$nin" not in conditions:
        return False
    return all(_COMPARE[name](value, bound) for name, bound in conditions.items())


def _items(value: Any) -> set[Any]:
    """A list meets a condition with any of its items."""
    return set(cast("list[Any]", value)) if isinstance(value, list) else {value}


def _at(document: Document, name: str) -> Any:
    """The value of the field, `a.b` for one inside another; None where there is none."""
    value: Any = document
    for part in name.split("."):
        value = cast("Mapping[str, Any]", value).get(part) if isinstance(value, Mapping) else None
    return value
