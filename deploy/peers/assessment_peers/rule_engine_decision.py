"""rule-engine: Python joins what the rules lead to into the decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from assessment_peers.rule_engine_rules import (
    BARRED,
    CIRCUMSTANCES,
    COMPETENCE,
    CONDUCT,
    CONFLICTING,
    EFFECTS,
    MEASURES,
    NOT_SET,
    NOTHING_FOUND,
    OUTCOME,
    OWN_RULES,
    PULL,
    REFERRALS,
    RESULT_ELEMENT,
    ROUTE,
    SCOPE,
    SERIOUS,
    SEVERITY_RANKS,
    WHERE_PEOPLE_DECIDE,
    Facts,
    Trail,
    reason_of,
    said,
)
from benchmark.answer_loop import Answer
from case_engine.domain.assessment.circumstance_rule import Bearing
from case_engine.domain.assessment.words import SEVERITY_NAMES
from case_engine.domain.rules import article_3_measures_by_reference


@dataclass(frozen=True, slots=True)
class Held:
    """A circumstance that holds, and the conduct items it concerns."""

    clause: str
    bearing: Bearing
    reason: Facts
    covered: list[str]


def rule_engine_decision() -> Answer:
    """Request JSON to decision JSON."""

    def answer(body: bytes) -> bytes:
        trail = Trail()
        return orjson.dumps({"decision": _decide(orjson.loads(body), trail), "explanation": trail.matched})

    return answer


def _decide(facts: Facts, trail: Trail) -> Facts:
    subject = facts["subject"]
    counted, about_findings = _count(facts["findings"], trail)
    held = _weigh(facts["circumstances"], [finding["item"] for finding in counted])
    by = {bearing: [each for each in held if each.bearing is bearing] for bearing in Bearing}
    exempted = {item for each in by[Bearing.EXEMPTING] for item in each.covered}
    remaining = [finding for finding in counted if finding["item"] not in exempted]
    weights: Facts = {
        "scope": subject["scope"],
        "counted": len(counted),
        "remaining": len(remaining),
        "aggravating": len({each.clause for each in by[Bearing.AGGRAVATING]}),
        "mitigating": len({each.clause for each in by[Bearing.MITIGATING]}),
        "exempting": len(by[Bearing.EXEMPTING]),
        "left_to_people": len(by[Bearing.LEAVES_EXEMPTION_TO_PEOPLE]),
    }
    doubts = [*trail.all((BARRED,), weights), *_contradiction(by[Bearing.EXEMPTING], counted)]
    weights["doubts"] = len(doubts)
    outcome = trail.first(OUTCOME, weights)
    reasons = [SCOPE[subject["scope"]]]
    direction, governing, measures = "neutral", [], {"recommended": None, "permitted": [], "excluded": []}
    if outcome != "outside-scope":
        reasons += about_findings
    if outcome == "no-finding":
        reasons += NOTHING_FOUND
    elif outcome != "outside-scope":
        reasons += [*(each.reason for each in held), NOT_SET]
        if outcome != "exempt":
            direction = trail.first(PULL, weights)
            governing = counted if outcome == "collective-decision" else remaining
            reasons += CONFLICTING if direction == "conflicting" else []
            reasons += doubts
            if outcome == "accountable" and len(remaining) < len(counted):
                reasons.append(_partial(len(counted), len(remaining)))
        measures, proposing = _measures(outcome, direction, governing, weights, by, bool(subject.get("probation")))
        reasons += proposing
        if subject["scope"] == "by-reference" and outcome != "exempt":
            reasons.append(reason_of(article_3_measures_by_reference.REASON))
        if subject.get("handled_by"):
            reasons.append(COMPETENCE[subject["managed_by"], subject["handled_by"]])
    start = date.fromisoformat(facts.get("effective_on") or facts["as_of"])
    recommended = measures["recommended"]
    standing = {"measure": recommended and recommended.value, "probation": bool(subject.get("probation"))}
    return {
        "outcome": outcome,
        "direction": direction,
        "counted": [finding["item"] for finding in governing],
        "measures": measures,
        "effects": [effect(start) for effect in trail.all(EFFECTS, standing)],
        "referrals": trail.all(REFERRALS, facts["referral"]),
        "approval_route": [step for steps in trail.all(ROUTE, subject) for step in steps],
        "reasons": reasons,
    }


def _count(findings: list[Facts], trail: Trail) -> tuple[list[Facts], list[Facts]]:
    counted: list[Facts] = []
    reasons: list[Facts] = []
    for finding in findings:
        finding["written"] = (finding.get("written_reasons") or "").strip()
        rulings = [trail.first(RESULT_ELEMENT[finding["item"]], finding)]
        own = trail.first(OWN_RULES.get(finding["item"], ()), finding)
        if own:
            rulings.append((own[0], own[1](finding)))
        objections = [reason for counts, reason in rulings if not counts]
        if not objections:
            counted.append(finding)
            reasons.append(CONDUCT[finding["item"], finding["severity"]])
        reasons += objections or [reason for _, reason in rulings]
    return counted, reasons


def _weigh(circumstances: list[Facts], items: list[str]) -> list[Held]:
    held: list[Held] = []
    for circumstance in circumstances:
        if not circumstance["established"]:
            continue
        rule = CIRCUMSTANCES[circumstance["item"], circumstance.get("ground")]
        covered = items
        if circumstance.get("covers") and rule.bearing in {Bearing.EXEMPTING, Bearing.LEAVES_EXEMPTION_TO_PEOPLE}:
            covered = [item for item in items if item in circumstance["covers"]]
        text = rule.says
        if rule.needs_basis:
            basis = (circumstance.get("basis") or "").strip()
            text += f"出处：{basis}。" if basis else "请在决定书中写明出处。"
        if covered:
            held.append(Held(rule.clause, rule.bearing, said(rule.clause, text), covered))
    return held


def _contradiction(exempting: list[Held], counted: list[Facts]) -> list[Facts]:
    for each in exempting:
        if each.clause not in SERIOUS:
            continue
        presupposed, contradicts = SERIOUS[each.clause]
        for finding in counted:
            if finding["item"] in each.covered and contradicts.matches(finding):
                severity = f"情节{SEVERITY_NAMES[finding['severity']]}"
                gravity = "后果严重" if finding.get("serious_consequences") else severity
                text = f"以“{presupposed}”为前提的免予问责，与认定的“{gravity}”相矛盾："
                return [said(each.clause, f"{text}不自动免予问责，请核实事实后由集体决定。")]
    return []


def _partial(found: int, remaining: int) -> Facts:
    text = f"免予问责只及于所针对的{found - remaining}项情形，其余{remaining}项仍须问责。"
    return said("accountability:17", text)


def _measures(
    outcome: str,
    direction: str,
    governing: list[Facts],
    weights: Facts,
    by: dict[Bearing, list[Held]],
    probation: bool,
) -> tuple[Facts, list[Facts]]:
    if outcome == "exempt":
        return {"recommended": None, "permitted": [], "excluded": []}, []
    if outcome == "collective-decision":
        permitted, excluded = WHERE_PEOPLE_DECIDE[probation]
        return {"recommended": None, "permitted": permitted, "excluded": _excluded(excluded, "")}, []
    severity = max((finding["severity"] for finding in governing), key=SEVERITY_RANKS.__getitem__)
    pulling = {"aggravated": Bearing.AGGRAVATING, "mitigated": Bearing.MITIGATING}.get(direction)
    steps = weights.get({"aggravated": "aggravating", "mitigated": "mitigating"}.get(direction, ""), 0)
    row = MEASURES[severity, direction, steps > 1, probation]
    opening = row.opening_for_one if len(governing) == 1 else row.opening_for_more.format(count=len(governing))
    reasons = [said("accountability:14", opening)]
    reasons += [said(clause, text.format(steps=steps)) for clause, text in row.reasons]
    cited = by[pulling][0].clause if pulling else ""
    measures = {"recommended": row.recommended, "permitted": row.permitted, "excluded": _excluded(row.excluded, cited)}
    return measures, reasons


def _excluded(exclusions: Iterable[Any], cited: str) -> list[Facts]:
    return [
        {
            "measure": each.measure,
            "clause": each.clause or cited,
            "text": each.text,
            "with_reasons": each.with_reasons,
        }
        for each in exclusions
    ]
