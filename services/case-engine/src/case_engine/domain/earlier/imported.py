"""An earlier decision as this system keeps it, and how it gets here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from case_engine.domain.assessment.codes import EffectKind, Measure
from case_engine.domain.assessment.verdict import Effect
from case_engine.domain.assessment.words import MEASURE_NAMES, chinese_date
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.measure import Consequences, ConsequencesOf
from case_engine.domain.case.particulars import LEVEL_NAMES, Level, narrow
from case_engine.domain.case.service import Service
from case_engine.domain.earlier.dates import DECISION, SERVICE, date_objections
from case_engine.domain.earlier.decision import EarlierDecision, differences
from case_engine.domain.earlier.events import DecisionImported, EarlierEvent, ImportedLetterServed, Origin
from case_engine.domain.earlier.needs import needed_by_settings, needed_for_effects, needed_for_letter
from case_engine.domain.earlier.objection import Objected, Objection
from case_engine.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Imported:
    """The decision as it was taken over, and the receipts of its letter since."""

    taken_over: DecisionImported
    served: tuple[Service, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A decision as a row of a file tells it. `decision_id` is made of its identity, so that it is known again."""

    decision_id: str
    decision: EarlierDecision
    origin: Origin


def evolve_imported(state: Imported | None, event: EarlierEvent) -> Imported:
    """The decision after the event. Raises: ValueError when it was not taken over first."""
    if isinstance(event, DecisionImported):
        return Imported(event)
    if state is None:
        raise ValueError(f"{type(event).__name__} before DecisionImported")
    return replace(state, served=(*state.served, event.service))


def decide_imported(
    state: Imported | None, row: Row, *, today: date, in_force_from: date | None, consequences_of: ConsequencesOf
) -> tuple[EarlierEvent, ...]:
    """Take the decision over once. `in_force_from`: since when the regulation is in force, None where nobody said.

    Raises: Objected when it is known with another content, cannot be so, or does not tell what its effects need.
    """
    if state is not None:
        _object(_contradictions(state.taken_over, row.decision))
        return ()
    decision = row.decision
    _object(date_objections(decision, today, in_force_from), needed_for_effects(decision), needed_for_letter(decision))
    consequences = consequences_of(decision.measure, decision.occasion)
    _object(needed_by_settings(decision, consequences.receipt))
    return (
        DecisionImported(
            decision_id=row.decision_id,
            decision=decision,
            origin=row.origin,
            effects=_effects(decision, consequences),
            appeal_period_days=consequences.appeal_period_days,
            receipt=consequences.receipt,
        ),
    )


def decide_imported_served(state: Imported, service: Service, *, today: date) -> tuple[EarlierEvent, ...]:
    """问责办法 10.3: put the receipt on the decision, once for each notice.

    Raises: Refusal when it is another decision's, or the letter can't have been served on that day.
    """
    known = state.taken_over
    if service.decision_id != known.decision_id:
        raise Refusal(SERVICE, f"没有编号为 {service.decision_id} 的问责决定，无法登记送达。请核对决定编号。")
    if any(served.notice_id == service.notice_id for served in state.served):
        return ()
    require_not_future(SERVICE, "送达日期", service.served_on, today)
    require_not_before(SERVICE, "送达日期", service.served_on, "决定日期", known.decision.decided_on)
    return (ImportedLetterServed(service),)


def _object(*groups: Iterator[Objection]) -> None:
    if objections := [objection for group in groups for objection in group]:
        raise Objected(objections)


def _contradictions(known: DecisionImported, told: EarlierDecision) -> Iterator[Objection]:
    origin = known.origin
    for field, value in differences(known.decision, told).items():
        text = (
            f"这份决定已从“{origin.file_name}”第 {origin.row} 行导入，当时写的是“{_in_words(value)}”；"
            "已导入的决定不会被覆盖，请对照《问责决定书》核对这一行。"
        )
        yield Objection(field, DECISION, text)


def _in_words(value: Any) -> str:
    if isinstance(value, tuple):
        return "、".join(map(_in_words, value)) or "空"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Measure):
        return MEASURE_NAMES[value]
    if isinstance(value, Level):
        return LEVEL_NAMES[value]
    return "空" if value is None or value == "" else str(value)


def _effects(decision: EarlierDecision, consequences: Consequences) -> tuple[Effect, ...]:
    narrowed = (narrow(effect, decision.particulars) for effect in consequences.effects)
    return tuple(_ended(effect, decision.rectified_on) for effect in narrowed)


def _ended(effect: Effect, rectified_on: date | None) -> Effect:
    """问责办法 18.2: the impact period runs until the rectification is in place, that day included."""
    if rectified_on is None or effect.kind is not EffectKind.IMPACT_PERIOD:
        return effect
    text = f"影响期从作出决定之日起，到整改到位为止；已于{chinese_date(rectified_on)}整改到位。"
    return replace(effect, effective_until=rectified_on, text=text)
