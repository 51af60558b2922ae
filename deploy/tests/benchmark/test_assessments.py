from pathlib import Path

import orjson

from benchmark.assessments import assessed, measure_assessments, requests
from benchmark.extent import Extent


def test_every_request_is_answered_with_reasons_and_a_receipt() -> None:
    answer = assessed()
    answers = [orjson.loads(answer(request)) for request in requests()]
    assert len(answers) == 40
    assert all(told["reasons"] and told["receipt"]["ruleset_hash"] for told in answers)


def test_the_same_request_is_answered_alike() -> None:
    answer, again = assessed(), assessed()
    assert [answer(request) for request in requests()] == [again(request) for request in requests()]


async def test_the_result_stands_beside_its_peers(tmp_path: Path) -> None:
    (section,) = await measure_assessments(Extent(repetitions=1, messages=1, folder=tmp_path))
    (measurement,) = section.measurements
    assert all(measurement.ours.median > 0 < measurement.ratio(peer) for peer in measurement.peers)
