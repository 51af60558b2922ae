"""One access as it is kept: names and numbers, nothing of what was seen."""

from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from wenze.journal.commit import StoredEvent

TYPE: Final = "accessed"
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Access:
    """Somebody asked to see or do something. `path` names the record; `policy` is the one that permitted or refused."""

    person: str
    roles: tuple[str, ...]
    operation: str
    path: str
    county: str
    permitted: bool
    policy: str
    correlation: str

    def stored(self) -> StoredEvent:
        return StoredEvent(TYPE, VERSION, {**asdict(self), "roles": list(self.roles)})

    @classmethod
    def of(cls, event: StoredEvent) -> Self:
        data: dict[str, Any] = {**event.data, "roles": tuple(event.data["roles"])}
        return cls(**data)
