"""Cadres as the list keeps them: dates as text, and an open end as the last day there is."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from personnel.application.cadre_directory import ListedCadre, ListedEffect
from personnel.domain.cadre import Cadre
from personnel.domain.effect import Effect, EffectKind
from personnel.domain.eligibility.rules import WITHOUT_BEARING
from wenze.journal.executor import History

NO_END: Final = date.max.isoformat()


def cadre_document(history: History[Cadre]) -> dict[str, Any]:
    """The list's document of a cadre.

    `last_day` is the last day of the last effect with a bearing on eligibility, empty without one; `kinds` are all
    kinds of effect in the ledger. Both are there to be found quickly.
    """
    cadre = history.state
    if cadre is None:
        raise ValueError("a stream without commits has no document")
    effects = [_effect(entry.decision.decision_id, entry.effect) for entry in cadre.entries()]
    return {
        **_particulars(cadre, history.commits[-1].county),
        "cadre_id": cadre.cadre_id,
        "registered": cadre.registered,
        "latest_decision": cadre.decisions[-1].effective_on.isoformat() if cadre.decisions else "",
        "last_day": max((effect["until"] for effect in effects if effect["bears"]), default=""),
        "kinds": sorted({effect["kind"] for effect in effects}),
        "effects": effects,
    }


def _particulars(cadre: Cadre, county: str) -> dict[str, str]:
    if cadre.particulars is None:
        subject = cadre.as_decided
        place = {"county": county, "unit": subject.unit, "post": subject.post}
        return {"name": subject.name, **place, "level": "", "managed_by": ""}
    known = cadre.particulars
    place = {"county": known.county, "unit": known.unit, "post": known.post}
    return {"name": known.name, **place, "level": known.level.value, "managed_by": known.managed_by.value}


def _effect(decision_id: str, effect: Effect) -> dict[str, Any]:
    return {
        "kind": effect.kind.value,
        "from": effect.effective_from.isoformat(),
        "until": effect.effective_until.isoformat() if effect.effective_until else NO_END,
        "decision": decision_id,
        "bears": effect.kind not in WITHOUT_BEARING,
    }


def listed_cadre(document: Mapping[str, Any]) -> ListedCadre:
    """The cadre a document is about."""
    return ListedCadre(
        cadre_id=document["cadre_id"],
        name=document["name"],
        county=document["county"],
        unit=document["unit"],
        post=document["post"],
        level=document["level"],
        managed_by=document["managed_by"],
        registered=document["registered"],
        effects=tuple(_listed_effect(effect) for effect in document["effects"]),
    )


def _listed_effect(document: Mapping[str, Any]) -> ListedEffect:
    return ListedEffect(
        kind=EffectKind(document["kind"]),
        starts=date.fromisoformat(document["from"]),
        until=None if document["until"] == NO_END else date.fromisoformat(document["until"]),
        decision=document["decision"],
    )
