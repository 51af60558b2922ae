import pytest

from benchmark.tally import NotReached, Seen


def test_what_came_together_with_the_first_does_not_count_as_speed() -> None:
    seen = Seen()
    for now in (10.0, 10.0, 11.0, 12.0, 12.0):
        seen.add(now)
    assert (seen.count, seen.at_first, seen.per_second) == (5, 2, 1.5)


def test_all_at_once_is_no_speed() -> None:
    seen = Seen()
    seen.add(10.0)
    with pytest.raises(NotReached, match="all 1 were seen at once"):
        _ = seen.per_second


def test_of_each_partition_the_last_aggregate_is_known() -> None:
    seen = Seen()
    for key, partition in ((b"430602:a", 0), (b"430602:b", 1), (b"430603:c", 0)):
        seen.add(10.0, key, partition)
    assert seen.latest == {0: "c", 1: "b"}
