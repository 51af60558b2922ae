import base64

import pytest
from pydantic import BaseModel, ValidationError

from wenze.sealing import KeyRing, KeysUnusableError, SealingKeys

SIXTEEN = base64.b64encode(b"0123456789abcdef").decode()


def ring_of(keys: dict[str, str], current: str = "2026a"):
    return SealingKeys.model_validate({"current": current, "keys": keys}).ring()


def test_keys_come_from_base64_settings():
    assert ring_of({"2026a": SIXTEEN}) == KeyRing("2026a", {"2026a": b"0123456789abcdef"})


def test_there_is_no_default_key():
    with pytest.raises(ValidationError):
        SealingKeys()  # pyright: ignore[reportCallIssue]


@pytest.mark.parametrize("length", [0, 15, 17, 32])
def test_a_key_of_another_length_is_refused(length: int):
    with pytest.raises(KeysUnusableError, match="16 字节"):
        ring_of({"2026a": base64.b64encode(b"x" * length).decode()})


def test_a_key_that_is_not_base64_is_refused_without_printing_it():
    with pytest.raises(KeysUnusableError) as refused:
        ring_of({"2026a": "不是密钥-secret!"})

    assert "secret" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_current_key_that_is_missing_is_refused():
    with pytest.raises(KeysUnusableError, match="2026b"):
        ring_of({"2026a": SIXTEEN}, current="2026b")


@pytest.mark.parametrize("key_id", ["", "with.dot", "密钥", "x" * 33])
def test_a_key_id_that_would_break_the_sealed_text_is_refused(key_id: str):
    with pytest.raises(KeysUnusableError):
        KeyRing(key_id, {key_id: b"0123456789abcdef"})


def test_keys_are_never_printed():
    settings = SealingKeys(current="2026a", keys={"2026a": SIXTEEN})  # pyright: ignore[reportArgumentType]

    assert SIXTEEN not in repr(settings)
    assert "0123456789abcdef" not in repr(settings.ring())


def test_settings_that_hold_keys_do_not_print_them_when_another_setting_is_wrong():
    class Settings(BaseModel):
        port: int
        sealing: SealingKeys

    with pytest.raises(ValidationError) as refused:
        Settings.model_validate({"port": "x", "sealing": {"current": "2026a", "keys": {"2026a": SIXTEEN}}})

    assert SIXTEEN not in str(refused.value)
