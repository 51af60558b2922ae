"""The keys that seal an informant's identity and those of the blind index: made once, kept beside the data."""

import base64
import json
import os
import secrets
from pathlib import Path

from embedded_stack.errors import StackRefusedError
from wenze.sealing import KeysUnusableError, SealingKeys
from wenze.sealing.keys import KEY_LENGTH

_FILE_NAME = "sealing-keys.json"
_KEY_ID = "embedded-1"
_BLIND_INDEX_FILE_NAME = "blind-index-keys.json"


def kept_sealing_keys(data_folder: Path) -> str:
    """The value of the setting `WENZE_SEALING_KEYS`; at the first start new keys, readable by the owner only.

    Raises:
        StackRefusedError: the keys are lost or damaged while there is data that only they open.
    """
    file = data_folder / _FILE_NAME
    if file.exists():
        return _usable(file)
    if (data_folder / "database").exists():
        raise StackRefusedError(
            f"数据目录中已有数据库，但缺少密封密钥 {file}。没有它，已密封的信息无法打开；请从备份恢复该文件。"
        )
    return _made(file, _KEY_ID)


def kept_blind_index_keys(data_folder: Path) -> str:
    """The value of the setting `WENZE_BLIND_INDEX_KEYS`; new keys, readable by the owner only, where there are none.

    New ones have an id of their own: the service then tells which clues are not watched until its lists are rebuilt.

    Raises:
        StackRefusedError: the keys are damaged.
    """
    file = data_folder / _BLIND_INDEX_FILE_NAME
    return _usable(file) if file.exists() else _made(file, f"embedded-{secrets.token_hex(4)}")


def _made(file: Path, key_id: str) -> str:
    key = base64.b64encode(secrets.token_bytes(KEY_LENGTH)).decode()
    keys = json.dumps({"current": key_id, "keys": {key_id: key}})
    with open(file, "x", opener=_owner_only) as target:
        target.write(keys)
    return keys


def _usable(file: Path) -> str:
    text = file.read_text()
    try:
        SealingKeys.model_validate_json(text).ring()
    except (KeysUnusableError, ValueError):  # a validation error would print the keys
        raise StackRefusedError(
            f"密钥文件 {file} 已损坏，用它密封或者编入盲索引的信息无法使用；请从备份恢复该文件。"
        ) from None
    return text


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
