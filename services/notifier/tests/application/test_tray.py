import asyncio

from notifier.application.tray import CAPACITY, Tray


def test_what_is_put_in_comes_out_once_and_in_order() -> None:
    tray = Tray()
    tray.put(["b", "a"])
    tray.put(["a", "c"])
    assert tray.take(2) == ["b", "a"]
    assert tray.take(2) == ["c"]
    assert tray.take(2) == []


def test_a_full_tray_takes_no_more_and_keeps_what_it_has() -> None:
    tray = Tray()
    tray.put(str(number) for number in range(CAPACITY + 1))
    tray.put(["late"])
    assert len(tray) == CAPACITY
    assert tray.take(1) == ["0"]
    tray.put(["late"])
    assert tray.take(CAPACITY)[-1] == "late"


async def test_who_waits_goes_on_when_something_is_put_in() -> None:
    tray = Tray()
    waiting = asyncio.create_task(tray.filled(60))
    await asyncio.sleep(0)
    assert not waiting.done()
    tray.put(["a"])
    async with asyncio.timeout(5):
        await waiting


async def test_nobody_waits_longer_than_asked_for_nor_for_what_was_taken_out() -> None:
    tray = Tray()
    tray.put(["a"])
    await tray.filled(60)
    tray.take(1)
    async with asyncio.timeout(5):
        await tray.filled(0.001)
