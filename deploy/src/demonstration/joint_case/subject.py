"""The steps about one subject of the case, each on its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from demonstration.joint_case.desk import Desk
from demonstration.joint_case.script import Point, Referred, Role, script
from demonstration.office.staff import APPEAL_HANDLER, APPROVER, HANDLER, RECORDER
from demonstration.synthetic.people import MARK
from demonstration.synthetic.roster import Cadre
from demonstration.wording import clause_of_measure
from wenze.contracts.message import Measure

_ATTENDEES: Final = [f"{MARK}参会人甲", f"{MARK}参会人乙", f"{MARK}参会人丙"]


@dataclass(frozen=True, slots=True)
class Decided:
    """What is decided about the subject: the opinion on it, what it is, and how it is carried out.

    `facts_since` and `basis_since` are what came to the findings since, for a decision in place of another.
    """

    measure: Measure
    opinion: str
    points: tuple[Point, ...]
    executed: str
    written_reason: str = ""
    facts_since: str = ""
    basis_since: tuple[str, ...] = ()


class Subject:
    """One of the three. `about` tells the second decision's steps from the first one's."""

    def __init__(self, desk: Desk, role: Role, cadre: Cadre) -> None:
        self._desk = desk
        self._role = role
        self.cadre = cadre

    async def record_findings(self, on: str, conduct_on: str, **particulars: str) -> None:
        """问责办法 10.1."""
        role, cadre = self._role, self.cadre
        body = {
            "subject": {
                "cadre_id": cadre.number,
                "name": cadre.name,
                "unit": cadre.unit.name,
                "post": cadre.post.title,
                "scope": "leading-cadre",
                "managed_by": cadre.post.managed_by,
                "vertical": cadre.vertical,
                "probation": role.on_probation,
            },
            "found_on": on,
            "conduct_on": conduct_on,
            "facts": role.facts_about(cadre),
            "findings": [{"item": role.item, "severity": role.severity}],
            "particulars": {"former_level": cadre.post.level, **particulars},
        }
        await self._desk.step("record-findings", body, by=HANDLER, about=cadre.number)

    async def propose_opinion(self, decided: Decided, on: str) -> None:
        """问责办法 10.1."""
        await self._step(
            "propose-opinion",
            {"measure": decided.measure, "reasons": decided.opinion, "proposed_on": on},
            by=HANDLER,
            about=decided.measure,
        )

    async def be_heard(self, decided: Decided, on: str) -> None:
        """问责办法 11."""
        points = [point.model_dump() for point in decided.points]
        body = {"held_on": on, "recorder": RECORDER, "points": points}
        await self._step("record-hearing", body, by=RECORDER, about=decided.measure)

    async def be_studied(self, decided: Decided, on: str) -> None:
        """问责办法 10.1, 10.2: the whole route that the assessment found."""
        for step in await self._route():
            body = script().bodies[step["step"]]
            await self._step(
                "record-approval",
                {
                    "step": step["step"],
                    "body": body.format(county=self.cadre.unit.county.name),
                    "on": on,
                    "attendees": _ATTENDEES,
                    "vote": "应到三人，实到三人，一致同意",
                },
                by=RECORDER,
                about=f"{decided.measure}-{step['step']}",
            )

    async def be_decided(self, decided: Decided, on: str, effective_on: str) -> None:
        """问责办法 10.2."""
        body = {
            "measure": decided.measure,
            "facts": f"{self._role.facts_about(self.cadre)}{decided.facts_since}",
            "basis": [self._role.item, clause_of_measure(decided.measure), *decided.basis_since],
            "decided_on": on,
            "effective_on": effective_on,
            "prepared_by": HANDLER,
            "approved_by": APPROVER,
            "written_reason": decided.written_reason,
        }
        await self._step("decide", body, by=APPROVER, about=decided.measure)

    async def receive_letter(self, decided: Decided, document_number: str, on: str) -> str:
        """问责办法 10.2: the letter is issued and the decision takes effect; which decision that is."""
        letter = {"document_number": document_number, "appeal_body": self._role.appeal_body, "issued_on": on}
        await self._step("issue-letter", letter, by=HANDLER, about=decided.measure)
        case = await self._step("enter-into-force", {}, by=HANDLER, about=decided.measure)
        return str(self._proceeding_of(case)["decision"]["decision_id"])

    async def be_published(self, decided: Decided, on: str) -> None:
        """问责办法 10.3."""
        unit = self.cadre.unit.name
        body = {"scope": f"{unit}机关", "place": f"{unit}公示栏", "published_on": on}
        await self._step("publish", body, by=HANDLER, about=decided.measure)

    async def carry_out(self, decided: Decided, on: str) -> None:
        """问责办法 10.3."""
        body = {"executed_on": on, "executed_by": self.cadre.unit.name, "result": decided.executed}
        await self._step("record-execution", body, by=HANDLER, about=decided.measure)

    async def appeal(self, grounds: str, on: str) -> None:
        """问责办法 12: in the last minute of that day."""
        await self._step("lodge-appeal", {"grounds": grounds, "lodged_at": f"{on}T23:59:00+08:00"}, by=RECORDER)

    async def win_the_appeal(self, reasons: str, document_number: str, on: str) -> None:
        """问责办法 12: the decision is withdrawn."""
        ruling = {"outcome": "withdrawn", "body": self._role.appeal_body, "decided_by": APPEAL_HANDLER}
        written = {"document_number": document_number, "reasons": reasons, "decided_on": on}
        await self._step("decide-appeal", {**ruling, **written}, by=APPEAL_HANDLER)

    async def be_cleared(self, facts: str, document_number: str, issuer: str, on: str) -> None:
        """激励办法 9."""
        letter = {"document_number": document_number, "issuer": issuer, "cleared_on": on}
        await self._step("clear", {"facts": facts, "circle": f"{self.cadre.unit.name}机关", **letter}, by=HANDLER)

    async def be_referred(self, referral: Referred, document_number: str, on: str) -> None:
        """问责办法 6: with the letter that says so, and what goes along with it."""
        body = {
            "target": referral.target,
            "reasons": referral.reasons,
            "document_number": document_number,
            "referred_on": on,
            "receiving_body": referral.receiving_body,
            "issuer": referral.issuer,
            "enclosures": referral.enclosures,
        }
        await self._step("refer", body, by=HANDLER)

    async def be_answered(self, referral: Referred, on: str) -> None:
        """问责办法 6: what became of the referral."""
        answer = {"target": referral.target, "outcome": referral.outcome, "received_on": on}
        await self._step("record-referral-outcome", answer, by=HANDLER)

    async def rectify(self, reflection: str, rectification: str, on: str) -> None:
        """问责办法 13."""
        body = {"reflection": reflection, "rectification": rectification, "confirmed_by": APPROVER, "rectified_on": on}
        await self._step("record-rectification", body, by=HANDLER)

    async def convert(self, reasons: str, on: str) -> None:
        """问责办法 18.2."""
        await self._step("convert", {"reasons": reasons, "proposed_on": on}, by=HANDLER)

    async def be_revoked(self, reasons: str, document_number: str, on: str) -> None:
        """问责办法 13."""
        approved = {"document_number": document_number, "approved_by": APPROVER}
        await self._step("revoke", {**approved, "reasons": reasons, "revoked_on": on}, by=HANDLER)

    async def be_filed(self, summary: str, on: str) -> None:
        """问责办法 18.7."""
        await self._step("close", {"summary": summary, "closed_on": on}, by=HANDLER)

    async def last_day(self, kind: str) -> str:
        """The last day of the subject's deadline of this kind that is open, as the case engine tells it."""
        deadlines = (await self._desk.case())["deadlines"]
        mine = [each for each in deadlines if each["cadre_id"] == self.cadre.number and each["kind"] == kind]
        return next(str(each["due_on"]) for each in mine if each["closed_on"] is None)

    async def _route(self) -> Sequence[Any]:
        proceeding = self._proceeding_of(await self._desk.case())
        return list(proceeding["findings"]["assessment"]["approval_route"])

    def _proceeding_of(self, case: Any) -> Any:
        return next(each for each in case["proceedings"] if each["subject"]["cadre_id"] == self.cadre.number)

    async def _step(self, action: str, body: dict[str, Any], *, by: str, about: str = "") -> Any:
        body = {"cadre_id": self.cadre.number, **body}
        return await self._desk.step(action, body, by=by, about=f"{self.cadre.number}-{about}")
