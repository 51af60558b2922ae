"""Which circumstances hold, and where they pull (问责办法 15 to 17, 激励办法 8)."""

from typing import Final, NamedTuple

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule
from case_engine.domain.assessment.codes import CircumstanceItem, ConductItem, Ground
from case_engine.domain.assessment.facts import Circumstance, Finding, InvalidFactsError
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.rules import (
    article_15_1_obstruction,
    article_15_2_falsification,
    article_15_3_retaliation,
    article_15_4_other_aggravation,
    article_16_1_loss_averted,
    article_16_2_cooperation,
    article_16_3_other_mitigation,
    article_17_1_reform_mistake,
    article_17_2_emergency,
    incentive_8_deviation_exempt,
    incentive_8_exploration_supported,
    incentive_8_mistake_tolerated,
)

_RULES: Final[dict[tuple[CircumstanceItem, Ground | None], CircumstanceRule]] = {
    (CircumstanceItem.OBSTRUCTION, None): article_15_1_obstruction.RULE,
    (CircumstanceItem.FALSIFICATION, None): article_15_2_falsification.RULE,
    (CircumstanceItem.RETALIATION, None): article_15_3_retaliation.RULE,
    (CircumstanceItem.OTHER_AGGRAVATION, None): article_15_4_other_aggravation.RULE,
    (CircumstanceItem.LOSS_AVERTED, None): article_16_1_loss_averted.RULE,
    (CircumstanceItem.COOPERATION, None): article_16_2_cooperation.RULE,
    (CircumstanceItem.OTHER_MITIGATION, None): article_16_3_other_mitigation.RULE,
    (CircumstanceItem.REFORM_MISTAKE, None): article_17_1_reform_mistake.RULE,
    (CircumstanceItem.EMERGENCY, None): article_17_2_emergency.RULE,
    (CircumstanceItem.ROOM_FOR_ACTION, None): incentive_8_deviation_exempt.RULE,
    (CircumstanceItem.ROOM_FOR_ACTION, Ground.GENERAL_DEVIATION): incentive_8_deviation_exempt.RULE,
    (CircumstanceItem.ROOM_FOR_ACTION, Ground.NON_SUBJECTIVE_MISTAKE): incentive_8_mistake_tolerated.RULE,
    (CircumstanceItem.ROOM_FOR_ACTION, Ground.SUPPORTED_EXPLORATION): incentive_8_exploration_supported.RULE,
}


class Held(NamedTuple):
    """A circumstance that holds; `covered` are the counted conduct items it concerns."""

    reason: Reason
    bearing: Bearing
    covered: tuple[ConductItem, ...]


class WeighedCircumstances(NamedTuple):
    """The circumstances that hold, by where they pull; each clause counts once. `reasons` are about all of them."""

    aggravating: tuple[Reason, ...]
    mitigating: tuple[Reason, ...]
    exempting: tuple[Held, ...]
    left_to_people: tuple[Held, ...]
    reasons: tuple[Reason, ...]


NOTHING_WEIGHED: Final = WeighedCircumstances((), (), (), (), ())


def weigh(circumstances: tuple[Circumstance, ...], findings: tuple[Finding, ...]) -> WeighedCircumstances:
    """Sort out what holds for these findings.

    Raises: InvalidFactsError when a circumstance is stated in a way its clause doesn't have.
    """
    if not circumstances:
        return NOTHING_WEIGHED
    items = tuple(dict.fromkeys([finding.item for finding in findings]))
    held: list[Held] = []
    reasons: list[Reason] = []
    for circumstance in circumstances:
        rule = _rule_for(circumstance)
        if not circumstance.established:
            continue
        if missing := rule.missing(circumstance):
            reasons.append(rule.not_established(missing))
        elif covered := _covered(circumstance, items, rule.bearing):
            held.append(Held(rule.established(circumstance), rule.bearing, covered))
    return WeighedCircumstances(
        _once_each([each.reason for each in held if each.bearing is Bearing.AGGRAVATING]),
        _once_each([each.reason for each in held if each.bearing is Bearing.MITIGATING]),
        tuple([each for each in held if each.bearing is Bearing.EXEMPTING]),
        tuple([each for each in held if each.bearing is Bearing.LEAVES_EXEMPTION_TO_PEOPLE]),
        tuple(dict.fromkeys([*[each.reason for each in held], *reasons])),
    )


def _rule_for(circumstance: Circumstance) -> CircumstanceRule:
    try:
        return _RULES[circumstance.item, circumstance.ground]
    except KeyError:
        raise InvalidFactsError(
            f"ground 只用于 incentive:8，条款 {circumstance.item} 没有“{circumstance.ground}”。请删去 ground。"
        ) from None


def _covered(circumstance: Circumstance, items: tuple[ConductItem, ...], bearing: Bearing) -> tuple[ConductItem, ...]:
    """Aggravation and mitigation concern the person as a whole; an exemption may concern some items only."""
    if not circumstance.covers or bearing in {Bearing.AGGRAVATING, Bearing.MITIGATING}:
        return items
    return tuple([item for item in items if item in circumstance.covers])


def _once_each(reasons: list[Reason]) -> tuple[Reason, ...]:
    return tuple({reason.clause: reason for reason in reasons}.values())
