"""A case over HTTP, from the admitted clue to the served letter, and every step it refuses."""

from datetime import timedelta
from typing import Any

import pytest

from case_engine.entrypoints.http.action_examples import RECORD_FINDINGS, WITHOUT_MEASURE
from case_engine.entrypoints.http.aftermath_examples import CLEAR
from wenze.identity import Role
from wenze.sealing.fingerprints import fingerprint
from wenze.testing.identity import bearer

BEFORE_STUDY = ("approve-start", "record-findings", "propose-opinion", "record-hearing")
BEFORE_DECISION = (*BEFORE_STUDY, "record-approval")


async def test_a_case_goes_from_an_admitted_clue_to_a_served_letter(office: Any, steps: tuple[str, ...]) -> None:
    case_id = await office.admit()
    case = await office.lead(case_id, *steps)
    await office.serve(case_id, "case-5f0c-1", "unit", "notice-1")
    await office.serve(case_id, "case-5f0c-1", "subject", "notice-2")
    case = (await office.client.get(f"/v1/cases/{case_id}")).json()
    assert case["state"] == "in-force"
    assert [step["action"] for step in case["next"]] == [
        "publish",
        "lodge-appeal",
        "record-rectification",
        "refer",
        "take-over",
    ]
    (proceeding,) = case["proceedings"]
    assert {served["recipient"] for served in proceeding["served"]} == {"unit", "subject"}
    assert [(effect["kind"], effect["from"], effect["until"]) for effect in proceeding["decision"]["effects"]] == [
        ("honours-cancelled", "2026-03-15", "2026-12-31"),
        ("promotion-ban", "2026-03-15", "2026-09-15"),
        ("file-entry", "2026-03-15", None),
    ]


async def test_the_timeline_reads_like_a_case_file(office: Any, steps: tuple[str, ...]) -> None:
    case = await office.lead(await office.admit(), *steps)
    assert [entry["citation"] for entry in case["timeline"]] == [
        "《问责办法》第九条",
        "《问责办法》第九条",
        "《问责办法》第十条第(一)项",
        "《问责办法》第十条第(一)项",
        "《问责办法》第十一条",
        "《问责办法》第十条第(二)项",
        "《问责办法》第十条第(二)项",
        "《问责办法》第十条第(二)项",
        "《问责办法》第十条第(二)项",
    ]
    assert case["timeline"][1]["text"] == "合成批准人于2026年3月3日批准启动问责，由合成承办人承办。"
    assert {entry["who"] for entry in case["timeline"]} == {"问责系统", "合成录", "合成审"}
    assert "决定对合成甲给予诫勉谈话" in case["timeline"][6]["text"]


async def test_every_answer_says_what_is_possible_next_and_for_whom(office: Any) -> None:
    case = await office.lead(await office.admit(), "approve-start", "record-findings")
    assert [(step["action"], step["subject"], step["who"]) for step in case["next"]] == [
        ("record-findings", "合成甲", "问责机构承办人"),
        ("propose-opinion", "合成甲", "问责机构承办人"),
        ("refer", "合成甲", "问责机构承办人"),
        ("take-over", "", "市委问责办"),
        ("request-extension", "", "问责机构承办人"),
    ]


async def test_a_step_too_early_is_a_problem_with_its_clause_and_changes_nothing(office: Any) -> None:
    case_id = await office.admit()
    before = await office.lead(case_id, "approve-start", "record-findings", "propose-opinion")
    response = await office.act(case_id, "decide")
    assert response.status_code == 409
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["clause"] == "accountability:11"
    assert response.json()["clause_text"] == "《问责办法》第十一条"
    assert (await office.client.get(f"/v1/cases/{case_id}")).json() == before


async def test_missing_contents_of_the_letter_are_named(office: Any) -> None:
    case_id = await office.admit()
    await office.lead(case_id, *BEFORE_DECISION, "decide")
    response = await office.act(case_id, "issue-letter", appeal_body=None, document_number=" ")
    assert response.json()["clause"] == "accountability:10.2"
    assert "文号、申诉受理机关" in response.json()["detail"]


async def test_a_decision_is_published_and_carried_out_after_its_service(office: Any, steps: tuple[str, ...]) -> None:
    case_id = await office.admit()
    await office.lead(case_id, *steps)
    assert (await office.act(case_id, "publish")).json()["clause"] == "accountability:10.3"
    for recipient in ("unit", "subject"):
        await office.serve(case_id, "case-5f0c-1", recipient, f"notice-{recipient}")
    case = await office.lead(case_id, "publish", "record-execution")
    assert case["state"] == "executed"
    (proceeding,) = case["proceedings"]
    assert proceeding["published"]["scope"] == "合成县某局机关"
    assert proceeding["executed"]["result"] == "已当面谈话并形成记录。"


async def test_a_case_about_somebody_exempt_ends_without_a_measure(office: Any) -> None:
    case_id = await office.admit()
    await office.lead(case_id, "approve-start")
    await office.act(case_id, "record-findings", circumstances=[{"item": "accountability:17.2", "established": True}])
    await office.act(case_id, "propose-opinion", measure=None, reasons="不可抗力")
    await office.lead(case_id, "record-hearing", "record-approval")
    response = await office.post(f"/v1/cases/{case_id}/decide", WITHOUT_MEASURE, **bearer(office.approver))
    assert response.json()["state"] == "closed-without-measure"


async def test_a_declined_hearing_is_recorded_with_its_proof(office: Any) -> None:
    case_id = await office.admit()
    await office.lead(case_id, "approve-start", "record-findings", "propose-opinion")
    response = await office.act(case_id, "record-hearing", points=None, declined=True, proof="本人书面放弃")
    assert response.json()["proceedings"][0]["hearings"] == [
        {"declined_on": "2026-03-09", "recorder": "合成记录人", "proof": "本人书面放弃"}
    ]


async def test_a_refused_start_keeps_its_reasons(office: Any) -> None:
    case = await office.lead(await office.admit(), "refuse-start")
    assert case["state"] == "start-refused"
    assert case["start"]["reasons"] == "经核实，反映的问题不属于问责情形。"
    assert [(each["action"], each["subject"]) for each in case["next"]] == [("clear", "合成甲")]
    assert case["start"]["unfounded"] is False


async def test_after_a_refused_start_somebody_named_is_cleared_in_writing(office: Any) -> None:
    case_id = await office.admit()
    await office.act(case_id, "refuse-start", unfounded=True)
    (deadline,) = (await office.client.get(f"/v1/cases/{case_id}")).json()["deadlines"]
    assert (deadline["kind"], deadline["clause"], deadline["closed_on"]) == ("clearance", "incentive:9", None)
    path, person = f"/v1/cases/{case_id}/clear", {"name": "合成甲 ", "unit": "合成县某局", "post": "副局长"}
    nameless = await office.post(path, CLEAR)
    assert (nameless.status_code, nameless.json()["clause"]) == (409, "incentive:9")
    assert "姓名、单位、职务" in nameless.json()["detail"]
    stranger = await office.post(path, CLEAR | person, **bearer("乙", Role.SERVER))
    assert (stranger.status_code, stranger.json()["policy"]) == (403, "nothing-permits")
    case = (await office.post(path, CLEAR | person, **bearer("合成承办人", Role.HANDLER))).json()
    (cleared,) = case["cleared"]
    assert cleared["subject"] == {"cadre_id": "SYN-000123", "name": "合成甲", "unit": "合成县某局", "post": "副局长"}
    assert (case["state"], case["deadlines"][0]["closed_on"]) == ("start-refused", "2026-03-20")
    asked = {"cadre_id": "SYN-000123", "kind": "clearance"}
    letter = await office.client.get(f"/v1/cases/{case_id}/letter.pdf", params=asked)
    assert fingerprint(letter.content) == cleared["clearance"]["fingerprint"]


@pytest.mark.parametrize(("days", "status"), [(-1, 409), (0, 200), (1, 200)])
async def test_a_decision_takes_effect_on_its_day_and_not_before(office: Any, days: int, status: int) -> None:
    case_id = await office.admit()
    await office.lead(case_id, *BEFORE_DECISION)
    await office.act(case_id, "decide", effective_on="2026-03-25")
    await office.lead(case_id, "issue-letter")
    office.clock.advance(timedelta(days=5 + days))
    assert (await office.act(case_id, "enter-into-force")).status_code == status


async def test_the_same_key_applies_a_step_once(office: Any) -> None:
    case_id = await office.admit()
    await office.lead(case_id, "approve-start")
    path, same = f"/v1/cases/{case_id}/record-findings", {"Idempotency-Key": "k"}
    for _ in range(2):
        response = await office.post(path, RECORD_FINDINGS, **same)
        assert response.status_code == 200
    assert response.json()["version"] == 3


async def test_the_acting_person_is_recorded(office: Any) -> None:
    case = await office.lead(await office.admit(), "approve-start")
    assert case["timeline"][-1]["who"] == "合成录"


async def test_a_step_without_a_key_is_refused(office: Any) -> None:
    case_id = await office.admit()
    response = await office.client.post(f"/v1/cases/{case_id}/enter-into-force", json={"cadre_id": "1"})
    assert response.status_code in {400, 422}


async def test_an_unknown_case_is_told(office: Any) -> None:
    assert (await office.client.get("/v1/cases/case-none")).status_code == 404
    response = await office.act("case-none", "approve-start")
    assert response.status_code == 404
    assert "case-none" in response.json()["detail"]


async def test_an_unknown_clause_in_the_basis_is_told_with_those_that_exist(office: Any) -> None:
    case_id = await office.admit()
    await office.lead(case_id, *BEFORE_STUDY)
    response = await office.act(case_id, "decide", basis=["accountability:7.11"])
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["field"] == "basis[0]"
    assert "accountability:7.10" in error["message"]


async def test_a_field_that_is_not_in_the_contract_is_not_overlooked(office: Any) -> None:
    response = await office.act(await office.admit(), "approve-start", approver="合成")
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "approver"


async def test_one_person_has_one_number_however_it_is_typed(office: Any) -> None:
    case_id = await office.admit()
    await office.lead(case_id, "approve-start", "record-findings")
    typed = {**RECORD_FINDINGS["subject"], "cadre_id": " SYN-000123 ", "name": "合成甲 "}
    response = await office.act(case_id, "record-findings", subject=typed)
    (proceeding,) = response.json()["proceedings"]
    assert (proceeding["subject"]["cadre_id"], proceeding["subject"]["name"]) == ("SYN-000123", "合成甲")


@pytest.mark.parametrize(
    "action",
    [
        "propose-opinion",
        "record-hearing",
        "record-approval",
        "decide",
        "issue-letter",
        "enter-into-force",
        "publish",
        "record-execution",
    ],
)
@pytest.mark.parametrize("cadre_id", ["", "SYN 000123", "ＳＹＮ-000123", "1" * 65])
async def test_a_number_that_no_roster_has_is_told(office: Any, action: str, cadre_id: str) -> None:
    response = await office.act(await office.admit(), action, cadre_id=cadre_id)
    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == ["cadre_id"]


async def test_a_hearing_is_not_declined_and_held_at_once(office: Any) -> None:
    case_id = await office.admit()
    await office.lead(case_id, "approve-start", "record-findings")
    response = await office.act(case_id, "record-hearing", declined=True, proof="本人书面放弃")
    assert response.status_code == 422, response.text
    assert "只能填一项" in response.text
