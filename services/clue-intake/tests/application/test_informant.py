"""A planted identity is searched for in everything that is stored, published, listed, answered or logged."""

import json
import logging
from dataclasses import replace
from typing import Any

import pytest

from clue_intake.application.incoming import IncomingClue, InvalidSubmission
from clue_intake.domain.facts import Facts
from clue_intake.domain.informant import Informant
from clue_intake.domain.submission import Attachment, Subject
from wenze.sealing import SealBroken

PLANTED = ("甄合成", "甄 合 成", "10000001234", "100-0000-1234", "43060219000101000X", "43060219000101000x", "合成备注")


def planted(clue: IncomingClue, informant: Informant) -> IncomingClue:
    """The clue with the identity in every text it has."""
    everywhere = "甄合成（电话 100-0000-1234，证件 43060219000101000x）"
    return replace(
        clue,
        title=f"{everywhere}反映积水",
        content=f"我叫甄 合 成，{everywhere}，住岳阳楼区合成路12号。",
        subjects=(Subject("张样例", f"{everywhere}的单位", everywhere),),
        facts=replace(clue.facts, confirmed_by=everywhere, instruction=everywhere),
        attachments=(Attachment("甄合成材料10000001234.pdf", f"柜 {everywhere}"),),
        informant=informant,
    )


async def test_a_planted_identity_is_nowhere_in_clear(
    world: Any, clue: IncomingClue, informant: Informant, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = await world.submit(planted(clue, informant))
    again = await world.submit(planted(replace(clue, content="补充"), replace(informant, note="合成备注二")))
    kept = await world.everything_kept() + repr(answer) + repr(again) + caplog.text
    assert "张样例" in kept
    assert [text for text in PLANTED if text in kept] == []


async def test_the_marks_stand_where_the_identity_stood(world: Any, clue: IncomingClue, informant: Informant) -> None:
    answer = await world.submit(planted(clue, informant))
    first = (await world.clue(answer.clue_id)).first
    assert first.clue.title == "〔举报人〕（电话 〔已隐去〕，证件 〔已隐去〕）反映积水"
    assert first.attachments[0].name == "〔举报人〕材料〔已隐去〕.pdf"
    assert first.content.endswith("住〔已隐去〕。")


async def test_what_was_sealed_opens_at_its_own_place_alone(
    world: Any, clue: IncomingClue, informant: Informant
) -> None:
    answer = await world.submit(planted(clue, informant))
    first = (await world.clue(answer.clue_id)).first
    assert json.loads(world.sealer.open(first.sealed_informant, f"clue/{answer.clue_id}/informant"))["name"] == "甄合成"
    assert (
        "我叫甄 合 成"
        in json.loads(world.sealer.open(first.sealed_original, f"clue/{answer.clue_id}/original"))["content"]
    )
    with pytest.raises(SealBroken):
        world.sealer.open(first.sealed_informant, "clue/another/informant")
    with pytest.raises(SealBroken):
        world.sealer.open(first.sealed_informant, f"clue/{answer.clue_id}/original")


async def test_an_anonymous_report_has_nothing_sealed(world: Any) -> None:
    first = (await world.clue((await world.submit()).clue_id)).first
    assert not first.holds_sealed_text


async def test_a_report_whose_texts_do_not_name_the_informant_seals_the_informant_only(
    world: Any, informant: Informant
) -> None:
    first = (await world.clue((await world.submit(informant=informant)).clue_id)).first
    assert first.sealed_informant
    assert not first.sealed_original


async def test_an_informant_who_comes_later_is_kept_sealed(world: Any, informant: Informant) -> None:
    await world.submit()
    answer = await world.submit(informant=informant)
    clue = await world.clue(answer.clue_id)
    assert clue.holds_sealed_informant
    assert not clue.first.sealed_informant


async def test_an_external_id_that_gives_the_informant_away_is_refused(world: Any, informant: Informant) -> None:
    with pytest.raises(InvalidSubmission) as invalid:
        await world.submit(external_id="XF-10000001234", informant=informant)
    assert invalid.value.problems[0].field == "external_id"
    assert "1234" not in str(invalid.value)


NUMBERS = ("13800001234", "138 0000 1234", "43060219900101123X", "0730-8881234")


async def test_numbers_of_a_person_are_hidden_in_an_anonymous_report_too(world: Any) -> None:
    told = "电话13800001234，138 0000 1234，证件43060219900101123X，宅电0730-8881234"
    answer = await world.submit(
        title=told,
        content=told,
        subjects=(Subject("张样例", told, told),),
        facts=Facts(confirmed_by=told, instruction=told),
        attachments=(Attachment(told),),
    )
    kept = await world.everything_kept()
    assert [number for number in NUMBERS if number in kept] == []
    assert (await world.clue(answer.clue_id)).first.sealed_original


async def test_a_link_to_a_report_stays_whole(world: Any) -> None:
    link = "https://news.example/13800001234.html"
    answer = await world.submit(attachments=(Attachment("合成报道", link),))
    assert (await world.clue(answer.clue_id)).first.attachments[0].location == link


async def test_an_identity_in_a_fingerprint_is_hidden(world: Any, informant: Informant) -> None:
    await world.submit(
        attachments=(Attachment("照片", fingerprint="甄合成10000001234"),),
        informant=informant,
    )
    kept = await world.everything_kept()
    assert [text for text in PLANTED if text in kept] == []


@pytest.mark.parametrize("number", ["43060219900101123X", "干-10000001234"])
async def test_a_number_of_a_person_is_no_number_of_a_cadre(world: Any, informant: Informant, number: str) -> None:
    with pytest.raises(InvalidSubmission) as invalid:
        await world.submit(subjects=(Subject("张样例", cadre_id=number),), informant=informant)
    assert invalid.value.problems[0].field == "subject.cadre_id"


async def test_whoever_was_sealed_earlier_is_hidden_in_what_comes_later(world: Any, informant: Informant) -> None:
    answer = await world.submit(informant=informant, facts=Facts())
    told = "甄合成，13800001234"
    await world.submit(content=f"{told}补充")
    await world.complete_admission(answer.clue_id, Facts(confirmed_by=told, instruction=told), "合成经办人", "http:1")
    kept = await world.everything_kept()
    assert "补充" in kept
    assert [text for text in ("甄合成", "13800001234") if text in kept] == []
    assert (await world.clue(answer.clue_id)).later[0].sealed_original
