from itertools import count

import pytest

from demonstration.polling import NotInTime, eventually, until


class Counting:
    """Answers 1, 2, 3, …"""

    def __init__(self) -> None:
        self._answers = count(1)

    async def __call__(self) -> int:
        return next(self._answers)


async def test_the_first_answer_that_holds_is_taken() -> None:
    assert await until(Counting(), lambda answer: answer >= 3, seconds=5, what="第三个答复") == 3


async def test_what_does_not_come_about_is_told_with_its_time() -> None:
    with pytest.raises(NotInTime, match=r"等待案件形成超过 0\.1 秒"):
        await until(Counting(), lambda _: False, seconds=0.1, what="案件形成")


async def test_for_a_comparison_the_last_answer_is_taken_as_it_is() -> None:
    assert await eventually(Counting(), lambda _: False, seconds=0.1) >= 2
