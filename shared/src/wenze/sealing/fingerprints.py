"""SM3 fingerprints of bytes and of documents."""

from datetime import UTC, date, datetime

import orjson
from cryptography.hazmat.primitives.hashes import SM3, Hash
from cryptography.hazmat.primitives.hmac import HMAC

_BEGUN = Hash(SM3())  # a copy costs less than choosing the algorithm anew
_CANONICAL = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME


def fingerprint(data: bytes) -> str:
    """SM3 of the bytes: 64 lower-case hexadecimal digits."""
    digest = _BEGUN.copy()
    digest.update(data)
    return digest.finalize().hex()


def fingerprint_of(document: object) -> str:
    """SM3 of the document's canonical JSON; the order of its keys does not matter.

    Raises:
        TypeError: see `canonical_json`.
    """
    return fingerprint(canonical_json(document))


def keyed_fingerprint(data: bytes, key: bytes) -> str:
    """HMAC-SM3: tells whether two secrets are equal without showing either to whoever lacks the key."""
    code = HMAC(key, SM3())
    code.update(data)
    return code.finalize().hex()


def canonical_json(document: object) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces. A moment is written in UTC with milliseconds, so that a document
    reloaded from the database in another zone keeps its bytes; a date as YYYY-MM-DD; an enumeration as its value.

    Raises:
        TypeError: the document holds what has no canonical form: a moment without a zone, a decimal, a set, bytes,
            a key that is not text, a lone surrogate, an integer beyond 64 bits.
    """
    return orjson.dumps(document, default=_as_text, option=_CANONICAL)


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return _in_utc(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"canonical JSON has no form for {type(value).__name__}")


def _in_utc(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise TypeError("canonical JSON has no form for a moment without a time zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
