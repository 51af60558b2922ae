"""A county may be named by its code or its name; any other is refused with the ones there are."""

import pytest

from wenze.http import InvalidRequest, county_code


@pytest.mark.parametrize(
    ("text", "code"), [("430602", "430602"), ("岳阳楼区", "430602"), (" 岳阳楼区 ", "430602"), ("", "")]
)
def test_a_county_is_known_by_code_and_by_name_and_none_is_none(text: str, code: str) -> None:
    assert county_code(text) == code


def test_an_unknown_county_is_refused_with_all_there_are() -> None:
    with pytest.raises(InvalidRequest) as refused:
        county_code("长沙市")
    (error,) = refused.value.problem().errors
    assert error.field == "query.county"
    assert all(named in error.message for named in ("长沙市", "430602 岳阳楼区", "430674"))
