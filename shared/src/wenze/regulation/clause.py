"""References to clauses of the three regulations, as written in code, events and documents."""

import re
from dataclasses import dataclass
from typing import Self

SHORT_TITLES = {
    "incentive": "激励办法",
    "supervision": "监督办法",
    "accountability": "问责办法",
}

_WRITTEN = re.compile(r"([a-z]+):([1-9]\d?)(?:\.([1-9]\d?))?")
_DIGITS = "零一二三四五六七八九"


class InvalidClauseReferenceError(ValueError):
    """The text does not name a clause; the message says in Chinese how to write one."""


@dataclass(frozen=True, slots=True, order=True)
class ClauseReference:
    """An article, or one numbered item of it: `accountability:15.3` is 《问责办法》第十五条第(三)项."""

    regulation: str
    article: int
    item: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `<regulation>:<article>[.<item>]`.

        Raises:
            InvalidClauseReferenceError: the form is wrong or the regulation is unknown.
        """
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise InvalidClauseReferenceError(
                f"条款引用“{text}”写法不对：请写成“办法：条”或“办法：条.项”，例如 accountability:15.3。"
            )
        regulation, article, item = written.groups()
        if regulation not in SHORT_TITLES:
            known = "、".join(f"{code}({title})" for code, title in SHORT_TITLES.items())
            raise InvalidClauseReferenceError(
                f"条款引用“{text}”中的“{regulation}”不是已知的办法：请改为 {known} 之一。"
            )
        return cls(regulation, int(article), int(item) if item else None)

    def __str__(self) -> str:
        """The written form, which `parse` reads back."""
        written = f"{self.regulation}:{self.article}"
        return written if self.item is None else f"{written}.{self.item}"

    def in_chinese(self) -> str:
        """The citation as official documents print it."""
        citation = f"《{SHORT_TITLES[self.regulation]}》第{chinese_numeral(self.article)}条"
        return citation if self.item is None else f"{citation}第({chinese_numeral(self.item)})项"


def chinese_numeral(number: int) -> str:
    """The numeral for 1 to 99, as used in article numbers: 三, 十, 十二, 二十, 二十一."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
