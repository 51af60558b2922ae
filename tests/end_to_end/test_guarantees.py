"""Nothing acknowledged is lost, nothing happens twice, nothing poisonous blocks: on real processes, with real kills."""

import asyncio
import csv
import io
from collections.abc import Collection
from contextlib import suppress
from functools import partial
from typing import Any, Final

import httpx
import pytest

from wenze.bus.connection import producer
from wenze.bus.dead_letters import listed
from wenze.bus.publisher import KafkaPublisher, Record
from wenze.contracts.envelope import Envelope
from wenze.contracts.feeds import FeedSubmitted
from wenze.contracts.golden import example_of
from wenze.contracts.topics import FEEDS

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.timeout(180),
    pytest.mark.xdist_group("end-to-end"),
]

PETITION_COLUMNS = ("信访编号", "来信来访日期", "问题属地", "信访事项", "反映内容", "是否有事实依据", "是否影响较大")


def _clue(external_id: str, **changes: Any) -> dict[str, Any]:
    return {
        "source": "citizen-report",
        "feed": "test",
        "external_id": external_id,
        "county": "430602",
        "received_on": "2026-03-02",
        "title": "合成：审批超时",
        "content": "合成内容",
        "admission": {"factual_basis": True, "considerable_impact": True},
        **changes,
    }


def _file(*numbers: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(PETITION_COLUMNS)
    for number in numbers:
        writer.writerow([number, "2026-03-02", "岳阳楼区", "合成：审批超时", "合成内容", "是", "是"])
    return text.getvalue().encode("gb18030")


async def _send(office: Any, *records: Envelope | Record) -> None:
    publisher = KafkaPublisher(partial(producer, office.kafka, "test"))
    await publisher.start()
    try:
        await publisher.publish([record for record in records if isinstance(record, Envelope)])
        await publisher.send([record for record in records if isinstance(record, Record)])
    finally:
        await publisher.stop()


def _message(identifier: str, external_id: str) -> Envelope:
    submitted = FeedSubmitted.model_validate({**example_of(FeedSubmitted), "external_id": external_id})
    from datetime import UTC, datetime

    return Envelope(identifier, "other-office", external_id, datetime(2026, 3, 2, tzinfo=UTC), "r", "c", submitted)


async def _clues(office: Any) -> int:
    return (await office.get("clue-intake", "/v1/clues"))["total"]


async def _cases(office: Any) -> int:
    return (await office.get("case-engine", "/v1/cases"))["total"]


async def _has(office: Any, external_id: str, feed: str) -> bool:
    page = await office.get("clue-intake", "/v1/clues", feed=feed, page_size=200)
    return any(item["external_id"] == external_id for item in page["items"])


async def test_the_same_request_twice_is_answered_alike_and_is_one_clue(office: Any, until: Any):
    first = await office.post("clue-intake", "/v1/clues", key="once", json=_clue("http-1"))
    again = await office.post("clue-intake", "/v1/clues", key="once", json=_clue("http-1"))
    assert (first.status_code, first.json()) == (again.status_code, again.json()) == (202, first.json())
    assert first.json()["status"] == "admitted"
    clue = await office.get("clue-intake", f"/v1/clues/{first.json()['clue_id']}")
    assert clue["status"] == "admitted"


async def test_the_same_clue_under_another_request_is_a_duplicate(office: Any):
    first = await office.post("clue-intake", "/v1/clues", json=_clue("http-2"))
    again = await office.post("clue-intake", "/v1/clues", json=_clue("http-2"))
    assert again.json()["status"] == "duplicate"
    assert again.json()["duplicate_of"] == first.json()["clue_id"]


async def test_the_same_file_twice_changes_nothing(office: Any, until: Any):
    upload = {"files": {"file": ("信访.csv", _file("XF-1", "XF-2"), "text/csv")}}
    first = (await office.post("clue-intake", "/v1/imports/petition", **upload)).json()
    assert (first["admitted"], first["rejected"]) == (2, [])
    await until(partial(_has, office, "XF-2", "petition"))
    before = await office.get("clue-intake", "/v1/statistics")
    await office.post("clue-intake", "/v1/imports/petition", **upload)
    assert await office.get("clue-intake", "/v1/statistics") == before


async def test_the_same_message_twice_is_one_clue(office: Any, until: Any):
    await _send(office, _message("m-1", "KAFKA-1"), _message("m-1", "KAFKA-1"), _message("m-2", "KAFKA-2"))
    await until(partial(_has, office, "KAFKA-2", "audit"))
    await until(partial(_has, office, "KAFKA-1", "audit"))
    page = await office.get("clue-intake", "/v1/clues", feed="audit")
    known = [item["external_id"] for item in page["items"]]
    assert (known.count("KAFKA-1"), known.count("KAFKA-2")) == (1, 1)
    before = await office.get("clue-intake", "/v1/statistics")
    await _send(office, _message("m-1", "KAFKA-1"), _message("m-3", "KAFKA-3"))
    await until(partial(_has, office, "KAFKA-3", "audit"))
    after = await office.get("clue-intake", "/v1/statistics")
    assert _total(after, "duplicate") == _total(before, "duplicate")


def _total(statistics: Any, status: str) -> int:
    return sum(row[status] for row in statistics["by_source"])


async def test_poison_is_set_aside_and_what_follows_it_goes_on(office: Any, until: Any):
    poison = Record("feeds", b"key", b"\x00 poison", (("ce_type", b"\xff"),))
    await _send(office, poison)
    await _send(office, _message("m-9", "KAFKA-9"))
    await until(partial(_has, office, "KAFKA-9", "audit"))

    async def poison_is_listed() -> bool:
        return b"\x00 poison" in [letter.value for letter in await listed(office.kafka, FEEDS)]

    await until(poison_is_listed)


@pytest.mark.parametrize("victim", ["clue-intake", "case-engine", "notifier", "database", "broker"])
async def test_what_was_acknowledged_survives_a_kill_and_leads_to_one_case_and_one_notice(
    office: Any, until: Any, victim: str
):
    await _the_whole_way_has_been_gone_once(office, until, victim)
    acknowledged: dict[int, str] = {}

    async def submit_until_acknowledged(number: int) -> None:
        for _ in range(200):
            if clue_id := await _submitted(office, f"{victim}-{number}"):
                acknowledged[number] = clue_id
                return
            await asyncio.sleep(0.1)  # a client waits before it tries again

    async def submit_all() -> None:
        for first in range(0, LOAD, 6):
            await asyncio.gather(*(submit_until_acknowledged(first + step) for step in range(6)))

    load = asyncio.create_task(submit_all())
    await until(lambda: _answer(len(acknowledged) > 10))
    await office.stack.kill(victim)
    await office.stack.restart(victim)
    await load
    assert len(set(acknowledged.values())) == LOAD
    await _each_leads_to_one_case_and_one_notice(office, until, acknowledged.values())


LOAD = 60
LED: Final = ("admitted", "start-proposed", 1)
"""What an acknowledged clue, its case and their notices come to."""


async def _each_leads_to_one_case_and_one_notice(office: Any, until: Any, clue_ids: Collection[str]) -> None:
    """And to no more once all have led there.

    Raises: AssertionError that names what each of the others came to, and where the services' logs are.
    """
    left = set(clue_ids)

    async def none_is_left() -> bool:
        left.difference_update([clue_id for clue_id in left if await _led_to(office, clue_id) == LED])
        return not left

    with suppress(TimeoutError):
        await until(none_is_left, 60)
    others = {clue_id: led for clue_id in clue_ids if (led := await _led_to(office, clue_id)) != LED}
    assert not others, f"the logs are in {office.stack.log_folder}"


async def _led_to(office: Any, clue_id: str) -> tuple[str | None, str | None, int | None]:
    """The states of the clue and of its case, and how many notices the case has."""
    clue = await office.get("clue-intake", f"/v1/clues/{clue_id}")
    case = await office.get("case-engine", f"/v1/cases/case-{clue_id}")
    notices = await office.get("notifier", "/v1/notices", case=f"case-{clue_id}")
    return clue.get("status"), case.get("state"), notices.get("total")


async def _submitted(office: Any, external_id: str) -> str | None:
    """The clue's id if it was acknowledged; the key is the same at each attempt."""
    try:
        answer = await office.post("clue-intake", "/v1/clues", key=external_id, json=_clue(external_id))
    except httpx.HTTPError:
        return None
    return answer.json()["clue_id"] if answer.status_code == httpx.codes.ACCEPTED else None


async def _the_whole_way_has_been_gone_once(office: Any, until: Any, victim: str) -> None:
    """The embedded database does not outlive a kill while it makes a collection: have them all made before."""
    clue_id = await _submitted(office, f"before-{victim}")
    assert clue_id
    await _each_leads_to_one_case_and_one_notice(office, until, [clue_id])


async def _answer(value: bool) -> bool:
    return value
