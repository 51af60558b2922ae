"""A siege holds when all that it is there to show was seen, and says in words what was not."""

from dataclasses import replace
from typing import Any

import pytest

from fault_suite.checker import Violation
from fault_suite.pressure.report import Memory, PressureReport, Statement
from fault_suite.pressure.watch import Look

HELD = PressureReport(
    seed=1,
    clues=10,
    times=10,
    slow_seconds=6,
    sending_seconds=8,
    draining_seconds=3,
    settled=True,
    statements=(Statement("find", 0.001, 0.011),),
    answers={"202": 5, "503 busy": 2, "503 dependency-unavailable": 1},
    readiness={"slow": (4, 4), "silent": (3, 0), "afterwards": (5, 3)},
    memory=(Memory("clue-intake", 100, 150, 120, 200, 7),),
    counts={"clues": 10},
    violations=(),
)


def test_it_holds_when_all_was_seen():
    assert HELD.failures == ()
    assert HELD.as_json()["holds"]


@pytest.mark.parametrize(
    ("change", "failure"),
    [
        ({"violations": (Violation("clue-missing", "one", "gone"),)}, "a violation was found"),
        ({"settled": False}, "the backlog did not drain"),
        (
            {"statements": (*HELD.statements, Statement("insert", 0.01, 0.09))},
            "the database was not as slow as it should have been",
        ),
        ({"statements": ()}, "the database was not as slow as it should have been"),
        ({"answers": {"202": 5, "503 dependency-unavailable": 3}}, "nothing was refused"),
        (
            {"answers": {**HELD.answers, "503 busy without Retry-After": 1}},
            "a refusal did not tell when to come again",
        ),
        (
            {"readiness": {**HELD.readiness, "slow": (4, 3)}},
            "a service was not ready though its database answered",
        ),
        ({"readiness": {**HELD.readiness, "silent": (3, 1)}}, "a service was ready though its database was silent"),
        (
            {"readiness": {**HELD.readiness, "silent": (0, 0)}},
            "nobody asked for readiness while the database was silent",
        ),
        ({"readiness": {**HELD.readiness, "afterwards": (5, 0)}}, "a service was never ready again"),
        (
            {"memory": (replace(HELD.memory[0], highest=201),)},
            "clue-intake took more memory than its bound",
        ),
    ],
)
def test_what_was_not_seen_is_told(change: dict[str, Any], failure: str):
    assert replace(HELD, **change).failures == (failure,)


def test_memory_is_bounded_from_what_a_service_had_at_rest():
    looks = [
        Look("clue-intake", "at rest", 100, True, 0),
        Look("notifier", "slow", 900, True, 90),
        Look("clue-intake", "slow", 180, True, 9),
        Look("clue-intake", "afterwards", 120, True, 0),
    ]
    assert Memory.of("clue-intake", looks, 50) == Memory("clue-intake", 100, 180, 120, 150, 9)
