"""supervision:10: leaders who may answer for slack supervision; people confirm it or refuse it."""

from typing import Any

import pytest

from case_engine.adapters.publication import messages_of
from wenze.identity import Role
from wenze.testing.identity import bearer

SERIOUS = [{"item": "accountability:7.5", "severity": "serious"}]
PROPOSAL = {
    "cadre_id": "SYN-000123",
    "leaders": [{"name": "合成丙", "unit": "合成县某局", "post": "局长", "cadre_id": "SYN-000789"}],
    "failure": "两年没有检查审批台账（合成）",
    "impact": "上百名群众多次往返（合成）",
    "proposed_on": "2026-03-16",
}
WORD = {"reasons": "事实清楚，影响恶劣（合成）", "on": "2026-03-17"}
LEAD = bearer("合成审", Role.OFFICE_LEAD)


@pytest.fixture
async def path(office: Any) -> str:
    case_id = await office.admit()
    await office.lead(case_id, "approve-start")
    response = await office.act(case_id, "record-findings", findings=SERIOUS)
    assert response.status_code == 200, response.text
    return f"/v1/cases/{case_id}/liability-proposals"


async def proposed(office: Any, path: str, **changes: Any) -> str:
    response = await office.post(path, {**PROPOSAL, **changes})
    assert response.status_code == 201, response.text
    return f"{path}/{response.json()['proposal_id']}"


async def told(office: Any) -> list[Any]:
    streams = await office.journal.streams("liability:", "", 100)
    return [
        message
        for commits in (await office.journal.load(streams)).values()
        for commit in commits
        for message in messages_of(commit)
    ]


async def test_what_is_proposed_is_no_clue_until_somebody_confirms_it(office: Any, path: str) -> None:
    proposal = await proposed(office, path)
    assert await told(office) == []
    (shown,) = (await office.client.get(path)).json()
    assert (shown["ruling"], shown["citation"]) == (None, "《监督办法》第十条")

    answer = await office.post(f"{proposal}/confirmation", WORD, **LEAD)
    assert (answer.status_code, answer.json()["ruling"]["confirmed"]) == (200, True)
    (message,) = await told(office)
    assert (message.type_name(), message.county) == ("wenze.case.liability-confirmed.v1", "430602")
    assert (message.breach_by.name, [leader.name for leader in message.leaders]) == ("合成甲", ["合成丙"])
    assert (message.failure, message.reasons, message.confirmed_by) == (PROPOSAL["failure"], WORD["reasons"], "合成审")


async def test_what_is_refused_is_no_clue_and_keeps_its_reason(office: Any, path: str) -> None:
    proposal = await proposed(office, path)
    assert (await office.post(f"{proposal}/refusal", WORD, **LEAD)).status_code == 200
    (shown,) = (await office.client.get(path)).json()
    assert (shown["ruling"]["confirmed"], shown["ruling"]["reasons"]) == (False, WORD["reasons"])
    assert await told(office) == []
    answer = await office.post(f"{proposal}/confirmation", WORD, **LEAD)
    assert (answer.status_code, answer.json()["clause"]) == (409, "supervision:10")
    assert await told(office) == []


async def test_the_same_request_is_one_proposal_and_one_word(office: Any, path: str) -> None:
    for _ in range(2):
        answer = await office.post(path, PROPOSAL, **{"Idempotency-Key": "once"})
    proposal = f"{path}/{answer.json()['proposal_id']}"
    for _ in range(2):
        answer = await office.post(f"{proposal}/confirmation", WORD, **LEAD, **{"Idempotency-Key": "word"})
        assert answer.status_code == 200
    assert len((await office.client.get(path)).json()) == 1
    assert len(await told(office)) == 1


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"leaders": []}, "领导干部"),
        ({"failure": " "}, "疏于监督管理的事实"),
        ({"impact": ""}, "恶劣影响"),
        ({"leaders": [{"name": "合成甲", "cadre_id": "SYN-000123"}]}, "本人的责任在本案中追究"),
        ({"leaders": [{"name": "合成甲", "unit": "合成县某局"}]}, "本人的责任在本案中追究"),
        ({"leaders": [{"name": "合成录"}]}, "应当回避"),
        ({"proposed_on": "2026-03-21"}, "晚于今天"),
        ({"proposed_on": "2026-03-04"}, "早于认定日期"),
        ({"cadre_id": "SYN-000999"}, "还没有认定"),
    ],
)
async def test_a_proposal_that_is_not_in_order_is_refused(
    office: Any, path: str, changes: dict[str, Any], text: str
) -> None:
    answer = await office.post(path, {**PROPOSAL, **changes})
    assert answer.status_code == 409
    assert text in answer.json()["detail"]
    assert (await office.client.get(path)).json() == []


async def test_without_a_serious_breach_no_leader_answers_for_it(office: Any) -> None:
    case_id = await office.admit("moderate")
    await office.lead(case_id, "approve-start", "record-findings")
    answer = await office.post(f"/v1/cases/{case_id}/liability-proposals", PROPOSAL)
    assert (answer.status_code, answer.json()["clause"]) == (409, "supervision:10")


@pytest.mark.parametrize(
    ("by", "word", "text"),
    [
        ("合成录", WORD, "不能审批自己承办的事项"),
        ("合成丙", WORD, "应当回避"),
        ("合成审", {**WORD, "reasons": ""}, "理由"),
        ("合成审", {**WORD, "on": "2026-03-15"}, "早于提出建议的日期"),
        ("合成审", {**WORD, "on": "2026-03-21"}, "晚于今天"),
    ],
)
@pytest.mark.parametrize("step", ["confirmation", "refusal"])
async def test_a_word_that_is_not_in_order_is_refused(
    office: Any, path: str, step: str, by: str, word: dict[str, str], text: str
) -> None:
    proposal = await proposed(office, path)
    answer = await office.post(f"{proposal}/{step}", word, **bearer(by))
    assert answer.status_code == 409
    assert text in answer.json()["detail"]
    (shown,) = (await office.client.get(path)).json()
    assert shown["ruling"] is None


async def test_a_handler_proposes_and_an_office_lead_rules(office: Any, path: str) -> None:
    handler = bearer("合成承办", Role.HANDLER)
    assert (await office.post(path, PROPOSAL, **LEAD)).status_code == 403
    proposal = await proposed(office, path)
    assert (await office.post(f"{proposal}/confirmation", WORD, **handler)).status_code == 403


async def test_what_does_not_exist_is_told(office: Any, path: str) -> None:
    assert (await office.post(f"{path}/none/confirmation", WORD, **LEAD)).status_code == 404
    assert (await office.client.get("/v1/cases/none/liability-proposals")).status_code == 404
    assert (await office.post("/v1/cases/none/liability-proposals", PROPOSAL)).status_code == 404
