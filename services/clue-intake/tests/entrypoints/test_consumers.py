"""Submissions on the topic `feeds`."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from clue_intake.entrypoints.consumers import FeedConsumer
from wenze.contracts.envelope import Envelope, InvalidMessage, decode, encode
from wenze.contracts.feeds import FeedSubmitted
from wenze.contracts.golden import example_of
from wenze.contracts.topics import FEEDS

MESSAGE = FeedSubmitted.model_validate(
    {
        "county": "430626",
        "feed": "petition",
        "external_id": "合成-1",
        "source": "citizen-report",
        "received_on": "2026-03-01",
        "title": "合成线索",
        "subjects": [{"name": "张样例"}],
        "admission": {"factual_basis": True, "considerable_impact": True},
        "attachments": [{"name": "合成附件"}],
        "self_found": True,
    }
)


def envelope(message: FeedSubmitted = MESSAGE, number: int = 1) -> Envelope:
    return Envelope(
        id=f"e{number}",
        source="petition-system",
        subject="s",
        time=datetime(2026, 3, 1, tzinfo=UTC),
        correlation_id="c1",
        causation_id="c1",
        message=message,
    )


@pytest.fixture
def consumer(world: Any) -> FeedConsumer:
    return FeedConsumer(world.submit_clues)


async def test_a_message_becomes_a_clue_that_is_published_before_the_batch_is_done(
    world: Any, consumer: FeedConsumer
) -> None:
    await consumer.process([envelope()])
    (published,) = world.publisher.published
    assert published.message.type_name() == "wenze.clue.admitted.v1"
    assert published.correlation_id == "c1"
    assert published.message.subjects[0].name == "张样例"
    assert published.message.self_found


async def test_a_redelivered_message_is_applied_once_and_published_again(world: Any, consumer: FeedConsumer) -> None:
    await consumer.process([envelope()])
    await consumer.process([envelope()])
    first, again = world.publisher.published
    assert first == again
    assert (await world.clue(first.message.clue_id)).times_submitted_again == 0


async def test_two_messages_about_the_same_clue_in_one_batch_are_one_clue(world: Any, consumer: FeedConsumer) -> None:
    await consumer.process([envelope(), envelope(number=2)])
    assert (await world.clue_list.figures())[0].duplicate == 1
    assert len(await world.commits()) == 1


async def test_the_golden_example_is_taken(world: Any, consumer: FeedConsumer) -> None:
    message = FeedSubmitted.model_validate(example_of(FeedSubmitted))
    world.clock.set(datetime(2030, 1, 1, tzinfo=UTC))
    await consumer.process([envelope(message)])
    assert len(world.publisher.published) == 1


@pytest.mark.parametrize("changes", [{"county": "430100"}, {"received_on": "2026-03-03"}, {"feed": "a\nb"}])
async def test_what_can_never_be_right_is_an_invalid_message(
    world: Any, consumer: FeedConsumer, changes: dict[str, str]
) -> None:
    message = FeedSubmitted.model_validate(MESSAGE.model_dump() | changes)
    with pytest.raises(InvalidMessage):
        await consumer.process([envelope(), envelope(message, 2)])
    assert await world.commits() == {}


def test_an_informant_on_the_bus_is_refused_and_not_even_kept_in_the_dead_letter() -> None:
    binary = encode(envelope())
    body = binary.value.replace(b'{"county"', '{"informant": {"name": "甄合成"}, "county"'.encode(), 1)
    assert "甄合成".encode() in body
    with pytest.raises(InvalidMessage) as invalid:
        decode(FEEDS, dict(binary.headers), body)
    assert invalid.value.body is not None
    assert "甄合成" not in invalid.value.body.decode() + str(invalid.value)


async def test_a_message_of_another_kind_is_passed_over(world: Any, consumer: FeedConsumer) -> None:
    await consumer.process([replace(envelope(), message=world_message())])
    assert await world.commits() == {}


def world_message() -> Any:
    from wenze.contracts.clues import ClueSubmittedAgain

    return ClueSubmittedAgain.model_validate(example_of(ClueSubmittedAgain))
