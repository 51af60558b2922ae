import asyncio

from notifier.application.tray import CAPACITY, REMEMBERED, Tray
from notifier.domain.notice import Notice
from wenze.journal.executor import History


def test_what_is_put_in_comes_out_once_and_in_order() -> None:
    tray = Tray()
    tray.put(["b", "a"])
    tray.put(["a", "c"])
    assert list(tray.take(2)) == ["b", "a"]
    assert list(tray.take(2)) == ["c"]
    assert not tray.take(2)


def test_a_full_tray_takes_no_more_and_keeps_what_it_has() -> None:
    tray = Tray()
    tray.put(str(number) for number in range(CAPACITY + 1))
    tray.put(["late"])
    assert len(tray) == CAPACITY
    assert list(tray.take(1)) == ["0"]
    tray.put(["late"])
    assert list(tray.take(CAPACITY))[-1] == "late"


def test_a_tray_remembers_a_bounded_number_of_histories_and_all_names(notice: Notice) -> None:
    tray, history = Tray(), History(notice)
    for number in range(REMEMBERED + 2):
        tray.put_one(str(number), history)
    assert len(tray) == REMEMBERED + 2
    assert tray.take(1) == {"0": history}
    tray.put_one("late", history)
    rest = tray.take(CAPACITY)
    assert [name for name, known in rest.items() if known is None] == [str(REMEMBERED), str(REMEMBERED + 1)]
    assert rest["late"] is history


async def test_who_waits_goes_on_when_something_is_put_in() -> None:
    tray = Tray()
    waiting = asyncio.create_task(tray.holds(1, 60))
    await asyncio.sleep(0)
    assert not waiting.done()
    tray.put(["a"])
    async with asyncio.timeout(5):
        await waiting


async def test_nobody_waits_longer_than_asked_for_nor_for_what_was_taken_out() -> None:
    tray = Tray()
    tray.put(["a"])
    await tray.holds(1, 60)
    tray.take(1)
    async with asyncio.timeout(5):
        await tray.holds(1, 0.001)


async def test_who_waits_for_several_goes_on_with_the_last_of_them() -> None:
    tray = Tray()
    waiting = asyncio.create_task(tray.holds(2, 60))
    tray.put(["a"])
    await asyncio.sleep(0)
    tray.put(["a"])
    await asyncio.sleep(0)
    assert not waiting.done()
    tray.put(["b"])
    async with asyncio.timeout(5):
        await waiting
