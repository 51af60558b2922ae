"""Arrivals on a real broker."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmark.arrivals import Arrivals, by_correlation, by_key
from benchmark.ground import new_ground
from benchmark.load import clues
from benchmark.tally import NotReached
from wenze.bus.publisher import record_of
from wenze.contracts.feeds import FeedSubmitted
from wenze.contracts.topics import FEEDS

pytestmark = pytest.mark.embedded

KIND = FeedSubmitted.type_name()


async def test_each_is_noted_when_it_first_comes_and_what_comes_as_another_message_too_counts(tmp_path: Path) -> None:
    first, second = clues(2, "arrivals")
    again = replace(first, id="another")
    async with (
        new_ground(tmp_path) as ground,
        Arrivals(ground.bootstrap, FEEDS.name, KIND, by_correlation) as arrivals,
        Arrivals(ground.bootstrap, FEEDS.name, KIND, by_key) as keys,
    ):
        await ground.send([record_of(envelope) for envelope in (first, first)])
        seen = await arrivals.all_of({first.correlation_id}, 20)
        await ground.send([record_of(envelope) for envelope in (again, second)])
        both = await arrivals.all_of({first.correlation_id, second.correlation_id}, 20)
        assert both[first.correlation_id] == seen[first.correlation_id] < both[second.correlation_id]
        assert arrivals.messages == 3
        assert await keys.all_of({first.key, second.key}, 20)
        with pytest.raises(NotReached, match=rf"{KIND}: 1 of 2 missing after 0\.1 s"):
            await arrivals.all_of({first.correlation_id, "never sent"}, 0.1)
