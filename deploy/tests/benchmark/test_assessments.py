import orjson
import pytest

from benchmark.assessments import assessed, measure_assessments, requests


def test_every_request_is_answered_with_reasons_and_a_receipt() -> None:
    answer = assessed()
    answers = [orjson.loads(answer(request)) for request in requests()]
    assert len(answers) == 40
    assert all(told["reasons"] and told["receipt"]["ruleset_hash"] for told in answers)


def test_the_same_request_is_answered_alike() -> None:
    answer, again = assessed(), assessed()
    assert [answer(request) for request in requests()] == [again(request) for request in requests()]


def test_the_result_stands_beside_the_plain_loop() -> None:
    (result,) = measure_assessments(repetitions=1, rounds=1).results
    assert result.count == 40
    assert result.ratio == pytest.approx(result.per_second / (result.plain_per_second or 0))
    assert 0 < result.ratio < 1
