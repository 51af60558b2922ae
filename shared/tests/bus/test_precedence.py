import asyncio

from wenze.bus.precedence import QUIET_SECONDS, Precedence


class Time:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def pause(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


async def test_who_can_wait_waits_a_bounded_time_for_a_large_batch():
    time = Time()
    precedence = Precedence(time, time.pause)
    with precedence.taken():
        await precedence.give_way(longest=2.0)
    assert 102.0 <= time.now < 102.1


async def test_who_can_wait_goes_on_once_it_is_quiet():
    time = Time()
    precedence = Precedence(time, time.pause)
    with precedence.taken():
        pass
    await precedence.give_way(longest=2.0)
    assert QUIET_SECONDS <= time.now - 100.0 < QUIET_SECONDS + 0.1


async def test_lists_give_way_to_background_work_and_both_to_readers():
    time = Time()
    readers = Precedence(time, time.pause)
    background = Precedence(time, time.pause, ahead=readers)
    with readers.taken():
        assert readers.busy
        assert background.busy
    time.now += 2 * QUIET_SECONDS
    with background.taken():
        assert not readers.busy
        assert background.busy


async def test_nobody_waits_for_nothing():
    time = Time()
    await Precedence(time, time.pause).give_way(longest=2.0)
    assert time.now == 100.0


async def test_who_can_no_longer_wait_goes_on_at_once():
    time = Time()
    precedence = Precedence(time, time.pause)
    with precedence.taken():
        await precedence.give_way(longest=2.0, unless=lambda: time.now >= 100.5)
    assert 100.5 <= time.now < 100.6
