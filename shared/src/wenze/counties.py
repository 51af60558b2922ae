"""岳阳's counties, districts and management zones: the places a clue, a case or a cadre belongs to."""

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class County:
    """A place with its six-digit code. Codes of kind `zone` and `city` are local: the national table lacks them."""

    code: str
    name: str
    kind: Literal["city", "district", "county", "county-city", "zone"]


COUNTIES: Final = (
    County("430600", "岳阳市直", "city"),
    County("430602", "岳阳楼区", "district"),
    County("430603", "云溪区", "district"),
    County("430611", "君山区", "district"),
    County("430621", "岳阳县", "county"),
    County("430623", "华容县", "county"),
    County("430624", "湘阴县", "county"),
    County("430626", "平江县", "county"),
    County("430681", "汨罗市", "county-city"),
    County("430682", "临湘市", "county-city"),
    County("430671", "岳阳经济技术开发区", "zone"),
    County("430672", "屈原管理区", "zone"),
    County("430673", "南湖新区", "zone"),
    County("430674", "城陵矶新港区", "zone"),
)

_BY_TEXT: Final = {text: county for county in COUNTIES for text in (county.code, county.name)}


def county_named(text: str) -> County | None:
    """The county with that code or name, or None. Callers say which ones there are: see `names()`."""
    return _BY_TEXT.get(text.strip())


def names() -> str:
    """All counties for an error text: `430602 岳阳楼区、…`."""
    return "、".join(f"{county.code} {county.name}" for county in COUNTIES)
