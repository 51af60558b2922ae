import sys
from pathlib import Path

import orjson

from benchmark.answering_process import answering
from benchmark.assessment_requests import measured_requests, varied_requests
from benchmark.assessments import measure_assessments
from benchmark.extent import Extent
from benchmark.our_assessments import our_assessments


def test_every_request_is_answered_with_reasons_and_a_receipt() -> None:
    answer = our_assessments()
    answers = [orjson.loads(answer(request)) for request in [*measured_requests(), *varied_requests(200)]]
    assert len(answers) == 240
    assert all(told["reasons"] and told["receipt"]["ruleset_hash"] for told in answers)


def test_the_varied_requests_reach_every_outcome_direction_and_effect() -> None:
    answer = our_assessments()
    answers = [orjson.loads(answer(request)) for request in varied_requests(200)]
    assert len({told["outcome"] for told in answers}) == 5
    assert len({told["direction"] for told in answers}) == 4
    assert len({effect["kind"] for told in answers for effect in told["effects"]}) == 9


async def test_a_process_answers_what_the_function_answers_and_says_how_fast() -> None:
    answer = our_assessments()
    async with answering([sys.executable, "-m", "benchmark.our_assessments"], {}) as process:
        told = await process.answers(measured_requests())
        assert told == [orjson.loads(answer(request)) for request in measured_requests()]
        assert await process.per_second(measured_requests(), seconds=0) > 0


async def test_without_the_peers_environment_ours_is_measured_alone(tmp_path: Path) -> None:
    (section,) = await measure_assessments(Extent(1, 1, tmp_path, peers=tmp_path / "python"))
    (measurement,) = section.measurements
    assert measurement.ours.median > 0
    assert not measurement.peers
