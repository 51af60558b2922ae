"""The informant's own particulars never stay in a text. All persons are synthetic (合成)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clue_intake.domain.informant import Informant
from clue_intake.domain.redaction import NAME_MARK, NUMBER_MARK, redaction_of

PERSON = Informant(
    name="甄合成",
    phone="+86 100 0000 1234、0730-0001234",
    id_number="43060219000101000x",
    address="岳阳楼区合成路12号3单元502室",
)


@pytest.mark.parametrize(
    "written",
    ["甄合成", "甄 合 成", "甄　合成", "甄·合成", "甄\u200b合成"],
)
def test_a_name_is_hidden_however_it_is_spaced(written: str) -> None:
    assert redaction_of(PERSON)(f"反映人{written}多次来访") == f"反映人{NAME_MARK}多次来访"


@pytest.mark.parametrize(
    "written",
    [
        "10000001234",
        "100 0000 1234",
        "100-0000-1234",
        "+86 10000001234",
        "１０００００01234",
        "07300001234",
        "0730-0001234",
        "0001234",
        "43060219000101000X",
        "４３０６０２１９０００１０１０００Ｘ",
        "𝟏𝟎𝟎𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒",
        "430602 19000101 000x",
        "岳阳楼区合成路12号3单元502室",
    ],
)
def test_a_number_or_an_exact_address_is_hidden_however_it_is_written(written: str) -> None:
    redacted = redaction_of(PERSON)(f"请回复（{written}）")
    assert NUMBER_MARK in redacted
    assert not any(character.isdigit() for character in redacted.replace("+86", ""))


def test_a_number_that_begins_like_a_shorter_one_is_hidden_whole() -> None:
    assert redaction_of(Informant(phone="1234567、123456789"))("拨打123456789") == f"拨打{NUMBER_MARK}"


@pytest.mark.parametrize(
    ("informant", "text"),
    [
        (Informant(name="甄合成、李合成"), "甄合成和李合成"),
        (Informant(name="甄合成 李合成"), "李合成和甄合成"),
        (Informant(name="甄合成;李合成等3人"), "甄合成和李合成"),
        (Informant(name="甄合成等三人"), "甄合成"),
        (Informant(name="甄合成（女）"), "甄合成"),
        (Informant(name="甄合成先生"), "甄合成"),
        (Informant(name="甄合成同志13800001234"), "甄合成，13800001234"),
        (Informant(name="甄 合 成"), "甄合成"),
    ],
)
def test_everyone_named_in_one_cell_is_hidden(informant: Informant, text: str) -> None:
    redacted = redaction_of(informant)(text)
    assert not set("甄李") & set(redacted)
    assert "1234" not in redacted


@pytest.mark.parametrize(
    ("informant", "text"),
    [
        (Informant(phone="13800001234 13900001234"), "13900001234，138 0000 1234"),
        (Informant(phone="13800001234本人13900001234妻"), "13800001234，13900001234"),
        (Informant(phone="1000-0001234转李某 10000009999"), "10000001234，10000009999"),
        (Informant(phone="07308881234"), "8881234"),
        (Informant(phone="0730-8881234-801"), "8881234"),
        (Informant(phone="01088812345"), "88812345"),
        (Informant(id_number="43060219900101123X（身份证）"), "43060219900101123x"),
        (Informant(id_number="护照：E12345678"), "e12345678"),
        (
            Informant(name="甄合成", note="配偶电话13800001234，证件430602 19900101 123X"),
            "13800001234，43060219900101123X",
        ),
        (Informant(note="宅电0730-8881234"), "8881234"),
    ],
)
def test_every_number_written_into_a_cell_is_hidden(informant: Informant, text: str) -> None:
    assert not any(character.isdigit() for character in redaction_of(informant)(text))


def test_a_word_for_the_informant_is_no_name() -> None:
    text = "一名女同志反映，等人多次来访"
    assert redaction_of(Informant(name="（女）等3人"))(text) == text


def test_what_others_are_called_stays() -> None:
    text = "合成镇镇长张三，电话 10000009999，办公地点合成路12号"
    assert redaction_of(PERSON)(text) == text


def test_an_address_without_a_house_number_is_a_place_and_stays() -> None:
    text = "平江县合成镇人民政府"
    assert redaction_of(Informant(address="平江县合成镇"))(text) == text


def test_a_surname_alone_does_not_tear_the_text_apart() -> None:
    assert redaction_of(Informant(name="王"))("王家河治理") == "王家河治理"


def test_an_anonymous_informant_changes_nothing() -> None:
    assert Informant().is_anonymous
    assert redaction_of(Informant())("原文 10000001234") == "原文 10000001234"


def test_an_informant_prints_without_any_particulars() -> None:
    assert repr(PERSON) == "Informant()"


NAMES = st.text("甄合成欧阳赵钱孙李周吴", min_size=2, max_size=4)
PHONES = st.from_regex(r"1000\d{7}", fullmatch=True)


@given(NAMES, PHONES, st.text("的在是 ，。镇长王张0123456789", max_size=30), st.text("、：- 9", max_size=10))
def test_nothing_identifying_survives_in_any_text(name: str, phone: str, before: str, after: str) -> None:
    redact = redaction_of(Informant(name=name, phone=phone))
    redacted = redact(f"{before}{name}{after}{phone}{before}")
    assert name not in redacted
    assert phone not in redacted
    assert redact(redacted) == redacted
