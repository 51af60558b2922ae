"""A database that is slowed down answers as many times later as it is told to."""

import asyncio

import pytest

from fault_suite import pace as pacing
from fault_suite.pace import Pace

REQUEST = (1, 1)


class Clock:
    """Time that passes when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(pacing, "monotonic", clock.monotonic)
    monkeypatch.setattr(asyncio, "sleep", clock.sleep)
    return clock


async def _ask(pace: Pace, clock: Clock, statement: str, takes: float) -> float:
    """How long it is until the answer may be passed on, when the database takes so long."""
    asked = clock.now
    pace.asked(REQUEST, statement)
    clock.now += takes
    await pace.answered(REQUEST)
    return clock.now - asked


async def test_as_usual_nothing_is_held_back(clock: Clock):
    pace = Pace()
    assert await _ask(pace, clock, "find", takes=2) == 2
    assert pace.medians() == {"find": 2}


async def test_a_slow_answer_comes_ten_times_as_late_as_it_was_given(clock: Clock):
    pace = Pace()
    assert pace.slow_down(10) == {}
    assert await _ask(pace, clock, "find", takes=2) == 20


async def test_a_quick_answer_comes_ten_times_as_late_as_usual(clock: Clock):
    pace = Pace()
    await _ask(pace, clock, "find", takes=4)
    assert pace.slow_down(10) == {"find": 4}
    assert await _ask(pace, clock, "find", takes=1) == 40
    assert await _ask(pace, clock, "insert", takes=1) == 10


async def test_afterwards_it_is_as_usual_again(clock: Clock):
    pace = Pace()
    pace.slow_down(10)
    await _ask(pace, clock, "find", takes=1)
    assert pace.as_usual() == {"find": 10}
    assert await _ask(pace, clock, "find", takes=1) == 1


async def test_what_drivers_say_among_themselves_is_left_alone(clock: Clock):
    pace = Pace()
    pace.slow_down(10)
    assert await _ask(pace, clock, "hello", takes=10) == 10
    assert pace.medians() == {}
