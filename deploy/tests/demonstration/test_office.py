"""How the demonstration counts what services answer. A small service of our own stands in their place."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from demonstration.office.api import Api, NoAnswer, UnexpectedAnswer
from demonstration.office.delivery import figures, notified_twice
from demonstration.office.feeding import Miscounted, import_files, submit, submit_refused
from demonstration.outcome import NoticeFigures, Rejected
from demonstration.synthetic.feed_file import FeedFile
from demonstration.synthetic.submissions import Submission

FILE = FeedFile("petition", "信访.csv", b"...", rows=4)
REPORT: dict[str, Any] = {
    "file": "信访.csv",
    "rows": 4,
    "admitted": 1,
    "held": 1,
    "duplicate": 0,
    "repeated": 1,
    "rejected": [{"row": 5, "column": "信访编号", "message": "没有填写"}],
}


class Office:
    """Answers what it is told to."""

    def __init__(self) -> None:
        self.report = REPORT
        self.status = 202
        self.answers = iter(range(100))
        self.known: dict[str, int] = {}
        self.forgets = False
        self.items: list[dict[str, int]] = [{"id": number} for number in range(450)]

    def application(self) -> FastAPI:
        app = FastAPI()

        @app.post("/v1/imports/{feed}")
        async def import_one() -> dict[str, Any]:
            return self.report

        @app.post("/v1/clues")
        async def submit_one(request: Request) -> JSONResponse:
            if self.status != 202:
                errors = [{"field": "source", "message": "没有这种来源"}]
                return JSONResponse({"detail": "有错。", "errors": errors}, self.status)
            key = request.headers["idempotency-key"]
            if self.forgets or key not in self.known:
                self.known[key] = next(self.answers)
            return JSONResponse({"clue_id": self.known[key]}, 202)

        @app.get("/v1/things")
        async def things(page: int, page_size: int) -> dict[str, Any]:
            """Grows by one item at the front with each page asked for."""
            self.items.insert(0, {"id": 1_000 + page})
            start = (page - 1) * page_size
            return {"items": self.items[start : start + page_size], "total": len(self.items)}

        return app


def badge(person: str) -> str:
    return quote(person)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest_asyncio.fixture
async def api(office: Office) -> AsyncIterator[Api]:
    async with Api("http://office", badge, httpx.ASGITransport(office.application())) as made:
        yield made


def wish(key: str) -> Submission:
    return Submission(key, {"external_id": key})


async def test_rows_that_were_taken_before_are_not_counted_again(api: Api) -> None:
    taken, rejected = await import_files(api, [FILE])
    assert taken == 2
    assert rejected == (Rejected("信访.csv", "第 5 行", "信访编号", "没有填写"),)


async def test_a_report_that_is_silent_about_a_row_is_noticed(api: Api, office: Office) -> None:
    office.report = REPORT | {"held": 0}
    with pytest.raises(Miscounted, match="有 4 行，导入结果只说明了 3 行"):
        await import_files(api, [FILE])


async def test_a_request_sent_twice_counts_once(api: Api) -> None:
    assert await submit(api, [wish("a"), wish("b"), wish("a")]) == 2


async def test_another_answer_to_the_same_request_is_noticed(api: Api, office: Office) -> None:
    office.forgets = True
    with pytest.raises(Miscounted, match="请求 a 重发后得到了不同的答复"):
        await submit(api, [wish("a"), wish("a")])


async def test_a_refused_request_is_told_with_its_field(api: Api, office: Office) -> None:
    office.status = 422
    assert await submit_refused(api, [wish("a")]) == (Rejected("接口报送", "a", "source", "没有这种来源"),)


async def test_a_wrong_request_that_is_accepted_is_noticed(api: Api) -> None:
    with pytest.raises(Miscounted, match="请求 a 不应被受理"):
        await submit_refused(api, [wish("a")])


async def test_an_answer_nobody_expects_is_told_in_words(api: Api, office: Office) -> None:
    office.status = 409
    with pytest.raises(UnexpectedAnswer, match="POST /v1/clues 的答复是 409：有错。；source 没有这种来源"):
        await submit(api, [wish("a")])


async def test_no_answer_is_told_in_words() -> None:
    async with Api("http://127.0.0.1:9", badge) as nowhere:
        with pytest.raises(NoAnswer, match="GET /v1/clues 没有得到答复"):
            await nowhere.get("/v1/clues")


async def test_a_list_that_grows_between_two_pages_shows_nothing_twice(api: Api) -> None:
    found = [thing["id"] for thing in await api.all("/v1/things", "id")]
    assert len(found) == len(set(found))
    assert set(range(450)) <= set(found)


def notice(recipient: str, decision: str = "case-1-1", state: str = "delivered") -> dict[str, str]:
    return {"recipient": recipient, "decision_id": decision, "state": state}


class Decided:
    decision_id = "case-1-1"


@pytest.mark.parametrize(
    ("recipients", "expected"),
    [(["unit", "subject"], 1), (["unit"], 0), (["unit", "unit"], 0), (["unit", "subject", "subject"], 0), ([], 0)],
)
def test_a_decision_has_one_notice_to_the_unit_and_one_to_the_subject(recipients: list[str], expected: int) -> None:
    notices = [notice(recipient) for recipient in recipients] + [notice("handler", decision="")]
    assert notified_twice(notices, [Decided()]) == expected  # type: ignore[list-item]


def test_a_served_notice_was_delivered_and_a_failed_one_was_not() -> None:
    notices = [notice("unit", state="served"), notice("unit"), notice("unit", state="failed")]
    assert figures(notices)[1] == NoticeFigures("unit", prepared=3, delivered=2, served=1)
