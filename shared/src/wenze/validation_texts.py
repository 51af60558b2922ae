"""Chinese texts for the errors of pydantic, by its error types; a type without one gets a general text."""

from collections.abc import Mapping
from typing import Any, Final

GENERAL: Final = "内容不符合要求，请对照接口说明核对"


_BY_TEXT: Final = {
    "必填，请补上": "missing missing_argument missing_keyword_only_argument missing_positional_only_argument",
    "没有这个字段，请删去或核对名称": "extra_forbidden unexpected_keyword_argument no_such_attribute",
    "不能修改": "frozen_field frozen_instance",
    "不应填写": "none_required missing_sentinel_error",
    "应为对象，写在花括号中": "model_type model_attributes_type dataclass_type dict_type mapping_type",
    "应为列表，写在方括号中": "list_type tuple_type set_type frozen_set_type deque_type iterable_type",
    "应为文本": "string_type string_unicode bytes_type bytes_invalid_encoding",
    "格式不对，请对照接口说明填写": "string_pattern_mismatch",
    "只能用英文字母、数字和半角符号": "string_not_ascii",
    "应为 true 或 false": "bool_type bool_parsing",
    "应为整数": "int_type int_parsing int_from_float",
    "数值过大": "int_parsing_size",
    "应为数字": "float_type float_parsing finite_number decimal_type decimal_parsing",
    "应为日期，例如 2026-03-01": "date_type date_parsing date_from_datetime_parsing date_from_datetime_inexact",
    "应为时间，例如 09:00:00": "time_type time_parsing",
    "应为日期和时间，例如 2026-03-01T09:00:00+08:00": (
        "datetime_type datetime_parsing datetime_object_invalid datetime_from_date_parsing"
    ),
    "缺少时区，例如 2026-03-01T09:00:00+08:00": "timezone_aware",
    "时区不对，例如 2026-03-01T09:00:00+08:00": "timezone_offset",
    "不能带时区": "timezone_naive",
    "应早于现在": "date_past datetime_past",
    "应晚于现在": "date_future datetime_future",
    "应为时长": "time_delta_type time_delta_parsing",
    "应为 UUID": "uuid_type uuid_parsing uuid_version",
    "应为网址": "url_type url_parsing url_syntax_violation url_scheme",
    "不是有效的 JSON": "json_invalid json_type",
    "嵌套过深或循环引用": "recursion_loop recursion_depth_exceeded",
    "应大于 {gt}": "greater_than",
    "不能小于 {ge}": "greater_than_equal",
    "应小于 {lt}": "less_than",
    "不能大于 {le}": "less_than_equal",
    "应为 {multiple_of} 的倍数": "multiple_of",
    "至少要有 {min_length} 项": "too_short",
    "不能超过 {max_length} 项": "too_long",
    "至少要有 {min_length} 个字符": "string_too_short",
    "不能超过 {max_length} 个字符": "string_too_long url_too_long",
    "至少要有 {min_length} 个字节": "bytes_too_short",
    "不能超过 {max_length} 个字节": "bytes_too_long",
    "总共不能超过 {max_digits} 位数字": "decimal_max_digits",
    "小数不能超过 {decimal_places} 位": "decimal_max_places",
    "整数部分不能超过 {whole_digits} 位": "decimal_whole_digits",
    "只能是 {expected} 之一": "enum literal_error",
    "种类只能是 {expected_tags} 之一": "union_tag_invalid",
    "没有写明种类，请补上": "union_tag_not_found",
}
_TEXTS: Final = {error_type: text for text, types in _BY_TEXT.items() for error_type in types.split()}
_OURS: Final = frozenset({"value_error", "assertion_error"})


def text_for(error_type: str, context: Mapping[str, Any]) -> str:
    """What to tell a person about an error of this type. A validator of ours speaks for itself if it speaks Chinese."""
    if error_type in _OURS:
        own = str(context.get("error", ""))
        return own if _is_chinese(own) else GENERAL
    if error_type in {"string_too_short", "too_short"} and context.get("min_length") == 1:
        return "不能为空，请填写"
    return _TEXTS.get(error_type, GENERAL).format_map({name: _listed(value) for name, value in context.items()})


def _listed(value: object) -> object:
    """pydantic lists alternatives as `'a', 'b' or 'c'`."""
    return value.replace(" or ", "、").replace(", ", "、").replace("'", "") if isinstance(value, str) else value


def _is_chinese(text: str) -> bool:
    chinese = sum("一" <= character <= "鿿" for character in text)
    return chinese > sum(character.isascii() and character.isalpha() for character in text)
