"""Events between the domain's dataclasses and what is stored."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar, cast

from pydantic import TypeAdapter

from wenze.journal.commit import StoredEvent

Event = TypeVar("Event")


class EventCodec(Generic[Event]):
    """Stored names of event classes. A name never changes; a class may gain fields that have a default."""

    version = 1

    def __init__(self, types: Mapping[str, type[Event]]) -> None:
        self._adapters: dict[str, TypeAdapter[Event]] = {name: TypeAdapter(event) for name, event in types.items()}
        self._names: dict[type[Event], str] = {event: name for name, event in types.items()}

    def encode(self, event: Event) -> StoredEvent:
        """Raises: KeyError for an event class without a stored name."""
        name = self._names[type(event)]
        return StoredEvent(name, self.version, self._adapters[name].dump_python(event, mode="json"))

    def encode_at_hand(self, event: Event) -> StoredEvent:
        """`encode`, and whoever decodes it in this process is given the event itself. Raises: as `encode`."""
        stored = self.encode(event)
        return StoredEvent(stored.type, stored.version, stored.data, event)

    def decode(self, stored: StoredEvent) -> Event:
        """Raises: KeyError for an unknown name, pydantic's ValidationError for data of another shape."""
        if stored.at_hand is not None:
            return cast("Event", stored.at_hand)
        return self._adapters[stored.type].validate_python(stored.data)

    def schemas(self) -> dict[str, dict[str, Any]]:
        """JSON Schema of each stored event, for the golden files."""
        return {name: adapter.json_schema() for name, adapter in self._adapters.items()}
