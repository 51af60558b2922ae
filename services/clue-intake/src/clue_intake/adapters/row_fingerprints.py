"""Fingerprints of rows and files. They cover an informant's columns, so that a bare one could be searched for whom."""

from collections.abc import Callable
from functools import partial
from typing import Final

from wenze.sealing import KeyRing, keyed_fingerprint

PURPOSE: Final = b"clue-intake: fingerprints of rows and files"


def row_fingerprints(keys: KeyRing) -> Callable[[bytes], str]:
    """HMAC-SM3 under a key derived from the first key of the ring, which rotation leaves where it is.

    Were it changed all the same, rows imported before would be recorded as duplicates instead of being recognised.
    """
    first = next(iter(keys.keys.values()))
    derived = bytes.fromhex(keyed_fingerprint(PURPOSE, first))
    return partial(keyed_fingerprint, key=derived)
