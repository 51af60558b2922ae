"""Who may do what to a case: by county, by part in it, and by what they did to it before."""

from typing import Any

import pytest

from case_engine.entrypoints.http import action_examples
from case_engine.entrypoints.http.scoping import case_as_resource
from wenze.identity import Role
from wenze.testing.identity import BUSINESS, bearer

SUBJECT = "合成甲"


async def refusal(office: Any, path: str, by: dict[str, str], body: dict[str, Any] | None = None) -> str:
    """The policy that said no; nothing has changed."""
    streams = await office.journal.streams("", "", 100)
    before = await office.journal.load(streams)
    response = await (office.client.get(path, headers=by) if body is None else office.post(path, body, **by))
    assert response.status_code == 403, response.text
    assert await office.journal.load(await office.journal.streams("", "", 100)) == before
    return response.json()["policy"]


async def test_a_case_is_for_its_county(office: Any) -> None:
    case_id = await office.admit(county="430602")
    neighbour = bearer("邻县人", *BUSINESS, counties=("430603",))
    for path in (
        f"/v1/cases/{case_id}",
        f"/v1/cases/{case_id}/letter.pdf?cadre_id=1",
        "/v1/statistics?county=430602",
        "/v1/cases",
        "/v1/deadlines",
        "/v1/reports/ageing",
        "/v1/decisions/imports",
    ):
        assert await refusal(office, path, neighbour) == "nobody-acts-outside-their-counties"
    step = action_examples.APPROVE_START
    policy = await refusal(office, f"/v1/cases/{case_id}/approve-start", neighbour, step)
    assert policy == "nobody-acts-outside-their-counties"
    own = bearer("本县人", Role.HANDLER, counties=("430602",))
    assert (await office.client.get(f"/v1/cases/{case_id}", headers=own)).status_code == 200


@pytest.mark.parametrize(
    ("role", "action"),
    [
        (Role.HANDLER, "approve-start"),
        (Role.HANDLER, "decide"),
        (Role.HANDLER, "decide-appeal"),
        (Role.OFFICE_LEAD, "decide"),
        (Role.OFFICE_LEAD, "take-over"),
        (Role.LEADING_BODY, "record-findings"),
        (Role.LEADING_BODY, "decide-appeal"),
        (Role.APPEAL_BODY, "decide"),
        (Role.ORGANISATION_DEPARTMENT, "record-findings"),
        (Role.SERVER, "publish"),
        (Role.FEED, "approve-start"),
        (Role.INFORMANT_CUSTODIAN, "record-findings"),
    ],
)
async def test_a_step_is_for_its_role(office: Any, role: Role, action: str) -> None:
    case_id = await office.admit()
    body = getattr(action_examples, action.upper().replace("-", "_"), {})
    assert await refusal(office, f"/v1/cases/{case_id}/{action}", bearer("乙", role), body) == "nothing-permits"


async def test_the_subject_neither_reads_nor_leads_the_case(office: Any) -> None:
    case_id = await office.admit()
    subject = bearer(SUBJECT, Role.CITY_OFFICE)
    assert await refusal(office, f"/v1/cases/{case_id}", subject) == "nobody-acts-in-their-own-case"
    close = bearer("乙", Role.CITY_OFFICE, relations=(SUBJECT,))
    policy = await refusal(office, f"/v1/cases/{case_id}/approve-start", close, action_examples.APPROVE_START)
    assert policy == "nobody-acts-in-a-case-of-those-close-to-them"


async def test_who_found_the_facts_does_not_decide(office: Any) -> None:
    case_id = await office.admit()
    steps = ("approve-start", "record-findings", "propose-opinion", "record-hearing", "record-approval")
    await office.lead(case_id, *steps)
    path, body = f"/v1/cases/{case_id}/decide", action_examples.DECIDE
    assert await refusal(office, path, bearer(office.person), body) == "nobody-decides-what-they-prepared"
    assert (await office.post(path, body, **bearer(office.approver))).status_code == 200


async def test_the_policies_know_who_prepared_and_who_decided_a_case(office: Any, steps: tuple[str, ...]) -> None:
    case_id = await office.admit()
    await office.lead(case_id, *steps)
    history = await office.store.load(case_id)
    resource = case_as_resource(history.state, history.commits[0].county)
    assert resource.county == "430602"
    assert SUBJECT in resource.persons
    assert {office.person, "合成承办人"} <= resource.prepared_by
    assert history.state.proceedings[0].decision.approving_body in resource.decided_by
    assert not resource.city_managed
