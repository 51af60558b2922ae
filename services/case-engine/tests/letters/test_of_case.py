"""The letters of what follows a decision are drawn from what the case recorded, and from nothing else."""

from datetime import date
from typing import Any

import pytest

from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.letters.letter import Letter, LetterKind
from case_engine.domain.letters.of_case import letter_of
from case_engine.domain.refusal import Refusal
from wenze.regulation import catalogue

NUMBER = "合问责〔2026〕9号（合成）"


def letter(driven: Any, kind: LetterKind) -> Letter:
    return letter_of(driven.present, driven.first.cadre_id, kind, catalogue().cite).letter


def text(of: Letter) -> str:
    return "\n".join(of.texts)


def test_an_appeal_s_decision_names_the_decision_it_is_about(carried_out: Any) -> None:
    carried_out.lodge_appeal().decide_appeal(AppealOutcome.WITHDRAWN, document_number=NUMBER)
    drawn = letter(carried_out, LetterKind.APPEAL_DECISION)
    assert (drawn.issuer, drawn.document_number) == ("合成县委组织部", NUMBER)
    assert "处理偏重" in text(drawn)
    assert "撤销原问责决定" in text(drawn)
    assert carried_out.present.proceedings[0].superseded[0].document_number in text(drawn)


def test_an_appeal_s_decision_without_its_number_has_no_letter(carried_out: Any) -> None:
    carried_out.lodge_appeal().decide_appeal(AppealOutcome.UPHELD)
    with pytest.raises(Refusal) as refused:
        letter(carried_out, LetterKind.APPEAL_DECISION)
    assert refused.value.clause == "accountability:12"


def test_a_revocation_tells_the_rectification_and_is_issued_by_who_decided(carried_out: Any) -> None:
    carried_out.rectify()
    carried_out.today = date(2028, 1, 4)
    carried_out.revoke()
    drawn = letter(carried_out, LetterKind.REVOCATION)
    assert drawn.issuer == "合成县某局领导班子"
    assert "整改到位" in text(drawn)
    assert "自2028年1月4日起取消" in text(drawn)


def test_a_clearance_is_told_to_everybody_whom_the_case_told_of_the_accusation(carried_out: Any) -> None:
    carried_out.refer(receiving_body="合成县纪委监委").lodge_appeal().decide_appeal(AppealOutcome.WITHDRAWN)
    carried_out.clear(document_number=NUMBER, issuer="合成县委问责办")
    proceeding = carried_out.present.proceedings[0]
    reached = proceeding.cleared.clearance.reached
    assert reached == (proceeding.subject.unit, proceeding.published.publication.scope, "合成县纪委监委")
    drawn = text(letter(carried_out, LetterKind.CLEARANCE))
    assert all(each in drawn for each in ("合成县某局机关", *reached, NUMBER))


@pytest.mark.parametrize("lacking", [{"document_number": ""}, {"issuer": ""}])
def test_a_clearance_that_lacks_what_its_letter_must_say_has_none(carried_out: Any, lacking: dict[str, str]) -> None:
    carried_out.lodge_appeal().decide_appeal(AppealOutcome.WITHDRAWN)
    carried_out.clear(**{"document_number": NUMBER, "issuer": "合成县委问责办"} | lacking)
    with pytest.raises(Refusal) as refused:
        letter(carried_out, LetterKind.CLEARANCE)
    assert refused.value.clause == "incentive:9"
