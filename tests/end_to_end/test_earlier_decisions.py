"""Decisions in force on an office's first day: imported, they ban at once, and nobody is served twice."""

from functools import partial
from typing import Any

import httpx
import pytest

from wenze.files import csv_bytes

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.timeout(180),
    pytest.mark.xdist_group("end-to-end"),
]

SERVED = {
    "文号": "岳问责〔2026〕71号（合成）",
    "县市区": "岳阳楼区",
    "干部编号": "SYN-EARLIER-1",
    "姓名": "合成甲",
    "单位": "合成区某局",
    "职务": "副局长",
    "问责方式": "诫勉谈话",
    "决定日期": "2026-03-10",
    "生效日期": "2026-03-15",
    "批准机关": "合成区委",
    "已送达": "是",
}
UNSERVED = SERVED | {
    "干部编号": "SYN-EARLIER-2",
    "已送达": "否",
    "问责情形": "第七条第五项",
    "问责事实": "合成事实：审批事项超过承诺时限",
    "申诉受理机关": "合成区委组织部",
}
SUSPENDED = SERVED | {"干部编号": "SYN-EARLIER-3", "问责方式": "停职检查", "整改到位日期": "2026-05-20"}
BAD = SERVED | {"干部编号": "SYN-EARLIER-4", "问责方式": "免职"}


def table(*rows: dict[str, str]) -> bytes:
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    return csv_bytes(headings, [[row.get(heading, "") for heading in headings] for row in rows])


async def _send(office: Any, *rows: dict[str, str]) -> dict[str, Any]:
    upload = {"files": {"file": ("既往决定.csv", table(*rows), "text/csv")}}
    answer = await office.post("case-engine", "/v1/decisions/imports", **upload)
    assert answer.status_code == httpx.codes.CREATED, answer.text
    return answer.json()


async def _recorded(office: Any, cadre_id: str) -> list[Any]:
    return (await office.get("personnel", f"/v1/cadres/{cadre_id}/ledger")).get("decisions", [])


async def _notices(office: Any, cadre_id: str) -> list[Any]:
    return (await office.get("notifier", "/v1/notices", cadre=cadre_id))["items"]


async def _both_notices(office: Any, cadre_id: str) -> list[Any]:
    notices = await _notices(office, cadre_id)
    return notices if len(notices) == 2 else []


async def _promotion(office: Any, cadre_id: str, on: str) -> Any:
    path = f"/v1/cadres/{cadre_id}/eligibility"
    return await office.get("personnel", path, action="promotion", on=on, level="section")


async def test_running_bans_count_from_the_first_day_and_only_the_unserved_letter_is_served(office: Any, until: Any):
    report = await _send(office, SERVED, BAD, SUSPENDED, UNSERVED)
    assert (report["accepted"], report["unchanged"], report["rejected"]) == (3, 0, 1)
    assert {problem["row"] for problem in report["problems"]} == {3}

    (entry,) = await until(partial(_recorded, office, "SYN-EARLIER-1"))
    await until(partial(_recorded, office, "SYN-EARLIER-3"))
    await _the_ban_holds_to_its_last_day(office)
    await _the_impact_period_ends_with_rectification(office)
    assert (await office.get("case-engine", f"/v1/decisions/{entry['decision_id']}"))["origin"]["row"] == 2

    notices = await until(partial(_both_notices, office, "SYN-EARLIER-2"))
    assert {notice["recipient"] for notice in notices} == {"unit", "subject"}
    assert await _notices(office, "SYN-EARLIER-1") == []
    assert await _notices(office, "SYN-EARLIER-3") == []


async def _the_ban_holds_to_its_last_day(office: Any) -> None:
    """诫勉谈话 with effect from 2026-03-15: no promotion for half a year (问责办法 18.1)."""
    before = await _promotion(office, "SYN-EARLIER-1", "2026-03-14")
    first = await _promotion(office, "SYN-EARLIER-1", "2026-03-15")
    last = await _promotion(office, "SYN-EARLIER-1", "2026-09-15")
    after = await _promotion(office, "SYN-EARLIER-1", "2026-09-16")
    assert [answer["eligible"] for answer in (before, first, last, after)] == [True, False, False, True]
    assert [effect["clause"] for effect in last["blocking"]] == ["accountability:18.1"]


async def _the_impact_period_ends_with_rectification(office: Any) -> None:
    """停职检查 decided on 2026-03-10 and rectified on 2026-05-20 (问责办法 18.2)."""
    days = ("2026-03-09", "2026-03-10", "2026-05-20", "2026-05-21")
    answers = [await _promotion(office, "SYN-EARLIER-3", day) for day in days]
    assert [answer["eligible"] for answer in answers] == [True, False, False, True]


async def test_the_receipt_of_an_unserved_letter_comes_home_to_the_decision(office: Any, until: Any):
    """Each test has cadres of its own: the tests share one system, in any order."""
    await _send(office, UNSERVED | {"干部编号": "SYN-EARLIER-6"})
    for notice in await until(partial(_both_notices, office, "SYN-EARLIER-6")):
        receipt = await office.example("notifier", "/v1/notices/{notice_id}/receipts")
        receipt["served_on"] = notice["prepared_on"]
        served = await office.post("notifier", f"/v1/notices/{notice['notice_id']}/receipts", json=receipt)
        assert served.is_success, served.text
    (entry,) = await _recorded(office, "SYN-EARLIER-6")

    async def both_receipts_stand_in_the_decision() -> bool:
        decision = await office.get("case-engine", f"/v1/decisions/{entry['decision_id']}")
        return {receipt["recipient"] for receipt in decision["receipts"]} == {"unit", "subject"}

    await until(both_receipts_stand_in_the_decision)


async def test_the_same_file_again_changes_no_ledger_and_another_content_is_a_conflict(office: Any, until: Any):
    first, following = SERVED | {"干部编号": "SYN-EARLIER-7"}, SERVED | {"干部编号": "SYN-EARLIER-8"}
    await _send(office, first)
    await until(partial(_recorded, office, "SYN-EARLIER-7"))
    again = await _send(office, first, first | {"问责方式": "降职"}, following)
    assert (again["accepted"], again["unchanged"], again["rejected"]) == (1, 1, 1)
    assert [(problem["row"], problem["column"]) for problem in again["problems"]] == [(3, "问责方式")]
    await until(partial(_recorded, office, "SYN-EARLIER-8"))  # what was told again before it has arrived
    (entry,) = await _recorded(office, "SYN-EARLIER-7")
    assert entry["measure"] == "admonition-talk"
