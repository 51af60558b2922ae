"""What a plain hop does with each message: as much as the service beside it, read off that service's own work."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from bson import json_util


@dataclass(frozen=True, slots=True)
class PlainWork:
    """For each message of `source`, append `copies` documents like `document` to the collection, and publish as many
    records like `body` with `headers` to `target`; a `list_document`, for a single copy only:
    put one like it into a list that has these indexes, under the record's aggregate."""

    bootstrap: str
    mongo_url: str
    database: str
    source: str
    target: str
    copies: int
    document: dict[str, Any]
    headers: dict[str, str]
    body: dict[str, Any]
    list_document: dict[str, Any] | None = None
    list_indexes: tuple[tuple[str, ...], ...] = ()

    def write(self, file: Path) -> None:
        """Keep it for the hop's own process."""
        file.write_text(json_util.dumps({name: getattr(self, name) for name in self.__slots__}))

    @classmethod
    def read(cls, file: Path) -> Self:
        """What was written."""
        told: dict[str, Any] = json_util.loads(file.read_text())
        told["list_indexes"] = tuple(tuple(fields) for fields in told["list_indexes"])
        return cls(**told)
