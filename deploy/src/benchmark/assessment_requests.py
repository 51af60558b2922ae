"""Requests of `POST /v1/assessments`: the demonstration's cases, and varied ones on which answers are compared."""

from datetime import date
from random import Random
from typing import Any, Final

import orjson

from case_engine.domain.assessment.codes import (
    CircumstanceItem,
    ConductItem,
    Ground,
    ManagementLevel,
    Scope,
    Severity,
)
from demonstration.scenario import Scenario, scenarios

AS_OF: Final = date(2026, 3, 5)
CONDUCT_ON: Final = date(2026, 1, 8)
SEED: Final = 20260305


def measured_requests() -> list[bytes]:
    """The facts of the demonstration's cases."""
    return [orjson.dumps(_of_scenario(scenario)) for scenario in scenarios()]


def varied_requests(count: int) -> list[bytes]:
    """So many different facts, the same ones every time: everything the decision looks at occurs in them."""
    chance = Random(SEED)  # noqa: S311 - a repeatable sample
    return [orjson.dumps(_varied(chance)) for _ in range(count)]


def _of_scenario(scenario: Scenario) -> dict[str, Any]:
    return {
        "as_of": AS_OF,
        "conduct_on": CONDUCT_ON,
        "subject": {"scope": scenario.scope, "managed_by": "county", "probation": scenario.who.probation},
        "findings": [finding.model_dump(exclude_defaults=True) for finding in scenario.findings],
        "circumstances": [each.model_dump(exclude_none=True) for each in scenario.circumstances],
        "referral": scenario.referral.model_dump(),
    }


def _varied(chance: Random) -> dict[str, Any]:
    items = chance.sample(list(ConductItem), chance.choice((0, 1, 1, 1, 2, 3)))
    circumstances = chance.sample(list(CircumstanceItem), chance.choice((0, 0, 1, 1, 2, 3, 4)))
    return {
        "as_of": AS_OF,
        "conduct_on": CONDUCT_ON,
        "subject": {
            "scope": chance.choice((*Scope, Scope.LEADING_CADRE, Scope.LEADING_CADRE)),
            "managed_by": chance.choice(list(ManagementLevel)),
            "vertical": _seldom(chance),
            "probation": _seldom(chance),
            "handled_by": chance.choice((None, None, *ManagementLevel)),
        },
        "findings": [_finding(chance, item) for item in items],
        "circumstances": [_circumstance(chance, item, items) for item in circumstances],
        "referral": {"discipline": _seldom(chance), "crime": _seldom(chance)},
        "effective_on": chance.choice((None, date(2026, 8, 31), date(2027, 2, 28))),
    }


def _seldom(chance: Random) -> bool:
    return chance.choice((True, False, False, False))


def _finding(chance: Random, item: ConductItem) -> dict[str, Any]:
    serious = _seldom(chance)
    return {
        "item": item,
        "severity": chance.choice(list(Severity)),
        "written_reasons": chance.choice(("", " ", "合成理由")),
        "serious_consequences": serious,
        "adverse_result": chance.choice((None, True) if serious else (None, None, True, False)),
        "low_rank_years": chance.choice((None, 0, 1, 2, 3)),
        "veto_authorised": chance.choice((None, True, False)),
    }


def _circumstance(chance: Random, item: CircumstanceItem, items: list[ConductItem]) -> dict[str, Any]:
    ground = chance.choice((None, *Ground)) if item is CircumstanceItem.ROOM_FOR_ACTION else None
    return {
        "item": item,
        "established": not _seldom(chance),
        "ground": ground,
        "basis": chance.choice(("", "合成规定第三条")),
        "covers": chance.sample(items, chance.randint(0, len(items))),
    }
