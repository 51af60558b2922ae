from datetime import UTC, datetime
from typing import Any

import pytest

from notifier.domain.recipient import Recipient, notice_id
from notifier.entrypoints.consumers import NoticeConsumer
from wenze.contracts.cases import CaseProgressed, CaseStartProposed
from wenze.contracts.envelope import Envelope, InvalidMessage
from wenze.contracts.golden import example_of
from wenze.contracts.message import Message
from wenze.contracts.personnel import CadreRegistered, EffectsRecorded

RECORDED_AT = datetime(2026, 3, 10, 17, 30, tzinfo=UTC)
"""Already the eleventh in Shanghai."""

EFFECTS = example_of(EffectsRecorded)
SAID = ("岳问责〔2026〕1号", "审批事项超过承诺时限未办结", "诫勉谈话", "合成县局领导班子", "2026年9月9日")
START = example_of(CaseStartProposed)


def envelope(message: Message, identity: str = "message-1") -> Envelope:
    return Envelope(identity, "test", "subject", RECORDED_AT, "correlation-1", "cause", message)


def effects(**changes: Any) -> EffectsRecorded:
    return EffectsRecorded.model_validate({**EFFECTS, **changes})


@pytest.fixture
def consumer(notifier: Any) -> NoticeConsumer:
    return NoticeConsumer(notifier.prepare)


async def letter(notifier: Any, occasion: str, recipient: Recipient) -> str:
    history = await notifier.notices.load(notice_id(occasion, recipient))
    return history.state.letter.text


async def test_recorded_effects_lead_to_letters_that_say_what_the_message_says(
    consumer: NoticeConsumer, notifier: Any
) -> None:
    await consumer.process([envelope(effects())])
    for recipient in (Recipient.UNIT, Recipient.SUBJECT):
        text = await letter(notifier, EFFECTS["decision_id"], recipient)
        for content in (
            "岳问责〔2026〕1号",
            "审批事项超过承诺时限未办结",
            "诫勉谈话",
            "合成县局领导班子",
            "2026年9月9日",
        ):
            assert content in text


async def test_a_letter_that_was_served_before_is_not_served_a_second_time(
    consumer: NoticeConsumer, notifier: Any
) -> None:
    await consumer.process([envelope(effects(letter_served=True))])
    assert await notifier.journal.streams("", "", 10) == ()
    await consumer.process([envelope(effects(letter_served=False), "message-2")])
    assert len(await notifier.journal.streams("", "", 10)) == 2


async def test_a_letter_bears_the_business_day_on_which_the_effects_were_recorded(
    consumer: NoticeConsumer, notifier: Any
) -> None:
    await consumer.process([envelope(effects())])
    assert "\n2026年3月11日\n" in await letter(notifier, EFFECTS["decision_id"], Recipient.UNIT)


async def test_a_proposed_start_is_told_with_source_and_clause_but_without_people_and_reasons(
    consumer: NoticeConsumer, notifier: Any
) -> None:
    await consumer.process([envelope(CaseStartProposed.model_validate(START))])
    text = await letter(notifier, START["case_id"], Recipient.HANDLER)
    assert "公民、法人或其他组织的举报投诉" in text
    assert "《问责办法》第九条第(一)项" in text
    assert START["subjects"][0]["name"] not in text
    assert START["reasons"][0]["text"] not in text


@pytest.mark.parametrize("message", [CadreRegistered, CaseProgressed])
async def test_nobody_is_told_of_other_messages(
    consumer: NoticeConsumer, notifier: Any, message: type[Message]
) -> None:
    await consumer.process([envelope(message.model_validate(example_of(message)))])
    assert notifier.publisher.published == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"facts": " "}, "问责事实"),
        ({"basis": []}, "问责依据"),
        ({"basis": ["accountability:99"]}, "accountability:99"),
        ({"decision_id": "../escape"}, "is not an id"),
    ],
)
async def test_a_decision_that_cannot_be_told_is_an_invalid_message(
    consumer: NoticeConsumer, notifier: Any, changes: dict[str, Any], problem: str
) -> None:
    with pytest.raises(InvalidMessage, match=problem):
        await consumer.process([envelope(effects(**changes))])
    assert notifier.publisher.published == []
