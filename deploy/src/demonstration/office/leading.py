"""Leading a case from its proposed start to a decision in force, step by step as the procedure asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from demonstration.failure import Failed
from demonstration.office.api import Api
from demonstration.office.staff import APPROVER, HANDLER, RECORDER, STARTER
from demonstration.outcome import Decision, Told
from demonstration.scenario import Expected, Scenario
from demonstration.synthetic.clue import Clue
from demonstration.synthetic.people import MARK
from demonstration.synthetic.roster import Cadre
from demonstration.wording import clause_of_measure

_CONDUCT_BEFORE: Final = timedelta(days=30)


class AssessedOtherwise(Failed):
    """The rules answered something else than the scenario says; the text tells in Chinese what."""


class NoCase(Failed):
    """A clue that was admitted has no case; the text tells in Chinese which."""


@dataclass(frozen=True, slots=True)
class Led:
    """A case to be led: its scenario, its subject, and the number of its document."""

    scenario: Scenario
    cadre: Cadre
    case_id: str
    received_on: date
    number: int


def led_cases(
    scenarios: Sequence[Scenario], cast: Mapping[str, Cadre], clues: Mapping[str, Clue], cases: Mapping[str, str]
) -> list[Led]:
    """The cases to be led: `clues` by scenario, `cases` by the external id of their clue. Raises: NoCase."""
    numbered = [(scenario, clues[scenario.name], number) for number, scenario in enumerate(scenarios, start=1)]
    return [
        Led(scenario, cast[scenario.name], _case_of(clue, cases), clue.received_on, number)
        for scenario, clue, number in numbered
    ]


def _case_of(clue: Clue, cases: Mapping[str, str]) -> str:
    try:
        return cases[clue.external_id]
    except KeyError:
        raise NoCase(f"线索 {clue.external_id} 没有形成案件，案例 {clue.scenario} 无法办理。") from None


class LeadCase:
    """Leads cases on one day."""

    def __init__(self, case_engine: Api, today: date) -> None:
        self._case_engine = case_engine
        self._today = today.isoformat()
        self._year = today.year

    async def __call__(self, led: Led) -> Decision:
        """How the case ended, as the case engine tells it. Raises: AssessedOtherwise, UnexpectedAnswer."""
        start = {"approved_on": self._today, "approved_by": STARTER, "handler": HANDLER}
        await self._step(led, "approve-start", start, by=STARTER)
        case = await self._step(led, "record-findings", self._findings(led), by=HANDLER)
        assessment = case["proceedings"][0]["findings"]["assessment"]
        _require_expected(led.scenario, assessment)
        await self._step(led, "propose-opinion", self._opinion(led), by=HANDLER)
        await self._step(led, "record-hearing", self._hearing(led), by=RECORDER)
        for approval in self._approvals(led, assessment):
            await self._step(led, "record-approval", approval, by=RECORDER, about=approval["step"])
        case = await self._step(led, "decide", self._decision(led, assessment), by=APPROVER)
        if led.scenario.measure:
            await self._step(led, "issue-letter", self._letter(led), by=HANDLER)
            case = await self._step(led, "enter-into-force", {"cadre_id": led.cadre.number}, by=HANDLER)
        return _ended(led, case["proceedings"][0])

    async def _step(self, led: Led, action: str, body: dict[str, Any], *, by: str, about: str = "") -> Any:
        """`about` tells steps of one action in one case apart."""
        return await self._case_engine.act(
            f"/v1/cases/{led.case_id}/{action}", body, key=f"{action}{about}-{led.scenario.name}", by=by
        )

    def _findings(self, led: Led) -> dict[str, Any]:
        scenario, cadre = led.scenario, led.cadre
        return {
            "subject": {
                "cadre_id": cadre.number,
                "name": cadre.name,
                "unit": cadre.unit.name,
                "post": cadre.post.title,
                "scope": scenario.scope,
                "managed_by": cadre.post.managed_by,
                "vertical": cadre.vertical,
                "probation": cadre.probation_until is not None,
            },
            "found_on": self._today,
            "conduct_on": (led.received_on - _CONDUCT_BEFORE).isoformat(),
            "facts": scenario.facts_about(cadre),
            "findings": [finding.model_dump(exclude_defaults=True) for finding in scenario.findings],
            "circumstances": [each.model_dump(exclude_none=True) for each in scenario.circumstances],
            "referral": scenario.referral.model_dump(),
            "particulars": {"former_level": cadre.post.level, **_connected(scenario)},
        }

    def _hearing(self, led: Led) -> dict[str, Any]:
        return {
            "cadre_id": led.cadre.number,
            "held_on": self._today,
            "recorder": RECORDER,
            "points": [
                {"point": "对认定的事实没有异议。", "adopted": True, "reason": "与调查结果一致。"},
                {"point": "请求考虑日常工作表现。", "adopted": False, "reason": "不属于法定的从轻情节。"},
            ],
        }

    def _opinion(self, led: Led) -> dict[str, Any]:
        decided = led.scenario.decided
        return {
            "cadre_id": led.cadre.number,
            "measure": led.scenario.measure,
            "reasons": decided.written_reason or "按认定的事实、情节和评定结果提出。",
            "proposed_on": self._today,
        }

    def _approvals(self, led: Led, assessment: Any) -> list[dict[str, Any]]:
        return [
            {
                "cadre_id": led.cadre.number,
                "step": step["step"],
                "body": f"{MARK}{step['body']}",
                "on": self._today,
                "attendees": [f"{MARK}参会人甲", f"{MARK}参会人乙", f"{MARK}参会人丙"],
                "vote": "一致同意",
            }
            for step in assessment["approval_route"]
        ]

    def _decision(self, led: Led, assessment: Any) -> dict[str, Any]:
        scenario = led.scenario
        body = {
            "cadre_id": led.cadre.number,
            "facts": scenario.facts_about(led.cadre),
            "basis": _basis(scenario, assessment),
            "decided_on": self._today,
            "prepared_by": HANDLER,
            "approved_by": APPROVER,
            "written_reason": scenario.decided.written_reason,
            "weighed_by": scenario.decided.weighed_by,
        }
        if scenario.measure is None:
            return body | {"without_measure": scenario.decided.without_measure}
        return body | {"measure": scenario.measure, "effective_on": self._today}

    def _letter(self, led: Led) -> dict[str, Any]:
        return {
            "cadre_id": led.cadre.number,
            "document_number": f"{MARK}岳问责〔{self._year}〕{led.number}号",
            "appeal_body": f"{MARK}市委组织部",
            "issued_on": self._today,
        }


def _require_expected(scenario: Scenario, assessment: Any) -> None:
    answered = Expected(
        outcome=assessment["outcome"],
        direction=assessment["direction"],
        recommended=assessment["measures"]["recommended"],
    )
    if answered != scenario.expected:
        raise AssessedOtherwise(f"案例 {scenario.name} 的评定结果是 {answered}，应为 {scenario.expected}。")


def _connected(scenario: Scenario) -> dict[str, str]:
    if scenario.connected is None:
        return {}
    connected = scenario.connected
    return {
        "supervising_departments": connected.departments,
        "connected_posts": connected.posts,
        "connected_matters": connected.matters,
    }


def _basis(scenario: Scenario, assessment: Any) -> list[str]:
    """The conduct items (those that count, if any does), the circumstances, and the measure's place in 问责办法 14."""
    items = assessment["counted"] or [finding.item for finding in scenario.findings]
    circumstances = [each.item for each in scenario.circumstances]
    measure = [clause_of_measure(scenario.measure)] if scenario.measure else []
    return [*items, *circumstances, *measure]


def _ended(led: Led, proceeding: Any) -> Decision:
    assessment = proceeding["findings"]["assessment"]
    decision, conclusion = proceeding["decision"], proceeding["conclusion"]
    ended = decision or conclusion
    subject = proceeding["subject"]
    return Decision(
        scenario=led.scenario.name,
        case_id=led.case_id,
        source=led.scenario.source,
        cadre_id=subject["cadre_id"],
        name=subject["name"],
        unit=subject["unit"],
        post=subject["post"],
        outcome=assessment["outcome"],
        direction=assessment["direction"],
        recommended=assessment["measures"]["recommended"],
        measure=decision["measure"] if decision else None,
        decision_id=decision["decision_id"] if decision else "",
        document_number=decision["document_number"] if decision else "",
        basis=tuple(each["clause"] for each in decision["basis"]) if decision else tuple(conclusion["basis"]),
        written_reason=ended["written_reason"],
        reasons=tuple(Told(each["clause"], each["citation"], each["text"]) for each in assessment["reasons"]),
    )
