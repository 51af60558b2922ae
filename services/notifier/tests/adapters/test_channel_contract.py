"""What every channel must do, run against both."""

from dataclasses import replace
from typing import Any

import pytest

from notifier.application.ports import DeliveryFailed, Parcel
from notifier.domain.letter import Letter


async def test_a_letter_arrives_with_its_title_and_text(way: Any, parcel: Parcel) -> None:
    await way.channel.send(parcel)
    (arrived,) = way.arrived()
    assert (arrived.title, arrived.text) == (parcel.letter.title, parcel.letter.text)


@pytest.mark.parametrize(
    "letter",
    [
        Letter("赟祎镕昇\U00020000", "生僻字:\U00020000\U0003106c。\n"),
        Letter("长" * 200, f"{'很长的一行' * 500}\n"),
        Letter("点", ".\n..\n.句点开头的行\n"),
        Letter("关于 a <b> “c” 的通知 =?utf-8?b?5Lit?=", "\n\n首尾空行\n\n"),
    ],
    ids=["rare characters", "long", "dots", "markup"],
)
async def test_any_chinese_text_survives(way: Any, parcel: Parcel, letter: Letter) -> None:
    await way.channel.send(replace(parcel, letter=letter))
    (arrived,) = way.arrived()
    assert (arrived.title, arrived.text) == (letter.title, letter.text)


async def test_a_repeat_is_recognisable_as_the_same_notice(way: Any, parcel: Parcel) -> None:
    await way.channel.send(parcel)
    (first,) = way.arrived()
    await way.channel.send(parcel)
    assert {arrived.identity for arrived in way.arrived()} == {first.identity}
    assert parcel.notice_id in first.identity


async def test_two_notices_are_told_apart(way: Any, parcel: Parcel) -> None:
    other = "case-synthetic-1-1-subject"
    await way.channel.send(parcel)
    await way.channel.send(replace(parcel, notice_id=other, transmission=other))
    assert len({arrived.identity for arrived in way.arrived()}) == 2


async def test_a_channel_that_cannot_deliver_says_so_in_chinese_without_the_address(way: Any, parcel: Parcel) -> None:
    way.block()
    with pytest.raises(DeliveryFailed) as failed:
        await way.channel.send(parcel)
    assert not failed.value.permanent
    assert any("\u4e00" <= character <= "\u9fff" for character in failed.value.text)
    assert parcel.address not in failed.value.text
