"""The blind index: whether two persons are the same, told without saying who they are."""

from collections.abc import Iterable

from clue_intake.domain.informant import Informant
from wenze.sealing import KeyRing, keyed_fingerprint


class BlindIndex:
    """HMAC-SM3 of identifying data under keys of its own: whoever holds the database alone can't try out names."""

    def __init__(self, keys: KeyRing) -> None:
        self._keys = keys

    @property
    def current_key(self) -> str:
        """The id of the key that new tags are made with."""
        return self._keys.current

    @property
    def known_keys(self) -> frozenset[str]:
        """The ids of all keys that tags may have been made with."""
        return frozenset(self._keys.keys)

    def tags_to_keep(self, informants: Iterable[Informant]) -> tuple[str, ...]:
        """The tags of the informants under the current key, sorted, so that their order tells nothing."""
        marks = {mark for informant in informants for mark in _marks(informant)}
        return tuple(sorted(self._tag(self._keys.current, mark) for mark in marks))

    def tags_to_look_for(self, person: Informant) -> frozenset[str]:
        """The person's tags under every key there is."""
        return frozenset(self._tag(key_id, mark) for key_id in self._keys.keys for mark in _marks(person))

    def _tag(self, key_id: str, mark: str) -> str:
        return f"{key_id}.{keyed_fingerprint(mark.encode(), self._keys.keys[key_id])}"


def _marks(informant: Informant) -> frozenset[str]:
    """By what a person is known again: each name and each number of a document, in plain form."""
    names = {f"name:{name}" for name in informant.names()}
    return frozenset(names | {f"document:{number}" for number in informant.documents()})
