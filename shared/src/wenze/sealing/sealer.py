"""SM4-GCM (RFC 8998) over short texts, each bound to the place it belongs to."""

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NewType, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

from wenze.sealing.keys import KeyRing

SealedText = NewType("SealedText", str)
"""`sm4gcm.v1.<key id>.<nonce>.<ciphertext with tag>`, the last two in unpadded URL-safe base64."""

NonceSource = Callable[[int], bytes]
"""Gives that many unpredictable bytes: `os.urandom`, chosen at the composition root."""

_FORM: Final = "sm4gcm.v1"
_WRITTEN: Final = re.compile(rf"{re.escape(_FORM)}\.(?P<key_id>[\w-]+)\.(?P<nonce>[\w-]+)\.(?P<body>[\w-]+)", re.ASCII)
_NONCE_LENGTH: Final = 12
_TAG_LENGTH: Final = 16


class SealBroken(Exception):  # noqa: N818 - says what happened; nothing of the content is in its text
    """The sealed text is not what was sealed here: altered, moved to another place, or its key is gone."""

    def __init__(self) -> None:
        super().__init__("密封内容无法打开：内容被改动、不属于此处，或其密钥已不在密钥列表中。请联系系统管理员核查。")


class Sealer:
    """Seals with the ring's current key and opens with any of its keys.

    A key must be rotated well before 2**32 texts were sealed with it, where random nonces could begin to repeat.
    """

    def __init__(self, keys: KeyRing, nonce_source: NonceSource) -> None:
        self._keys = keys
        self._nonce_source = nonce_source

    def seal(self, plain: str, context: str) -> SealedText:
        """Seal the text for one place, such as `clue/<id>/informant`; it opens there only."""
        key_id = self._keys.current
        nonce = self._nonce_source(_NONCE_LENGTH)
        encryptor = Cipher(SM4(self._keys.keys[key_id]), GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(_bound(key_id, context))
        ciphertext = encryptor.update(plain.encode()) + encryptor.finalize()
        return _Parts(key_id, nonce, ciphertext, encryptor.tag).text()

    def open(self, sealed: SealedText, context: str) -> str:
        """The text that was sealed for this place.

        Raises:
            SealBroken: anything at all is not as it was sealed.
        """
        parts = _Parts.parse(sealed)
        key = self._keys.keys.get(parts.key_id)
        if key is None:
            raise SealBroken
        decryptor = Cipher(SM4(key), GCM(parts.nonce, parts.tag)).decryptor()
        decryptor.authenticate_additional_data(_bound(parts.key_id, context))
        try:
            return (decryptor.update(parts.ciphertext) + decryptor.finalize()).decode()
        except InvalidTag:
            raise SealBroken from None


def _bound(key_id: str, context: str) -> bytes:
    return f"{_FORM}.{key_id}.{context}".encode()


@dataclass(frozen=True, slots=True)
class _Parts:
    key_id: str
    nonce: bytes
    ciphertext: bytes
    tag: bytes

    def text(self) -> SealedText:
        return SealedText(f"{_FORM}.{self.key_id}.{_encode(self.nonce)}.{_encode(self.ciphertext + self.tag)}")

    @classmethod
    def parse(cls, sealed: str) -> Self:
        written = _WRITTEN.fullmatch(sealed)
        if written is None:
            raise SealBroken
        nonce, body = _decode(written["nonce"]), _decode(written["body"])
        if len(nonce) != _NONCE_LENGTH or len(body) < _TAG_LENGTH:
            raise SealBroken
        return cls(written["key_id"], nonce, body[:-_TAG_LENGTH], body[-_TAG_LENGTH:])


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise SealBroken from None
    if _encode(data) != text:  # the decoder forgives stray characters and unused bits; a seal must not
        raise SealBroken
    return data
