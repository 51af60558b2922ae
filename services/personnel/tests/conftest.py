"""Builders of synthetic cadres and decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from personnel.domain.cadre import Cadre, evolve
from personnel.domain.decision import AppealRight, Decision, SubjectAsDecided
from personnel.domain.effect import Effect, EffectKind
from personnel.domain.events import CadreRegistered, EffectsRecorded
from personnel.domain.levels import Level
from personnel.domain.particulars import ManagedBy, Particulars
from wenze.regulation.ruleset import Consultation, Ruleset

CADRE_ID = "HC-0001"


def particulars(**changes: Any) -> Particulars:
    fields: dict[str, Any] = {
        "name": "合成甲",
        "county": "430602",
        "unit": "合成局",
        "post": "合成科科长",
        "level": Level.SECTION,
        "managed_by": ManagedBy.COUNTY,
    }
    return Particulars(**(fields | changes))


def effect(
    kind: str = "promotion-ban",
    start: date = date(2026, 5, 10),
    until: date | None = date(2026, 11, 9),
    clause: str = "accountability:18.1",
    details: Mapping[str, str] | None = None,
) -> Effect:
    return Effect(EffectKind(kind), start, until, clause, "合成示例", dict(details or {}))


def decision(effects: Sequence[Effect] = (), decision_id: str = "D-1", **changes: Any) -> Decision:
    fields: dict[str, Any] = {
        "decision_id": decision_id,
        "case_id": f"C-{decision_id}",
        "document_number": f"合成问责〔2026〕{decision_id}号",
        "subject": SubjectAsDecided("合成甲", "合成局", "合成科科长"),
        "measure": "admonition-talk",
        "facts": "合成示例",
        "basis": ("accountability:7.2",),
        "approving_body": "合成部务会",
        "decided_on": date(2026, 5, 8),
        "effective_on": date(2026, 5, 10),
        "appeal": AppealRight(15, "合成主管部门"),
        "effects": tuple(effects),
    }
    return Decision(**(fields | changes))


def cadre(*decisions: Decision, **changes: Any) -> Cadre:
    state = evolve(None, CadreRegistered(CADRE_ID, particulars(**changes)))
    for each in decisions:
        state = evolve(state, EffectsRecorded(CADRE_ID, each))
    return state


@dataclass(frozen=True)
class Examples:
    """What tests build their cases from."""

    cadre_id: str = CADRE_ID
    particulars = staticmethod(particulars)
    effect = staticmethod(effect)
    decision = staticmethod(decision)
    cadre = staticmethod(cadre)


@pytest.fixture(scope="session")
def examples() -> Examples:
    return Examples()


@pytest.fixture(scope="session")
def ruleset() -> Ruleset:
    return Ruleset.load()


@pytest.fixture
def regulation(ruleset: Ruleset) -> Consultation:
    return ruleset.consult(date(2026, 6, 1))
