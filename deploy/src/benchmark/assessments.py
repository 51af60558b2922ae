"""Assessments in this process: JSON in, JSON with outcome, measures, effects, reasons and receipt out."""

from collections.abc import Callable, Sequence
from datetime import date
from time import perf_counter
from typing import Any, Final

import orjson

from benchmark.extent import Extent
from benchmark.interleaving import interleaved
from benchmark.measurement import Measurement, Peer, Section
from case_engine.adapters.rulebook import WenzeRulebook
from case_engine.application.assess import Assessor
from case_engine.entrypoints.http.answers import AssessmentAnswer
from case_engine.entrypoints.http.assessments import AssessmentRequest
from demonstration.scenario import Scenario, scenarios
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Ruleset

AS_OF: Final = date(2026, 3, 5)
CONDUCT_ON: Final = date(2026, 1, 8)
ROUNDS: Final = 25

Answer = Callable[[bytes], bytes]


def requests() -> list[bytes]:
    """The facts of the demonstration's cases as requests of `POST /v1/assessments`."""
    return [orjson.dumps(_request(scenario)) for scenario in scenarios()]


def assessed() -> Answer:
    """What the endpoint does between the request's body and the response's."""
    assessor = Assessor(WenzeRulebook(Ruleset.load(None), WorkingDayCalendar.from_library()))

    def answer(body: bytes) -> bytes:
        request = AssessmentRequest.model_validate_json(body)
        facts = request.to_facts(request.as_of, request.subject, request.effective_on)
        told = AssessmentAnswer.of(*assessor.assess(facts))
        return told.model_dump_json(by_alias=True).encode()

    return answer


async def measure_assessments(extent: Extent) -> tuple[Section]:
    """Each run answers all requests some times, in this process."""
    bodies = requests()
    answer = assessed()
    answers = [orjson.loads(answer(body)) for body in bodies]
    runs = await interleaved(
        {
            "ours": lambda _: _per_second(lambda: [answer(body) for body in bodies], len(bodies)),
            "only JSON": lambda _: _per_second(lambda: _only_json(bodies, answers), len(bodies)),
        },
        extent.repetitions,
    )
    peers = (Peer("decode and encode the same JSON only", runs["only JSON"]),)
    measurement = Measurement("request JSON to answer JSON with reasons and receipt", "/s", runs["ours"], peers)
    return (Section("Assessments, in one process", f"{ROUNDS * len(bodies)} in a run", (measurement,)),)


def _only_json(bodies: Sequence[bytes], answers: Sequence[Any]) -> None:
    for body, answer in zip(bodies, answers, strict=True):
        orjson.loads(body)
        orjson.dumps(answer)


def _per_second(work: Callable[[], object], count: int) -> float:
    began = perf_counter()
    for _ in range(ROUNDS):
        work()
    return ROUNDS * count / (perf_counter() - began)


def _request(scenario: Scenario) -> dict[str, Any]:
    return {
        "as_of": AS_OF,
        "conduct_on": CONDUCT_ON,
        "subject": {"scope": scenario.scope, "managed_by": "county", "probation": scenario.who.probation},
        "findings": [finding.model_dump(exclude_defaults=True) for finding in scenario.findings],
        "circumstances": [each.model_dump(exclude_none=True) for each in scenario.circumstances],
        "referral": scenario.referral.model_dump(),
    }
