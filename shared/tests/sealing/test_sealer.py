import os
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenze.sealing import KeyRing, SealBroken, SealedText, Sealer

PLACE = "clue/2026-0001/informant"
KEYS = KeyRing("2026a", {"2026a": b"0123456789abcdef"})
SEALER = Sealer(KEYS, os.urandom)

ENCODABLE = st.text(st.characters(exclude_categories=["Cs"]))


@given(plain=ENCODABLE, context=ENCODABLE)
def test_what_was_sealed_opens_in_its_place(plain: str, context: str):
    assert SEALER.open(SEALER.seal(plain, context), context) == plain


def test_the_sealed_text_names_its_form_and_key():
    sealed = SEALER.seal("张三（合成）", PLACE)

    assert sealed.startswith("sm4gcm.v1.2026a.")
    assert sealed.count(".") == 4
    assert "张三" not in sealed


@given(context=ENCODABLE, other=ENCODABLE)
def test_a_sealed_text_opens_in_no_other_place(context: str, other: str):
    sealed = SEALER.seal("张三（合成）", context)

    if other != context:
        with pytest.raises(SealBroken):
            SEALER.open(sealed, other)


@given(st.data())
def test_any_changed_character_breaks_the_seal(data: st.DataObject):
    sealed = SEALER.seal("张三（合成）", PLACE)
    place = data.draw(st.integers(0, len(sealed) - 1))
    other = data.draw(st.sampled_from(string.ascii_letters + string.digits + "-_.=张 \n"))
    altered = sealed[:place] + other + sealed[place + 1 :]

    if altered != sealed:
        with pytest.raises(SealBroken):
            SEALER.open(SealedText(altered), PLACE)


@pytest.mark.parametrize("last", string.ascii_letters + string.digits + "-_")
def test_unused_bits_of_the_last_character_are_sealed_too(last: str):
    sealed = SEALER.seal("1" * 18, PLACE)  # 18 and 16 bytes leave four bits of the last character unused

    if not sealed.endswith(last):
        with pytest.raises(SealBroken):
            SEALER.open(SealedText(sealed[:-1] + last), PLACE)


@given(st.integers(0, 200))
def test_a_shortened_text_breaks_the_seal(length: int):
    sealed = SEALER.seal("张三（合成）", PLACE)

    if length < len(sealed):
        with pytest.raises(SealBroken):
            SEALER.open(SealedText(sealed[:length]), PLACE)


@given(ENCODABLE)
def test_text_that_was_never_sealed_is_refused(text: str):
    with pytest.raises(SealBroken):
        SEALER.open(SealedText(text), PLACE)


def test_a_rotated_key_still_opens_and_no_longer_seals():
    rotated = Sealer(KeyRing("2026b", {**KEYS.keys, "2026b": b"fedcba9876543210"}), os.urandom)
    old = SEALER.seal("旧", PLACE)

    assert rotated.open(old, PLACE) == "旧"
    assert rotated.seal("新", PLACE).startswith("sm4gcm.v1.2026b.")


def test_a_text_whose_key_is_gone_stays_closed():
    without_the_old_key = Sealer(KeyRing("2026b", {"2026b": b"fedcba9876543210"}), os.urandom)

    with pytest.raises(SealBroken):
        without_the_old_key.open(SEALER.seal("旧", PLACE), PLACE)


def test_a_key_under_a_borrowed_id_does_not_open():
    impostor = Sealer(KeyRing("2026a", {"2026a": b"fedcba9876543210"}), os.urandom)

    with pytest.raises(SealBroken):
        impostor.open(SEALER.seal("旧", PLACE), PLACE)


def test_the_same_text_is_sealed_differently_each_time():
    assert SEALER.seal("张三（合成）", PLACE) != SEALER.seal("张三（合成）", PLACE)


def test_a_broken_seal_tells_nothing_of_the_content():
    with pytest.raises(SealBroken) as broken:
        SEALER.open(SEALER.seal("张三（合成）", PLACE), "elsewhere")

    assert "张三" not in str(broken.value)
    assert broken.value.__cause__ is None
