"""OpenFisca: requests as the system's inputs, and what it computed as decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from assessment_peers import content
from assessment_peers.openfisca_system import LEFT_TO_PEOPLE, NONE
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.facts import Referral
from case_engine.domain.rules import (
    article_6_referral,
    article_10_1_beyond_authority,
    article_10_1_vertical,
    article_10_2_city_managed,
    article_10_2_collective_study,
)

Values = dict[str, Any]

OF_FINDINGS: Final = ("counts", "governing")
OF_CASES: Final = (
    "outcome",
    "direction",
    "governing_severity",
    "several",
    "recommended",
    "year_end",
    "promotion_ban_until",
    "appointment_ban_until",
    "higher_post_ban_until",
    "beyond_authority",
)
"""What a decision is told from."""

_ANSWERS: Final = {None: "unknown", True: "yes", False: "no"}
_PULLING: Final = {"aggravated": "accountability:15", "mitigated": "accountability:16"}
_RESIGNED: Final = (Measure.RESIGNATION, Measure.ORDERED_RESIGNATION, Measure.REMOVAL)
_ROWS: Final = {
    (list(type(row.severity)).index(row.severity), row.direction.value, row.several, row.probation): row
    for row in content.measures_table()
}
_WHERE_PEOPLE_DECIDE: Final = {
    probation: content.measures_where_people_decide(probation) for probation in (False, True)
}


@dataclass(frozen=True, slots=True)
class Case:
    """One request, as inputs of one case and of its findings; a case without any has one of no item."""

    request: Values
    inputs: Values
    findings: list[Values]

    @classmethod
    def of(cls, request: Values) -> "Case":
        """The inputs; only what is not the default."""
        subject, established = request["subject"], [each for each in request["circumstances"] if each["established"]]
        inputs: Values = {
            "scope": subject["scope"],
            "managed_by": subject["managed_by"],
            "handled_by": subject.get("handled_by") or NONE,
            "probation": bool(subject.get("probation")),
            "effective_on": request.get("effective_on") or request["as_of"],
        }
        exempting: list[tuple[str, Values]] = []
        for circumstance in established:
            name = _input_of(circumstance)
            if name.startswith("article_"):
                inputs[name] = True
            else:
                exempting.append((name, circumstance))
        findings = [_finding(finding, exempting) for finding in request["findings"]]
        return cls(request, inputs, findings or [{"item": NONE}])


def _input_of(circumstance: Values) -> str:
    law, clause = circumstance["item"].split(":")
    if law == "incentive":
        left = circumstance.get("ground") not in {None, "general-deviation"}
        return LEFT_TO_PEOPLE if left else "exempted_by_incentive_8"
    article = f"article_{clause.replace('.', '_')}"
    return f"exempted_by_{article}" if clause.startswith("17") else article


def _finding(finding: Values, exempting: list[tuple[str, Values]]) -> Values:
    years = finding.get("low_rank_years")
    return {
        "item": finding["item"],
        "severity": finding["severity"],
        "adverse_result": _ANSWERS[finding.get("adverse_result")],
        "veto_authorised": _ANSWERS[finding.get("veto_authorised")],
        "serious_consequences": bool(finding.get("serious_consequences")),
        "reasons_written": bool((finding.get("written_reasons") or "").strip()),
        **({} if years is None else {"low_rank_years": years}),
        **{name: True for name, each in exempting if not each.get("covers") or finding["item"] in each["covers"]},
    }


def decision(case: Case, computed: Mapping[str, Any], of_findings: Mapping[str, list[bool]]) -> Values:
    """The decision on one case: what was computed for it and for its findings in order."""
    request = case.request
    return {
        "outcome": computed["outcome"],
        "direction": computed["direction"],
        "counted": [
            each["item"] for each, governs in zip(case.findings, of_findings["governing"], strict=True) if governs
        ],
        "measures": _measures(case, computed),
        "effects": _effects(case, computed),
        "referrals": [
            {"to": each.to, "clause": each.clause, "text": each.text}
            for each in article_6_referral.referrals(Referral(**request["referral"]))
        ],
        "approval_route": _route(case, computed),
    }


def _measures(case: Case, computed: Mapping[str, Any]) -> Values:
    probation, outcome = case.inputs["probation"], computed["outcome"]
    if outcome == "collective-decision":
        permitted, excluded = _WHERE_PEOPLE_DECIDE[probation]
        return {"recommended": None, "permitted": permitted, "excluded": _excluded(excluded, "")}
    if outcome != "accountable":
        return {"recommended": None, "permitted": [], "excluded": []}
    direction, recommended = computed["direction"], computed["recommended"]
    row = _ROWS[computed["governing_severity"], direction, computed["several"], probation]
    return {
        "recommended": None if recommended == NONE else recommended,
        "permitted": row.permitted,
        "excluded": _excluded(row.excluded, _cited(case, direction)),
    }


def _cited(case: Case, direction: str) -> str:
    pulling = (
        each["item"]
        for each in case.request["circumstances"]
        if each["established"] and each["item"].startswith(_PULLING.get(direction, " "))
    )
    return next(pulling, "")


def _excluded(exclusions: tuple[Any, ...], cited: str) -> list[Values]:
    return [
        {"measure": each.measure, "clause": each.clause or cited, "with_reasons": each.with_reasons}
        for each in exclusions
    ]


def _effects(case: Case, computed: Mapping[str, Any]) -> list[Values]:
    measure, start, year_end = computed["recommended"], case.inputs["effective_on"], computed["year_end"]
    if measure == NONE:
        return []

    def effect(kind: str, clause: str, until: Any = None) -> Values:
        return {"kind": kind, "from": start, "until": until, "clause": f"accountability:{clause}"}

    own: list[Values] = []
    if measure in {Measure.ADMONITION_TALK, Measure.PUBLIC_APOLOGY}:
        own = [effect("promotion-ban", "18.1", computed["promotion_ban_until"])]
    elif measure == Measure.SUSPENSION:
        own = [effect("impact-period", "18.2")]
    elif measure == Measure.REASSIGNMENT:
        own = [
            effect("related-post-ban", "18.3"),
            effect("promotion-ban", "18.3", computed["promotion_ban_until"]),
        ]
    elif measure == Measure.DEMOTION:
        own = [effect("promotion-ban", "18.5", computed["promotion_ban_until"])]
    elif measure in _RESIGNED:
        probation = case.inputs["probation"]
        ban = effect("appointment-ban", "18.6" if probation else "18.4", computed["appointment_ban_until"])
        higher = effect("higher-post-ban", "18.4", computed["higher_post_ban_until"])
        after = [higher, effect("probation-post-lapses", "18.6"), ban] if probation else [ban, higher]
        own = [effect("appraisal-basically-competent", "18.4", year_end), *after]
    return [effect("honours-cancelled", "18", year_end), *own, effect("file-entry", "18.7")]


def _route(case: Case, computed: Mapping[str, Any]) -> list[Values]:
    subject, within = case.request["subject"], computed["outcome"] != "outside-scope"
    steps = article_10_1_vertical.STEPS if within and subject.get("vertical") else ()
    if within and computed["beyond_authority"]:
        steps += article_10_1_beyond_authority.STEPS
    by_city = within and subject["managed_by"] == "city"
    steps += (article_10_2_city_managed if by_city else article_10_2_collective_study).STEPS
    return [{"step": each.step, "body": each.body, "clause": each.clause, "text": each.text} for each in steps]
