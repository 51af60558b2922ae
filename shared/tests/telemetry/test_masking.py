import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from wenze.telemetry import MASK, gives_someone_away, mask_event, mask_text
from wenze.telemetry.telling_keys import is_telling

IDENTITY_NUMBER = "430602199001010010"  # synthetic: its check digit is wrong
MOBILE = "13800000000"  # not assigned


def masked(**fields: object) -> dict[str, object]:
    return dict(mask_event(None, "info", dict(fields)))


@pytest.mark.parametrize(
    "key",
    [
        "informant", "informants", "name", "informant_name", "subjectName", "INFORMANT_NAME", "phone", "phone-number",
        "id_number", "idNumber", "idcard", "address", "home_address", "content", "title", "document_title", "token",
        "access_token", "secret", "password", "Authorization", "x-api-key", "cookie", "body",
        "姓名", "联系电话", "身份证号",
    ],
)  # fmt: skip
def test_a_telling_key_is_recognised_in_any_style(key: str):
    assert is_telling(key)


@pytest.mark.parametrize(
    "key",
    [
        "topic",
        "partition",
        "event",
        "level",
        "logger",
        "timestamp",
        "cadre_id",
        "clue_id",
        "content_type",
        "filename",
        "单位",
    ],
)
def test_a_technical_key_is_left_alone(key: str):
    assert not is_telling(key)


def test_a_value_under_a_telling_key_is_masked_whole():
    assert masked(informant={"any": "thing"}, name="张三", title="线索", count=3) == {
        "informant": MASK,
        "name": MASK,
        "title": MASK,
        "count": 3,
    }


def test_nothing_under_a_telling_key_needs_no_mask():
    assert masked(informant=None) == {"informant": None}


def test_values_are_masked_at_any_depth():
    event = masked(detail={"items": [{"phone": MOBILE, "kind": "a"}, (f"来电 {MOBILE}",)]})

    assert event == {"detail": {"items": [{"phone": MASK, "kind": "a"}, [f"来电 {MASK}"]]}}


def test_what_nests_too_deep_is_masked_rather_than_followed():
    endless: list[object] = []
    endless.append(endless)

    assert MASK in json.dumps(masked(endless=endless))


@pytest.mark.parametrize(
    "text",
    [
        IDENTITY_NUMBER,
        f"身份证{IDENTITY_NUMBER}。",
        "43060219900101001X",
        "430602 1990 0101 0010",
        "430602900101001",
        MOBILE,
        "138-0000-0000",
        "138 0000 0000",
        "+8613800000000",
        "１３８００００００００",
        "0730-8000000",
        "someone@example.com",
        "请回复someone.else@mail.example.cn谢谢",
    ],
)
def test_numbers_and_mail_addresses_are_masked_in_any_text(text: str):
    assert gives_someone_away(text)
    assert not any(character.isdigit() for character in mask_text(text))
    assert "@" not in mask_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "offset 1380000000",
        "1772323200000",
        "1772323200000000000",
        "2026-03-01T08:30:00.123456+08:00",
        "accountability:15.3",
    ],
)
def test_technical_numbers_are_left_alone(text: str):
    assert mask_text(text) == text


@given(st.uuids() | st.binary(min_size=32, max_size=32).map(bytes.hex))
def test_uuids_and_fingerprints_stay_whole(identifier: UUID | str):
    assert mask_text(f"stream {identifier} done") == f"stream {identifier} done"


@given(st.text(), st.text())
def test_a_number_is_masked_wherever_it_stands(before: str, after: str):
    text = f"{before} {MOBILE} {after}"

    assert MOBILE not in mask_text(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name='张三', n=1", "name=***, n=1"),
        ("{'name': '张三', 'kind': 'a'}", "{'name': ***, 'kind': 'a'}"),
        ('{"names": ["张三", "李四"]}', '{"names": ***}'),
        ("姓名：张三，性别：男", "姓名：***，性别：男"),
        ("x=name='张三'", "x=name=***"),
        ("password: a:b=c", "password: ***"),
        ("Authorization: Bearer abc.def", "Authorization: ***"),
        ("GET /v1/cadres?name=%E5%BC%A0&page=2", "GET /v1/cadres?name=***&page=2"),
        (r"title='it\'s him' kind=1", "title=*** kind=1"),
    ],
)
def test_values_written_behind_a_telling_key_are_masked(text: str, expected: str):
    assert mask_text(text) == expected


def test_numbers_that_are_not_text_are_masked_too():
    assert masked(a=13800000000, b=13800000000.0, c=430602199001010010, offset=13) == {
        "a": MASK,
        "b": f"{MASK}.0",
        "c": MASK,
        "offset": 13,
    }


@pytest.mark.parametrize("value", ["张三", ["张三"], {"unit": "张三家"}, {"unit": "家" * 60, "who": "张三"}])
def test_what_pydantic_refused_is_not_shown(value: object):
    class Informant(BaseModel):
        age: int

    with pytest.raises(ValidationError) as refused:
        Informant.model_validate({"age": value})

    assert "张三" not in mask_text(str(refused.value))


def test_objects_become_masked_text():
    @dataclass
    class Subject:
        name: str

    class Colour(StrEnum):
        RED = "red"

    event = masked(a=Subject("张三"), b=b"13800000000", c=Colour.RED, d=date(2026, 3, 1), e=UUID(int=1))

    assert "张三" not in str(event)
    assert event["b"] == "<11 bytes>"
    assert event["c"] == "red"
    assert event["d"] == "2026-03-01"
    assert event["e"] == "UUID('00000000-0000-0000-0000-000000000001')"


def test_an_object_that_cannot_be_printed_does_not_lose_the_line():
    class Unprintable:
        def __repr__(self) -> str:
            raise RuntimeError("13800000000")

    assert masked(thing=Unprintable()) == {"thing": "<Unprintable>"}


def test_keys_are_searched_as_well():
    assert masked(**{MOBILE: 1}) == {MASK: 1}


ENCODABLE = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
KEYS = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | ENCODABLE
VALUES = st.recursive(
    KEYS | st.datetimes() | st.binary(max_size=5) | st.sets(KEYS, max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=10,
)


@given(VALUES)
def test_a_masked_event_can_always_be_written_as_json(value: object):
    orjson.dumps(masked(value=value))


@pytest.mark.parametrize("piece", ["a", "1", "name=", "0-", "a@", "name:'", "name=[", "input_value=", '"', "\\'name='"])
@pytest.mark.timeout(15)
def test_no_text_makes_the_search_slow(piece: str):
    """Half a million characters of anything take about a second; a pattern that goes back again would need minutes."""
    mask_text(piece * (500_000 // len(piece)))
