"""Persons who do not exist: marked names, telephone and identity numbers that no real person can have."""

from datetime import date, timedelta
from random import Random
from typing import Final

from faker import Faker

MARK: Final = "合成·"
"""Stands before the name of every synthetic person and organisation."""

_CHECK_DIGITS: Final = "10X98765432"
_OLDEST: Final = date(1958, 1, 1)
_DAYS_OF_BIRTH: Final = 15_000


class Names:
    """An endless supply of marked names."""

    def __init__(self, stream: Random) -> None:
        self._faker = Faker("zh_CN")
        self._faker.seed_instance(stream.getrandbits(64))

    def another(self) -> str:
        """A name such as 合成·王建国; it may occur again."""
        return f"{MARK}{self._faker.name()}"


def telephone_number(stream: Random) -> str:
    """Ten digits: a mobile number in China has eleven, so nobody can be called by this one."""
    return f"1990000{stream.randrange(1000):03}"


def identity_number(district: str, stream: Random) -> str:
    """Eighteen characters in the form of an identity number of the district, with a wrong check digit."""
    born = _OLDEST + timedelta(days=stream.randrange(_DAYS_OF_BIRTH))
    number = f"{district}{born:%Y%m%d}{stream.randrange(1000):03}"
    return number + stream.choice([digit for digit in _CHECK_DIGITS if digit != check_digit(number)])


def check_digit(number: str) -> str:
    """The check digit (GB 11643, ISO 7064 MOD 11-2) that a real identity number has after these seventeen digits."""
    weighted = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number))
    return _CHECK_DIGITS[weighted % 11]
