"""The letters of a case over HTTP: drawn, refused in words, and verified to the byte."""

from typing import Any

import pypdfium2
import pytest

from case_engine.adapters.letters import pdf
from case_engine.application.act_on_case import ActOnCase, Request
from case_engine.application.letters import Letters
from case_engine.domain.assessment.codes import ReferralTarget
from case_engine.domain.case.case import Case
from case_engine.domain.case.referral import Referral
from case_engine.domain.letters.letter import LetterKind
from case_engine.entrypoints.http.aftermath_examples import REFER
from wenze.errors import Transient
from wenze.sealing.fingerprints import fingerprint
from wenze.testing.identity import bearer


@pytest.fixture
async def issued(office: Any, steps: tuple[str, ...]) -> str:
    """A case whose letter was issued."""
    case_id = await office.admit()
    await office.lead(case_id, *steps)
    return case_id


async def letter(office: Any, case_id: str, form: str = "pdf", **changes: str) -> Any:
    asked = {"cadre_id": "SYN-000123", **changes}
    return await office.client.get(f"/v1/cases/{case_id}/letter.{form}", params=asked)


async def verified(office: Any, case_id: str, content: bytes) -> Any:
    return await office.client.post("/v1/letters/verifications", params={"case_id": case_id}, content=content)


def text_of(content: bytes) -> str:
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(content)]
    return "".join("".join(page.get_text_range().split()) for page in pages)


async def test_the_letter_of_a_case_is_a_pdf_with_what_was_decided(office: Any, issued: str) -> None:
    answer = await letter(office, issued)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == f'attachment; filename="{issued}-decision.pdf"'
    text = text_of(answer.content)
    for expected in ("问责决定书", "岳问责〔2026〕1号（合成）", "给予合成甲诫勉谈话的问责处理", "合成县委组织部"):
        assert expected in text


async def test_the_hearing_record_is_there_too(office: Any, issued: str) -> None:
    answer = await letter(office, issued, kind="hearing-record")
    assert "听取陈述申辩记录" in text_of(answer.content)


async def test_a_docx_can_be_had(office: Any, issued: str) -> None:
    answer = await letter(office, issued, "docx")
    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")


async def test_a_letter_that_was_not_issued_is_refused_with_its_clause(office: Any) -> None:
    case_id = await office.admit()
    await office.lead(case_id, "approve-start", "record-findings")
    answer = await letter(office, case_id)
    assert (answer.status_code, answer.json()["clause"]) == (409, "accountability:10.2")
    answer = await letter(office, case_id, kind="revocation")
    assert (answer.status_code, answer.json()["clause"]) == (409, "accountability:13")


async def test_an_unknown_case_has_no_letters(office: Any) -> None:
    assert (await letter(office, "case-none")).status_code == 404
    assert (await verified(office, "case-none", b"x")).status_code == 404


async def test_the_issued_file_is_known_and_every_other_is_not(office: Any, issued: str) -> None:
    content = (await letter(office, issued)).content
    answer = (await verified(office, issued, content)).json()
    assert answer["issued"] is True
    assert answer["letter"] == {
        "kind": "decision",
        "title": "问责决定书",
        "document_number": "岳问责〔2026〕1号（合成）",
        "cadre_id": "SYN-000123",
    }
    changed = (await verified(office, issued, content + b" ")).json()
    assert (changed["issued"], changed["letter"]) == (False, None)
    assert changed["fingerprint"] != answer["fingerprint"]


async def test_the_issued_file_s_fingerprint_is_in_the_journal(office: Any, issued: str) -> None:
    content = (await letter(office, issued)).content
    history = await office.store.load(issued)
    assert history.state.proceedings[0].letter.letter.fingerprint == fingerprint(content)


async def test_a_character_that_no_font_draws_stops_the_issue_and_is_named(office: Any, steps: tuple[str, ...]) -> None:
    case_id = await office.admit()
    await office.lead(case_id, *steps[: steps.index("issue-letter")])
    answer = await office.act(case_id, "issue-letter", appeal_body="合成县\U00030edd组织部")
    assert (answer.status_code, answer.json()["clause"]) == (409, "accountability:10.2")
    assert "“\U00030edd”（U+30EDD）" in answer.json()["detail"]
    assert (await letter(office, case_id)).status_code == 409
    assert (await office.act(case_id, "issue-letter")).status_code == 200


async def test_a_letter_that_is_drawn_otherwise_than_it_was_issued_is_not_passed_off_as_it(
    office: Any, issued: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = (await letter(office, issued)).content
    monkeypatch.setattr(pdf, "_TEMPLATE", pdf._TEMPLATE.replace(b"4mm", b"5mm"))
    answer = await letter(office, issued)
    assert (answer.status_code, answer.json()["clause"]) == (409, "accountability:10.2")
    assert "SM3" in answer.json()["detail"]
    assert (await verified(office, issued, original)).json()["issued"] is True
    assert (await letter(office, issued, "docx")).status_code == 200


async def refer(office: Any, case_id: str, **changes: str) -> Any:
    by = bearer("合成承办人")
    return await office.post(f"/v1/cases/{case_id}/refer", {**REFER, **changes}, **by)


@pytest.fixture
async def referred(office: Any) -> str:
    case_id = await office.admit()
    await office.lead(case_id, "approve-start", "record-findings")
    answer = await refer(office, case_id)
    assert answer.status_code == 200, answer.text
    return case_id


async def test_a_referral_is_told_in_a_letter_whose_fingerprint_is_in_the_journal(office: Any, referred: str) -> None:
    answer = await letter(office, referred, kind="referral")
    text = text_of(answer.content)
    assert all(each in text for each in ("合成县纪委监委：", "移送函", "合成县委问责办", "2．合成谈话笔录"))
    (event,) = (await office.store.load(referred)).state.proceedings[0].referrals
    assert event.referral.fingerprint == fingerprint(answer.content)
    assert (await verified(office, referred, answer.content)).json()["letter"]["kind"] == "referral"
    assert (await letter(office, referred, "docx", kind="referral")).content.startswith(b"PK")


async def test_a_referral_sent_twice_is_one_with_the_same_letter(office: Any, referred: str) -> None:
    headers = {"Idempotency-Key": "again"}
    before = (await letter(office, referred, kind="referral")).content
    for _ in range(2):
        answer = await office.post(
            f"/v1/cases/{referred}/refer",
            {**REFER, "target": "judicial-authority", "receiving_body": "合成县公安局"},
            **bearer("合成承办人"),
            **headers,
        )
        assert answer.status_code == 200, answer.text
    first, _ = (await office.store.load(referred)).state.proceedings[0].referrals
    assert first.referral.fingerprint == fingerprint(before)


async def test_a_referral_without_whom_it_goes_to_is_recorded_but_has_no_letter(office: Any) -> None:
    case_id = await office.admit()
    await office.lead(case_id, "approve-start", "record-findings")
    assert (await refer(office, case_id, receiving_body="")).status_code == 200
    answer = await letter(office, case_id, kind="referral")
    assert (answer.status_code, answer.json()["clause"]) == (409, "accountability:6")


async def test_a_letter_about_a_referral_that_no_font_draws_refuses_the_step(office: Any) -> None:
    case_id = await office.admit()
    await office.lead(case_id, "approve-start", "record-findings")
    answer = await refer(office, case_id, receiving_body="合成县\U00030edd监委")
    assert answer.status_code == 409
    assert (await office.store.load(case_id)).state.proceedings[0].referrals == ()


async def test_a_step_between_the_drawing_of_a_letter_and_its_own_step_has_it_drawn_anew(office: Any) -> None:
    case_id = await office.admit()
    await office.lead(case_id, "approve-start", "record-findings")
    others = ["propose-opinion"]

    async def disturbed(case: Case, cadre_id: str, kind: LetterKind) -> str:
        await office.lead(case_id, *others)
        others.clear()
        return f"SM3 of the {kind} about {cadre_id} in {case.case_id}"

    act = ActOnCase(office.store, office.assessor, Letters.sealed, disturbed, office.clock)
    request = Request(case_id, "合成承办人", "key-of-a-referral")
    referral = Referral(ReferralTarget.DISCIPLINE_INSPECTION, "涉嫌违纪", "合成1号", office.clock.today())
    with pytest.raises(Transient):
        await act.refer(request, "SYN-000123", referral)
    assert (await office.store.load(case_id)).state.proceedings[0].referrals == ()
    await act.refer(request, "SYN-000123", referral)
    (referred,) = (await office.store.load(case_id)).state.proceedings[0].referrals
    assert referred.referral.fingerprint == f"SM3 of the referral about SYN-000123 in {case_id}"
