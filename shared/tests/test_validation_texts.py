import re
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticKnownError
from pydantic_core.core_schema import ErrorType

from wenze.validation_texts import GENERAL, text_for

ERROR_TYPES = sorted(get_args(ErrorType))
ALLOWED_LETTERS = re.compile(r"true|false|UUID|JSON|T(?=\d\d:)")
LIMITS: dict[str, Any] = {
    "gt": 1, "ge": 1, "lt": 1, "le": 1, "multiple_of": 5, "min_length": 2, "max_length": 9, "actual_length": 10,
    "max_digits": 6, "decimal_places": 2, "whole_digits": 4, "field_type": "List", "pattern": "^[a-z]+$",
    "expected": "'甲', '乙' or '丙'", "expected_tags": "'甲', '乙'", "discriminator": "'kind'", "tag": "x",
    "class_name": "Clue", "class": "Clue", "error": "English reason", "attribute": "x", "method_name": "x",
    "encoding": "utf-8", "encoding_error": "invalid start byte", "tz_expected": 0, "tz_actual": 1,
    "expected_schemes": "'http' or 'https'", "expected_version": 4,
}  # fmt: skip


@pytest.mark.parametrize("error_type", ERROR_TYPES)
def test_every_error_type_has_a_chinese_text(error_type: str):
    text = text_for(error_type, LIMITS)

    assert re.search("[一-鿿]", text)
    assert not re.search("[A-Za-z]", ALLOWED_LETTERS.sub("", text)), text
    assert "{" not in text


@pytest.mark.parametrize(
    "error_type",
    ["missing", "extra_forbidden", "string_type", "string_too_short", "string_too_long", "string_pattern_mismatch",
     "int_parsing", "int_type", "bool_parsing", "date_parsing", "date_from_datetime_parsing", "datetime_parsing",
     "timezone_aware", "list_type", "dict_type", "model_attributes_type", "model_type", "enum", "literal_error",
     "greater_than_equal", "less_than_equal", "too_short", "too_long", "uuid_parsing", "url_parsing"],
)  # fmt: skip
def test_what_a_caller_can_do_wrong_has_a_text_of_its_own(error_type: str):
    assert text_for(error_type, LIMITS) != GENERAL


@pytest.mark.parametrize(
    ("error_type", "context", "expected"),
    [
        ("greater_than_equal", {"ge": 3}, "不能小于 3"),
        ("less_than", {"lt": date(2026, 3, 1)}, "应小于 2026-03-01"),
        ("string_too_long", {"max_length": 64}, "不能超过 64 个字符"),
        ("string_too_short", {"min_length": 1}, "不能为空，请填写"),
        ("string_too_short", {"min_length": 2}, "至少要有 2 个字符"),
        ("too_long", {"max_length": 9, "actual_length": None}, "不能超过 9 项"),
        ("enum", {"expected": "'a', 'b' or 'c'"}, "只能是 a、b、c 之一"),
        ("value_error", {"error": ValueError("日期不能晚于今天")}, "日期不能晚于今天"),
        ("value_error", {"error": ValueError("invalid literal: '张三'")}, GENERAL),
        ("assertion_error", {}, GENERAL),
    ],
)
def test_limits_and_alternatives_are_filled_in(error_type: str, context: dict[str, Any], expected: str):
    assert text_for(error_type, context) == expected


@given(st.text())
def test_a_type_nobody_knows_gets_the_general_text(error_type: str):
    if error_type not in ERROR_TYPES:
        assert text_for(error_type, {"error": "English"}) == GENERAL


@pytest.mark.parametrize("error_type", ERROR_TYPES)
def test_the_contexts_above_are_those_pydantic_gives(error_type: str):
    template = PydanticKnownError(error_type, LIMITS).message_template  # pyright: ignore[reportArgumentType]

    assert set(re.findall(r"{(\w+)}", template)) <= LIMITS.keys() | {"expected_plural"}
