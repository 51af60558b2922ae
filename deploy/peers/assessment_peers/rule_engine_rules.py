"""rule-engine: the conditions as compiled rules over a dictionary of facts, each with what it leads to.

What is a mere look-up (the text for an item, the row of the benchmark) is a dictionary, as nobody would write a rule
for it. The explanation is the list of the rules that matched.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import rule_engine
from dateutil.relativedelta import relativedelta

from assessment_peers import content
from case_engine.domain.assessment.codes import ConductItem, ManagementLevel, Scope, Severity
from case_engine.domain.assessment.facts import AssessedSubject, Referral
from case_engine.domain.assessment.words import chinese_date
from case_engine.domain.rules import (
    article_3_scope,
    article_4_competence,
    article_6_referral,
    article_7_not_acting,
    article_8_acting_wrongly,
    article_10_1_beyond_authority,
    article_10_1_vertical,
    article_10_2_city_managed,
    article_10_2_collective_study,
    article_15_16_conflicting_circumstances,
    article_19_conduct_before_in_force,
)

Facts = dict[str, Any]
CONTEXT: Final = rule_engine.Context(resolver=rule_engine.resolve_item, default_value=None)


@dataclass(frozen=True, slots=True)
class When:
    """A condition, compiled once, and what it leads to."""

    condition: rule_engine.Rule
    then: Any


def when(condition: str, then: Any) -> When:
    """The condition in the library's language."""
    return When(rule_engine.Rule(condition, context=CONTEXT), then)


class Trail:
    """The rules that matched, in order, for the explanation."""

    def __init__(self) -> None:
        self.matched: list[str] = []

    def first(self, rules: Iterable[When], facts: Facts) -> Any:
        """What the first rule that matches leads to; None without one."""
        for rule in rules:
            if rule.condition.matches(facts):
                self.matched.append(rule.condition.text)
                return rule.then
        return None

    def all(self, rules: Iterable[When], facts: Facts) -> list[Any]:
        """What every rule that matches leads to."""
        matching = [rule for rule in rules if rule.condition.matches(facts)]
        self.matched += [rule.condition.text for rule in matching]
        return [rule.then for rule in matching]


def said(clause: str, text: str) -> Facts:
    """A reason."""
    return {"clause": clause, "text": text}


def reason_of(given: Any) -> Facts:
    """A reason of the regulation as the rules hand it on."""
    return said(given.clause, given.text)


CONDUCT: Final = {(item.value, severity.value): reason_of(given) for (item, severity), given in content.CONDUCT.items()}
NOTHING_FOUND: Final = [reason_of(article_7_not_acting.NONE_FOUND), reason_of(article_8_acting_wrongly.NONE_FOUND)]
SCOPE: Final = {scope.value: reason_of(given) for scope, given in article_3_scope.REASONS.items()}
NOT_SET: Final = reason_of(article_19_conduct_before_in_force.reason(date.max, None, content.REGULATION))
CONFLICTING: Final = [
    reason_of(each) for each in article_15_16_conflicting_circumstances.pull(1, 1, content.REGULATION).reasons
]
SEVERITY_RANKS: Final = {severity.value: rank for rank, severity in enumerate(Severity)}


def _result_element(item: ConductItem) -> list[When]:
    found, missing, confirmed = (content.result_element(item, adverse) for adverse in (True, False, None))
    return [
        when("adverse_result == true or serious_consequences == true", (found[0], reason_of(found[1]))),
        when("adverse_result == false", (missing[0], reason_of(missing[1]))),
        when("adverse_result == null", (confirmed[0], reason_of(confirmed[1]))),
    ]


def _catch_all(clause: str, what: str) -> list[When]:
    consequences, reasons = "(serious_consequences == true or adverse_result == true)", "written != ''"
    fact, written = "后果严重或者影响不好的事实", "书面认定理由"

    def missing(parts: str) -> tuple[bool, Callable[[Facts], Facts]]:
        text = f"“{what}”是兜底情形，还缺{parts}，该情形不计入。请补齐后重新评定。"
        return False, lambda _: said(clause, text)

    def counts(finding: Facts) -> Facts:
        consequence = "后果严重" if finding.get("serious_consequences") else "影响不好"
        text = f"“{what}”是兜底情形：{consequence}，并已写明理由，可以计入。理由：{finding['written']}"
        return said(clause, text)

    return [
        when(f"{consequences} and {reasons}", (True, counts)),
        when(consequences, missing(written)),
        when(reasons, missing(fact)),
        when("true", missing(f"{fact}和{written}")),
    ]


def _years(text: str) -> Callable[[Facts], Facts]:
    return lambda finding: said("accountability:7.4", text.format(finding["low_rank_years"]))


def _veto(text: str) -> Callable[[Facts], Facts]:
    return lambda _: said("incentive:8", text)


RESULT_ELEMENT: Final = {item.value: _result_element(item) for item in ConductItem}
OWN_RULES: Final = {
    "accountability:7.4": [
        when("low_rank_years != null and low_rank_years >= 2", (True, _years("考评排名已连续{}年靠后，达到2年。"))),
        when(
            "low_rank_years != null",
            (False, _years("考评排名靠后只连续了{}年，不足2年，不能据此认定，该情形不计入。")),
        ),
    ],
    "accountability:7.9": [
        when("veto_authorised == true", (True, _veto("所依据的“一票否决”由中央、省级有权机关设置，可以作为依据。"))),
        when(
            "veto_authorised == false",
            (False, _veto("所依据的“一票否决”是下级自行增设的，不能作为依据，该情形不计入。")),
        ),
    ],
    "accountability:7.10": _catch_all("accountability:7.10", "其他不作为"),
    "accountability:8.10": _catch_all("accountability:8.10", "其他乱作为"),
}
CIRCUMSTANCES: Final = {
    (rule.clause, ground): rule
    for rule in content.CIRCUMSTANCES
    for ground in (
        (content.GROUND_OF[rule.name],)
        if rule.name in content.GROUND_OF
        else (None, "general-deviation")
        if rule.clause == "incentive:8"
        else (None,)
    )
}
OUTCOME: Final = [
    when("scope == 'outside'", "outside-scope"),
    when("counted == 0", "no-finding"),
    when("doubts > 0 or left_to_people > 0", "collective-decision"),
    when("remaining == 0", "exempt"),
    when("true", "accountable"),
]
BARRED_TEXT: Final = "免予问责情节与从重情节并存：系统不自动免予问责，由集体决定是否免予并写明理由。"
BARRED: Final = when(
    "aggravating > 0 and (exempting > 0 or left_to_people > 0)",
    said("accountability:17", BARRED_TEXT),
)
PULL: Final = [
    when("aggravating > 0 and mitigating > 0", "conflicting"),
    when("aggravating > 0", "aggravated"),
    when("mitigating > 0", "mitigated"),
    when("true", "neutral"),
]
SERIOUS: Final = {
    "accountability:17.1": ("没有重大影响", rule_engine.Rule("serious_consequences == true", context=CONTEXT)),
    "incentive:8": (
        "一般性偏差",
        rule_engine.Rule(
            "serious_consequences == true or severity == 'serious' or severity == 'grave'", context=CONTEXT
        ),
    ),
}
MEASURES: Final = {
    (row.severity.value, row.direction.value, row.several, row.probation): row for row in content.measures_table()
}
WHERE_PEOPLE_DECIDE: Final = {probation: content.measures_where_people_decide(probation) for probation in (False, True)}


def _effect(kind: str, clause: str, text: str, until: Callable[[date], date] | None = None) -> Callable[[date], Facts]:
    def effect(start: date) -> Facts:
        end = until(start) if until else None
        return {"kind": kind, "from": start, "until": end, "clause": clause, "text": text, "details": {}}

    return effect


def _of_year(kind: str, clause: str, text: str) -> Callable[[date], Facts]:
    def effect(start: date) -> Facts:
        year = str(start.year)
        end = date(start.year, 12, 31)
        told = {"clause": clause, "text": text.format(year), "details": {"year": year}}
        return {"kind": kind, "from": start, "until": end, **told}

    return effect


def _suspension(start: date) -> Facts:
    limit = chinese_date(_months(6)(start))
    text = f"影响期从作出决定之日起，到整改到位为止；{limit}（含当日）仍没有整改到位的，另行决定调离岗位。"
    told = {"clause": "accountability:18.2", "text": text, "details": {}}
    return {"kind": "impact-period", "from": start, "until": None, **told}


def _months(number: int) -> Callable[[date], date]:
    step = relativedelta(months=number)
    return lambda start: start + step


_RESIGNED: Final = "measure in ['resignation', 'ordered-resignation', 'removal']"
_RELATED: Final = "不得到监管原职务的部门任领导职务，也不得任与所处理问题有关联的职务；条文没有规定期限。"
EFFECTS: Final = [
    when("measure != null", _of_year("honours-cancelled", "accountability:18", "{}年度不得参加评优评先。")),
    when(
        "measure in ['admonition-talk', 'public-apology']",
        _effect("promotion-ban", "accountability:18.1", "不得提拔。", _months(6)),
    ),
    when("measure == 'suspension'", _suspension),
    when("measure == 'reassignment'", _effect("related-post-ban", "accountability:18.3", _RELATED)),
    when("measure == 'reassignment'", _effect("promotion-ban", "accountability:18.3", "不得提拔。", _months(12))),
    when(_RESIGNED, _of_year("appraisal-basically-competent", "accountability:18.4", "{}年度考核定为基本称职。")),
    when(
        f"{_RESIGNED} and not probation",
        _effect("appointment-ban", "accountability:18.4", "不安排职务，临时性、专项性工作除外。", _months(12)),
    ),
    when(_RESIGNED, _effect("higher-post-ban", "accountability:18.4", "不得任比原职务层次更高的职务。", _months(24))),
    when("measure == 'demotion'", _effect("promotion-ban", "accountability:18.5", "不得提拔。", _months(24))),
    when(
        f"{_RESIGNED} and probation",
        _effect("probation-post-lapses", "accountability:18.6", "试任职务自然取消，待遇回到试用之前的标准。"),
    ),
    when(f"{_RESIGNED} and probation", _effect("appointment-ban", "accountability:18.6", "不安排职务。", _months(12))),
    when("measure != null", _effect("file-entry", "accountability:18.7", "《问责决定书》归入本人档案，不设期限。")),
]


def _steps(steps: Any) -> list[Facts]:
    return [{"step": each.step, "body": each.body, "clause": each.clause, "text": each.text} for each in steps]


ROUTE: Final = [
    when("scope != 'outside' and vertical == true", _steps(article_10_1_vertical.STEPS)),
    when(
        "scope != 'outside' and ((managed_by == 'city' and handled_by in ['county', 'unit'])"
        " or (managed_by == 'county' and handled_by == 'unit'))",
        _steps(article_10_1_beyond_authority.STEPS),
    ),
    when("scope != 'outside' and managed_by == 'city'", _steps(article_10_2_city_managed.STEPS)),
    when("scope == 'outside' or managed_by != 'city'", _steps(article_10_2_collective_study.STEPS)),
]
_DISCIPLINE, _CRIME = article_6_referral.referrals(Referral(discipline=True, crime=True))
REFERRALS: Final = [
    when(f"{name} == true", {"to": due.to, "clause": due.clause, "text": due.text})
    for name, due in (("discipline", _DISCIPLINE), ("crime", _CRIME))
]
COMPETENCE: Final = {
    (managed_by.value, handled_by.value): reason_of(
        article_4_competence.reason(AssessedSubject(Scope.OUTSIDE, managed_by, handled_by=handled_by))
    )
    for managed_by in ManagementLevel
    for handled_by in ManagementLevel
}
