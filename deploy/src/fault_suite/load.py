"""The load: a process of its own that sends and notes what was acknowledged, `python -m fault_suite.load ORDER.json`.

It knows nothing of the faults: a client that has no answer asks again with the same key.
"""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import httpx
from pydantic import BaseModel, TypeAdapter

from fault_suite.decisions import DecisionFile, decision_files
from fault_suite.ledger import LedgerWriter
from fault_suite.submissions import Submission, submissions
from wenze.bus.connection import producer
from wenze.bus.publisher import KafkaPublisher
from wenze.bus.settings import KafkaSettings
from wenze.contracts.envelope import Envelope
from wenze.contracts.feeds import FeedSubmitted
from wenze.errors import Transient
from wenze.identity import WHOLE_CITY, Principal, Role
from wenze.identity.local_issuer import LocalIssuer

CLIENTS: Final = 12
BATCH: Final = 50
ANSWER_SECONDS: Final = 10.0
LONGEST_PAUSE: Final = 1.0
LONGEST_RUN_SECONDS: Final = 24 * 3_600
PATIENCE_SECONDS: Final = 240.0
"""How long a client goes on asking: longer than any outage of the plan."""
NOT_TOLD: Final = "without Retry-After"


class Order(BaseModel):
    """What to send, spread over so many seconds: clues, and files with decisions, to the services' addresses. What is
    acknowledged is noted in `ledger`, and how often each kind of answer came beside it. `patient` clients come again
    when the answer told them to; others sooner."""

    seed: int
    series: str
    clues: int
    decisions: int
    seconds: float
    clue_intake: list[str]
    case_engine: list[str]
    kafka: str
    idempotent: bool
    ledger: Path
    issuer_folder: Path
    clients: int = CLIENTS
    patient: bool = False

    @property
    def answers(self) -> Path:
        """How often each status and kind of refusal was answered, and refusals that do not tell when to come again."""
        return self.ledger.with_suffix(".answers.json")


class Load:
    """Sends an order."""

    def __init__(self, order: Order, ledger: LedgerWriter, publisher: KafkaPublisher, http: httpx.AsyncClient) -> None:
        self.answers: Counter[str] = Counter()
        self._order = order
        self._ledger = ledger
        self._publisher = publisher
        self._http = http
        self._clue_intake = cycle(order.clue_intake)
        self._case_engine = cycle(order.case_engine)
        self._requests: asyncio.Queue[Submission | None] = asyncio.Queue()
        self._messages: asyncio.Queue[Submission | None] = asyncio.Queue()

    async def run(self) -> None:
        """All is sent and answered, or given up, when this returns."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self._order.clients):
                group.create_task(self._client())
            group.create_task(self._feed())
            group.create_task(self._import())
            await self._hand_out()
            for _ in range(self._order.clients):
                self._requests.put_nowait(None)
            self._messages.put_nowait(None)

    async def _hand_out(self) -> None:
        """Each submission at its time."""
        order = self._order
        timed = [
            (number * order.seconds / order.clues + submission.late, position, submission)
            for number, sent in enumerate(submissions(order.seed, order.series, order.clues))
            for position, submission in enumerate(sent)
        ]
        loop = asyncio.get_running_loop()
        began = loop.time()
        for due, _, submission in sorted(timed, key=lambda each: each[:2]):
            if (wait := began + due - loop.time()) > 0:
                await asyncio.sleep(wait)
            (self._requests if submission.way == "http" else self._messages).put_nowait(submission)

    async def _client(self) -> None:
        while submission := await self._requests.get():
            await self._ledger.write(await self._asked(submission))

    async def _asked(self, submission: Submission) -> dict[str, Any]:
        """What the ledger says of a submission over HTTP."""
        entry = {**_entry(submission), "cause": f"http:{submission.key}:"}
        headers = {"Idempotency-Key": submission.key}
        answer = await self._answer(self._clue_intake, "/v1/clues", headers, json=submission.clue())
        if answer is None:
            return {**entry, "kind": "unanswered"}
        if not answer.is_success:
            return _refused(entry["cause"], answer)
        told = answer.json()
        return {**entry, "status": told["status"], "clue_id": told["clue_id"]}

    async def _answer(
        self, addresses: Iterator[str], path: str, headers: dict[str, str], **content: Any
    ) -> httpx.Response | None:
        """The answer to a request that is repeated, at another replica each time, until it is answered for good."""
        clock = asyncio.get_running_loop()
        pause, deadline = 0.05, clock.time() + PATIENCE_SECONDS
        while clock.time() < deadline:
            told = None
            with suppress(httpx.TransportError):
                answer = await self._http.post(f"{next(addresses)}{path}", headers=headers, **content)
                if not answer.is_server_error:
                    self.answers[str(answer.status_code)] += 1
                    return answer
                told = answer.headers.get("Retry-After")
                self.answers[_in_words(answer)] += 1
            await asyncio.sleep(float(told) if told and self._order.patient else pause)
            pause = min(LONGEST_PAUSE, pause * 2)
        return None

    async def _import(self) -> None:
        order = self._order
        files = list(decision_files(order.seed, order.series, order.decisions))
        clock = asyncio.get_running_loop()
        began = clock.time()
        for number, file in enumerate(files):
            await asyncio.sleep(max(0.0, began + number * order.seconds / len(files) - clock.time()))
            await self._ledger.write(*await self._imported(file))

    async def _imported(self, file: DecisionFile) -> list[dict[str, Any]]:
        """What the ledger says of the file's decisions."""
        headers = {"Idempotency-Key": file.key}
        upload = {"file": ("decisions.csv", file.content(), "text/csv")}
        answer = await self._answer(self._case_engine, "/v1/decisions/imports", headers, files=upload)
        taken = answer.json() if answer is not None and answer.is_success else {}
        if answer is not None and taken.get("accepted", 0) + taken.get("unchanged", 0) != len(file.rows):
            return [_refused(file.key, answer)]
        return [{"kind": "decision" if answer else "unanswered-decision", **asdict(row)} for row in file.rows]

    async def _feed(self) -> None:
        last = False
        while not last:
            waiting = [await self._messages.get()]
            while len(waiting) < BATCH and not self._messages.empty():
                waiting.append(self._messages.get_nowait())
            batch = [submission for submission in waiting if submission]
            last = len(batch) < len(waiting)
            await self._publish([_envelope(submission) for submission in batch])
            await self._ledger.write(
                *({**_entry(submission), "cause": f"message:{submission.key}"} for submission in batch)
            )

    async def _publish(self, envelopes: list[Envelope]) -> None:
        """Again and again until the broker has acknowledged all: what came in before has its ids again."""
        while True:
            try:
                await self._publisher.start()
                return await self._publisher.publish(envelopes)
            except Transient:
                await asyncio.sleep(LONGEST_PAUSE)


def _in_words(answer: httpx.Response) -> str:
    """The status with the kind of its problem."""
    kind = answer.json()["type"].rpartition(":")[2]
    return f"{answer.status_code} {kind}" + ("" if "Retry-After" in answer.headers else f" {NOT_TOLD}")


def _refused(cause: str, answer: httpx.Response) -> dict[str, Any]:
    return {"kind": "refused", "cause": cause, "code": answer.status_code, "text": answer.text}


def _entry(submission: Submission) -> dict[str, Any]:
    return {
        "kind": "submission",
        "via": submission.way,
        "feed": submission.clue()["feed"],
        "external_id": submission.external_id,
        "meets": submission.meets,
    }


def _envelope(submission: Submission) -> Envelope:
    message = FeedSubmitted.model_validate(submission.clue())
    return Envelope(
        id=submission.key,
        source="fault-suite",
        subject=message.aggregate,
        time=datetime(2026, 3, 2, tzinfo=UTC),
        correlation_id=submission.external_id,
        causation_id=submission.external_id,
        message=message,
    )


async def carried_out(order: Order) -> None:
    """Send what is ordered; all of it is answered, or given up, when this returns."""
    kafka = KafkaSettings(bootstrap=order.kafka, idempotent=order.idempotent)
    publisher = KafkaPublisher(partial(producer, kafka, "fault-suite-load"))
    limits = httpx.Limits(max_connections=order.clients, max_keepalive_connections=order.clients)
    clerk = Principal("fault-suite", frozenset({Role.HANDLER}), frozenset({WHOLE_CITY}))
    token = LocalIssuer(order.issuer_folder).token(clerk, LONGEST_RUN_SECONDS)
    http = httpx.AsyncClient(
        timeout=ANSWER_SECONDS, trust_env=False, limits=limits, headers={"Authorization": f"Bearer {token}"}
    )
    async with LedgerWriter(order.ledger) as ledger, http:
        load = Load(order, ledger, publisher, http)
        try:
            await load.run()
        finally:
            await publisher.stop()
            order.answers.write_text(json.dumps(load.answers), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(carried_out(TypeAdapter(Order).validate_json(Path(sys.argv[1]).read_bytes())))
