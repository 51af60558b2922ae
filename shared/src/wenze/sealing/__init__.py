"""Sealing of what only a reasoned and recorded request may open, and fingerprints that make tampering evident."""

from wenze.sealing.fingerprints import canonical_json, fingerprint, fingerprint_of, keyed_fingerprint
from wenze.sealing.keys import KeyRing, KeysUnusableError, SealingKeys
from wenze.sealing.sealer import NonceSource, SealBroken, SealedText, Sealer

__all__ = [
    "KeyRing",
    "KeysUnusableError",
    "NonceSource",
    "SealBroken",
    "SealedText",
    "Sealer",
    "SealingKeys",
    "canonical_json",
    "fingerprint",
    "fingerprint_of",
    "keyed_fingerprint",
]
