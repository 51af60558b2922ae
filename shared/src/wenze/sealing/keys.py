"""The keys that seal: named, rotated by adding a new current one, never with a default."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, SecretStr

KEY_LENGTH = 16
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")


class KeysUnusableError(Exception):
    """The configured keys cannot be used; the text never holds key material."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """SM4 keys by id; `current` seals, all of them open.

    Raises:
        KeysUnusableError: a key is not 16 bytes, an id is not 1–32 of `A-Z a-z 0-9 _ -`, or the current key is missing.
    """

    current: str
    keys: Mapping[str, bytes] = field(repr=False)

    def __post_init__(self) -> None:
        for key_id, key in self.keys.items():
            _require_usable(key_id, key)
        if self.current not in self.keys:
            raise KeysUnusableError(f"当前密封密钥 {self.current!r} 不在密钥列表中，请在配置中补上该密钥")


class SealingKeys(BaseModel):
    """The settings behind a key ring: keys in base64 by id, and which of them seals."""

    current: str
    keys: dict[str, SecretStr]

    def ring(self) -> KeyRing:
        """The key ring. Checked here and not by the model, whose errors would print the keys.

        Raises:
            KeysUnusableError: see `KeyRing`; also a key that is not base64.
        """
        decoded = {key_id: _decode(key_id, secret) for key_id, secret in self.keys.items()}
        return KeyRing(current=self.current, keys=decoded)


def _decode(key_id: str, secret: SecretStr) -> bytes:
    try:
        return base64.b64decode(secret.get_secret_value(), validate=True)
    except (binascii.Error, ValueError):
        raise KeysUnusableError(f"密封密钥 {key_id!r} 不是 base64 文本，请重新生成") from None


def _require_usable(key_id: str, key: bytes) -> None:
    if _KEY_ID.fullmatch(key_id) is None:
        raise KeysUnusableError(f"密封密钥编号 {key_id!r} 只能用 1 至 32 个字母、数字、下划线或连字符")
    if len(key) != KEY_LENGTH:
        raise KeysUnusableError(f"密封密钥 {key_id!r} 长度为 {len(key)} 字节，应为 {KEY_LENGTH} 字节，请重新生成")
