"""A service's readers take turns, and a list that is far behind is urgent unless its documents soon change again."""

from typing import Any

import pytest

from wenze.bus.subscription import Subscription
from wenze.contracts.topics import CLUES, FEEDS
from wenze.service import runtime
from wenze.service.projection import Projection
from wenze.service.runtime import Runtime
from wenze.service.settings import ServiceSettings
from wenze.testing.counter import CODEC, Full, evolve, messages_of

BATCH = 77


async def _nothing(_: Any) -> None: ...


@pytest.fixture
def subscriptions(monkeypatch: pytest.MonkeyPatch) -> list[Subscription]:
    """What the service subscribes to."""
    made: list[Subscription] = []

    def reader(_settings: Any, _client: str, subscription: Subscription) -> object:
        made.append(subscription)
        return object()

    monkeypatch.setattr(runtime, "reader", reader)
    return made


@pytest.fixture
async def service() -> Runtime:
    """Its database and broker are never asked."""
    return Runtime("clue-intake", ServiceSettings.model_validate({"kafka": {"batch_records": BATCH}}), messages_of)


def _project(service: Runtime, **how: bool) -> None:
    store = service.aggregates("counter", CODEC, evolve, Full)
    service.project(CLUES, store, "counters", [], lambda history: {"n": history.state}, **how)


@pytest.mark.parametrize("far_behind", [False, True])
async def test_a_list_is_urgent_while_it_is_far_behind(
    service: Runtime, subscriptions: list[Subscription], monkeypatch: pytest.MonkeyPatch, far_behind: bool
):
    monkeypatch.setattr(Projection, "is_far_behind", lambda _: far_behind)
    _project(service)
    (listing,) = subscriptions
    assert listing.is_urgent() is far_behind


async def test_a_list_whose_documents_soon_change_again_is_never_urgent(
    service: Runtime, subscriptions: list[Subscription], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Projection, "is_far_behind", lambda _: True)
    _project(service, catches_up=False)
    (listing,) = subscriptions
    assert not listing.is_urgent()


async def test_readers_give_way_to_the_lists_of_their_own_service(service: Runtime, subscriptions: list[Subscription]):
    _project(service)
    service.subscribe(FEEDS, _nothing)
    listing, reading = subscriptions
    assert not reading.urgent.busy
    with listing.urgent.taken():
        assert reading.urgent.busy


async def test_readers_take_as_many_messages_at_a_time_as_the_setting_says(
    service: Runtime, subscriptions: list[Subscription]
):
    service.subscribe(FEEDS, _nothing)
    assert [each.batch_records for each in subscriptions] == [BATCH]
