"""OpenFisca: the regulation as a tax-benefit system, with findings as persons and cases as what groups them.

The regulation's numbers are parameters, every intermediate result is a variable with a vector formula. The benchmark's
rows are an array, as nobody would write a formula for a look-up.
"""

from collections.abc import Mapping
from datetime import date
from enum import EnumMeta
from typing import Any, Final

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from assessment_peers import content
from case_engine.domain.assessment.codes import (
    ConductItem,
    Direction,
    ManagementLevel,
    Measure,
    Outcome,
    Scope,
    Severity,
)

FINDING: Final = build_entity("finding", "findings", "A conduct item found established", is_person=True)
CASE: Final = build_entity(
    "case",
    "cases",
    "The findings about one cadre",
    roles=[{"key": "finding", "plural": "findings", "label": "A finding of the case"}],
)


def _enumeration(name: str, codes: EnumMeta, *first: str) -> Any:
    return Enum(name, {each: each for each in (*first, *(code.value for code in codes))})


NONE: Final = "none"
ITEMS: Final = _enumeration("Item", ConductItem, NONE)
SEVERITIES: Final = _enumeration("Severity", Severity)
SCOPES: Final = _enumeration("Scope", Scope)
LEVELS: Final = _enumeration("Level", ManagementLevel, NONE)
OUTCOMES: Final = _enumeration("Outcome", Outcome)
DIRECTIONS: Final = _enumeration("Direction", Direction)
MEASURES: Final = _enumeration("Measure", Measure, NONE)
ANSWERS: Final = Enum("Answer", {each: each for each in ("unknown", "yes", "no")})

AGGRAVATING: Final = ("article_15_1", "article_15_2", "article_15_3", "article_15_4")
MITIGATING: Final = ("article_16_1", "article_16_2", "article_16_3")
EXEMPTING: Final = ("exempted_by_article_17_1", "exempted_by_article_17_2", "exempted_by_incentive_8")
LEFT_TO_PEOPLE: Final = "left_to_people_by_incentive_8"

_MONTHS: Final = {
    "admonition-talk": "promotion-ban-after-admonition-or-apology",
    "public-apology": "promotion-ban-after-admonition-or-apology",
    "reassignment": "promotion-ban-after-reassignment",
    "demotion": "promotion-ban-after-demotion",
}


def _variable(name: str, entity: Any, kind: Any, formula: Any = None, **more: Any) -> type[Variable]:
    told = {"entity": entity, "value_type": kind, "definition_period": DateUnit.DAY, "label": name, **more}
    return type(name, (Variable,), {**told, **({"formula": formula} if formula else {})})


def _choice(name: str, entity: Any, values: Any, default: str, formula: Any = None) -> type[Variable]:
    return _variable(name, entity, Enum, formula, possible_values=values, default_value=values[default])


def _counts(finding: Any, period: Any, parameters: Any) -> Any:
    item, result, veto = (finding(name, period) for name in ("item", "adverse_result", "veto_authorised"))
    years, serious = finding("low_rank_years", period), finding("serious_consequences", period)
    has_result = serious | (result != ANSWERS.no)
    low_enough = (years < 0) | (years >= parameters(period).low_rank_years)
    catch_all = (item == ITEMS[ConductItem.NOT_ACTING_10.value]) | (item == ITEMS[ConductItem.ACTING_WRONGLY_10.value])
    supported = (serious | (result == ANSWERS.yes)) & finding("reasons_written", period)
    return (
        (item != ITEMS.none)
        & has_result
        & (low_enough | (item != ITEMS[ConductItem.NOT_ACTING_4.value]))
        & ((veto != ANSWERS.no) | (item != ITEMS[ConductItem.NOT_ACTING_9.value]))
        & (supported | ~catch_all)
    )


def _exempted(finding: Any, period: Any) -> Any:
    claimed = numpy.logical_or.reduce([finding(name, period) for name in EXEMPTING])
    return finding("counts", period) & claimed


def _contradicted(finding: Any, period: Any) -> Any:
    serious, severity = finding("serious_consequences", period), finding("severity", period)
    grave = serious | (severity == SEVERITIES.serious) | (severity == SEVERITIES.grave)
    by_17_1, _, by_incentive = (finding(name, period) for name in EXEMPTING)
    return finding("counts", period) & ((by_17_1 & serious) | (by_incentive & grave))


def _any_left_to_people(case: Any, period: Any) -> Any:
    return case.any(case.members("counts", period) & case.members(LEFT_TO_PEOPLE, period))


def _doubtful(case: Any, period: Any) -> Any:
    exemption = case.any(case.members("exempted", period)) | case("any_left_to_people", period)
    barred = (case("aggravating", period) > 0) & exemption
    return barred | case.any(case.members("contradicted", period))


def _outcome(case: Any, period: Any) -> Any:
    counts, exempted = case.members("counts", period), case.members("exempted", period)
    return numpy.select(
        [
            case("scope", period) == SCOPES.outside,
            ~case.any(counts),
            case("doubtful", period) | case("any_left_to_people", period),
            ~case.any(counts & ~exempted),
        ],
        [OUTCOMES[each] for each in ("outside-scope", "no-finding", "collective-decision", "exempt")],
        OUTCOMES.accountable,
    )


def _governing(finding: Any, period: Any) -> Any:
    outcome = finding.case("outcome", period)
    accountable = (outcome == OUTCOMES.accountable) & ~finding("exempted", period)
    return finding("counts", period) & (accountable | (outcome == OUTCOMES["collective-decision"]))


def _number_of(names: tuple[str, ...]) -> Any:
    return lambda case, period: sum(case(name, period).astype(int) for name in names)


def _direction(case: Any, period: Any) -> Any:
    outcome = case("outcome", period)
    decided = (outcome == OUTCOMES.accountable) | (outcome == OUTCOMES["collective-decision"])
    aggravated, mitigated = case("aggravating", period) > 0, case("mitigating", period) > 0
    return numpy.select(
        [~decided, aggravated & mitigated, aggravated, mitigated],
        [DIRECTIONS[each] for each in ("neutral", "conflicting", "aggravated", "mitigated")],
        DIRECTIONS.neutral,
    )


def _severity(case: Any, period: Any) -> Any:
    severity = numpy.asarray(case.members("severity", period))
    return case.max(numpy.where(case.members("governing", period), severity, 0)).clip(0)


def _several(case: Any, period: Any) -> Any:
    direction = case("direction", period)
    return ((direction == DIRECTIONS.aggravated) & (case("aggravating", period) > 1)) | (
        (direction == DIRECTIONS.mitigated) & (case("mitigating", period) > 1)
    )


def _recommended(case: Any, period: Any) -> Any:
    row = (
        case("governing_severity", period),
        numpy.asarray(case("direction", period)),
        case("several", period).astype(int),
        case("probation", period).astype(int),
    )
    return numpy.where(case("outcome", period) == OUTCOMES.accountable, _RECOMMENDED[row], MEASURES.none.index)


def _recommended_rows() -> Any:
    rows = numpy.zeros((len(Severity), len(Direction), 2, 2), dtype=int)
    for row in content.measures_table():
        at = (SEVERITIES[row.severity.value].index, DIRECTIONS[row.direction.value].index)
        rows[(*at, int(row.several), int(row.probation))] = MEASURES[row.recommended or NONE].index
    return rows


_RECOMMENDED: Final = _recommended_rows()


def _months_after(start: Any, months: Any) -> Any:
    """The corresponding day, or the month's last day where it has none."""
    month = start.astype("datetime64[M]")
    into = start - month.astype("datetime64[D]")
    target = month + months
    last = (target + 1).astype("datetime64[D]") - numpy.timedelta64(1, "D")
    return numpy.minimum(target.astype("datetime64[D]") + into, last)


def _year_end(case: Any, period: Any) -> Any:
    year = case("effective_on", period).astype("datetime64[Y]")
    return (year + 1).astype("datetime64[D]") - numpy.timedelta64(1, "D")


def _promotion_ban(case: Any, period: Any, parameters: Any) -> Any:
    measure, months = case("recommended", period), parameters(period).promotion_ban
    chosen = [measure == MEASURES[name] for name in _MONTHS]
    return _months_after(case("effective_on", period), numpy.select(chosen, [months[name] for name in _MONTHS], 0))


def _appointment_ban(case: Any, period: Any, parameters: Any) -> Any:
    bans = parameters(period).appointment_ban
    months = numpy.where(case("probation", period), bans.on_probation, bans.ordinary)
    return _months_after(case("effective_on", period), months)


def _higher_post_ban(case: Any, period: Any, parameters: Any) -> Any:
    return _months_after(case("effective_on", period), parameters(period).higher_post_ban)


def _beyond_authority(case: Any, period: Any) -> Any:
    managed_by, handled_by = (numpy.asarray(case(name, period)) for name in ("managed_by", "handled_by"))
    return (handled_by != LEVELS.none.index) & (handled_by > managed_by)


INPUTS_OF_FINDING: Final = (
    _choice("item", FINDING, ITEMS, NONE),
    _choice("severity", FINDING, SEVERITIES, "minor"),
    _choice("adverse_result", FINDING, ANSWERS, "unknown"),
    _choice("veto_authorised", FINDING, ANSWERS, "unknown"),
    _variable("serious_consequences", FINDING, bool),
    _variable("reasons_written", FINDING, bool),
    _variable("low_rank_years", FINDING, int, default_value=-1),
    *(_variable(name, FINDING, bool) for name in (*EXEMPTING, LEFT_TO_PEOPLE)),
)
INPUTS_OF_CASE: Final = (
    _choice("scope", CASE, SCOPES, "leading-cadre"),
    _choice("managed_by", CASE, LEVELS, NONE),
    _choice("handled_by", CASE, LEVELS, NONE),
    _variable("probation", CASE, bool),
    _variable("effective_on", CASE, date, default_value=date(1970, 1, 1)),
    *(_variable(name, CASE, bool) for name in (*AGGRAVATING, *MITIGATING)),
)
_COMPUTED: Final = (
    _variable("counts", FINDING, bool, _counts),
    _variable("exempted", FINDING, bool, _exempted),
    _variable("contradicted", FINDING, bool, _contradicted),
    _variable("governing", FINDING, bool, _governing),
    _variable("aggravating", CASE, int, _number_of(AGGRAVATING)),
    _variable("mitigating", CASE, int, _number_of(MITIGATING)),
    _variable("any_left_to_people", CASE, bool, _any_left_to_people),
    _variable("doubtful", CASE, bool, _doubtful),
    _choice("outcome", CASE, OUTCOMES, "accountable", _outcome),
    _choice("direction", CASE, DIRECTIONS, "neutral", _direction),
    _variable("governing_severity", CASE, int, _severity),
    _variable("several", CASE, bool, _several),
    _choice("recommended", CASE, MEASURES, NONE, _recommended),
    _variable("year_end", CASE, date, _year_end),
    _variable("promotion_ban_until", CASE, date, _promotion_ban),
    _variable("appointment_ban_until", CASE, date, _appointment_ban),
    _variable("higher_post_ban_until", CASE, date, _higher_post_ban),
    _variable("beyond_authority", CASE, bool, _beyond_authority),
)


def _parameters() -> ParameterNode:
    number = content.REGULATION.number
    return ParameterNode(
        "",
        data={
            "low_rank_years": _since_ever(number("consecutive-low-rank-years")),
            "promotion_ban": {measure: _since_ever(number(name)) for measure, name in _MONTHS.items()},
            "appointment_ban": {
                "ordinary": _since_ever(number("appointment-ban-after-resignation-or-removal")),
                "on_probation": _since_ever(number("appointment-ban-on-probation")),
            },
            "higher_post_ban": _since_ever(number("higher-post-ban-after-resignation-or-removal")),
        },
    )


def _since_ever(number: int) -> Mapping[str, Any]:
    return {"values": {"2000-01-01": number}}


def accountability_system() -> TaxBenefitSystem:
    """The system, with its parameters and variables."""
    system = TaxBenefitSystem([FINDING, CASE])
    system.parameters = _parameters()
    system.add_variables(*INPUTS_OF_FINDING, *INPUTS_OF_CASE, *_COMPUTED)
    return system
