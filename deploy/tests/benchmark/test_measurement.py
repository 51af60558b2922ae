import pytest

from benchmark.interleaving import interleaved
from benchmark.measurement import Bar, Measurement, Peer, Runs


def test_a_measurement_is_compared_by_its_medians() -> None:
    peer = Peer("a loop", Runs.of([100.0, 50.0, 900.0]))
    measurement = Measurement("end to end", "/s", Runs.of([60.0, 1.0, 80.0]), (peer,))
    assert measurement.ratio(peer) == pytest.approx(0.6)


def test_the_spread_goes_from_the_lowest_to_the_highest_run() -> None:
    runs = Runs.of([3.0, 1.0, 2.0])
    assert (runs.lowest, runs.median, runs.highest) == (1.0, 2.0, 3.0)


def test_a_bar_is_met_at_its_limit_and_on_its_good_side() -> None:
    assert [Bar.at_least(10).is_met_by(value) for value in (9.9, 10, 11)] == [False, True, True]
    assert [Bar.at_most(1.2).is_met_by(value) for value in (1.1, 1.2, 1.3)] == [True, True, False]
    assert (str(Bar.at_least(0.75)), str(Bar.at_most(3))) == ("≥ 0.75", "≤ 3")


async def test_contestants_take_turns_and_none_always_follows_the_same_one() -> None:
    order: list[str] = []

    def first(number: int) -> float:
        order.append("first")
        return number

    async def second(number: int) -> float:
        order.append("second")
        return number * 10

    runs = await interleaved({"first": first, "second": second}, 3)
    assert order == ["first", "second", "second", "first", "first", "second"]
    assert (runs["first"].values, runs["second"].values) == ((0, 1, 2), (0, 10, 20))
