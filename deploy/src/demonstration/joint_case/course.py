"""The case of three subjects from its start to the end of each, in the order in which its days follow."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import date, timedelta
from typing import Any, Final

from demonstration.joint_case.cast import JointCast
from demonstration.joint_case.days import Days
from demonstration.joint_case.desk import Desk
from demonstration.joint_case.script import script
from demonstration.joint_case.subject import Decided, Subject
from demonstration.office.api import Api
from demonstration.office.staff import HANDLER, STARTER, SUPERVISOR
from demonstration.synthetic.people import MARK

_CONDUCT_BEFORE: Final = timedelta(days=60)
_FIRST_NUMBER: Final = 200
"""Beyond the numbers of the other cases' documents."""

Serve = Callable[[Collection[str], str], Awaitable[None]]
"""Serves the letters of these decisions on subject and unit on that day."""

Keep = Callable[[Subject, str, Sequence[str]], Awaitable[None]]
"""Keeps the papers of these kinds about the subject that have just been issued under this number."""


class JointCourse:
    """Leads the case. Everything is recorded in the order in which it happened."""

    def __init__(self, case_engine: Api, case_id: str, played: JointCast, received_on: date) -> None:
        told = script()
        self._desk = Desk(case_engine, case_id)
        self._days = Days(case_engine, received_on)
        self._received_on = received_on
        self._city_managed = Subject(self._desk, told.city_managed, played.city_managed)
        self._vertical = Subject(self._desk, told.vertical, played.vertical)
        self._on_probation = Subject(self._desk, told.on_probation, played.on_probation)
        self._county = played.county.name
        self._letters = 0

    async def run(self, serve: Serve, keep: Keep) -> Any:
        """The case in the end. Raises: UnexpectedAnswer, NoAnswer, NotInTime."""
        first = self._first_decisions()
        await self._start()
        await self._investigate()
        await self._decide(first, serve, keep)
        await self._appeal(keep)
        await self._rectify()
        await self._refer(keep)
        await self._convert(serve, keep)
        await self._revoke(keep)
        return await self._desk.case()

    def _first_decisions(self) -> dict[Subject, Decided]:
        told = script()
        roles = {
            self._city_managed: told.city_managed,
            self._vertical: told.vertical,
            self._on_probation: told.on_probation,
        }
        return {
            subject: Decided(role.measure, role.opinion, role.points, role.executed) for subject, role in roles.items()
        }

    def _next_number(self, on: str) -> str:
        self._letters += 1
        return f"{MARK}岳问责〔{on[:4]}〕{_FIRST_NUMBER + self._letters}号"

    async def _start(self) -> None:
        approval = {"approved_by": STARTER, "handler": HANDLER, "approved_on": await self._days.pass_by(1)}
        await self._desk.step("approve-start", approval, by=STARTER)

    async def _investigate(self) -> None:
        """Twelve working days on, it is clear that fifteen will not do."""
        told = script()
        request = {"reasons": told.extension_reasons, "requested_on": await self._days.pass_by(12)}
        await self._desk.step("request-extension", request, by=HANDLER)
        ruling = {"reasons": told.extension_ruling, "ruled_by": SUPERVISOR, "ruled_on": await self._days.pass_by(1)}
        await self._desk.step("approve-extension", ruling, by=SUPERVISOR)
        found_on = await self._days.pass_by(5)
        conduct_on = (self._received_on - _CONDUCT_BEFORE).isoformat()
        conversion = told.conversion
        await self._city_managed.record_findings(
            found_on,
            conduct_on,
            supervising_departments=conversion.supervising_departments.format(county=self._county),
            connected_posts=conversion.connected_posts,
            connected_matters=conversion.connected_matters,
        )
        await self._vertical.record_findings(found_on, conduct_on)
        await self._on_probation.record_findings(found_on, conduct_on)

    async def _decide(self, decisions: dict[Subject, Decided], serve: Serve, keep: Keep) -> None:
        """From the opinion to the execution, all subjects side by side."""
        on = await self._days.pass_by(3)
        for subject, decided in decisions.items():
            await subject.propose_opinion(decided, on)
        on = await self._days.pass_by(2)
        for subject, decided in decisions.items():
            await subject.be_heard(decided, on)
        on = await self._days.pass_by(3)
        for subject, decided in decisions.items():
            await subject.be_studied(decided, on)
        decided_on, effective_on = on, await self._days.pass_by(1)
        for subject, decided in decisions.items():
            await subject.be_decided(decided, decided_on, effective_on)
        in_force: list[str] = []
        for subject, decided in decisions.items():
            number = self._next_number(decided_on)
            in_force.append(await subject.receive_letter(decided, number, decided_on))
            await keep(subject, number, ("hearing-record", "decision"))
        await serve(in_force, await self._days.pass_by(1))
        on = await self._days.pass_by(2)
        for subject, decided in decisions.items():
            await subject.be_published(decided, on)
        on = await self._days.pass_by(1)
        for subject, decided in decisions.items():
            await subject.carry_out(decided, on)

    async def _appeal(self, keep: Keep) -> None:
        appeal, subject = script().appeal, self._on_probation
        await subject.appeal(appeal.grounds, await subject.last_day("appeal"))
        on = await self._days.pass_by(20)
        number = f"{MARK}岳组申〔{on[:4]}〕1号"
        await subject.win_the_appeal(appeal.ruling, number, on)
        await keep(subject, number, ("appeal-decision",))
        on = await self._days.pass_by(3)
        number = f"{MARK}岳问责澄〔{on[:4]}〕1号"
        await subject.be_cleared(appeal.cleared, number, appeal.clearing_office.format(county=self._county), on)
        await keep(subject, number, ("clearance",))
        await subject.be_filed(appeal.filed, await self._days.pass_by(2))

    async def _rectify(self) -> None:
        revocation = script().revocation
        on = await self._days.pass_by(10)
        await self._vertical.rectify(revocation.reflection, revocation.rectification, on)

    async def _refer(self, keep: Keep) -> None:
        """What came up beside the case goes to discipline inspection, and its answer comes back."""
        referral, subject = script().referral, self._city_managed
        on = await self._days.pass_by(5)
        number = f"{MARK}岳问责移〔{on[:4]}〕1号"
        await subject.be_referred(referral, number, on)
        await keep(subject, number, ("referral",))
        await subject.be_answered(referral, await self._days.pass_by(20))

    async def _convert(self, serve: Serve, keep: Keep) -> None:
        conversion, subject = script().conversion, self._city_managed
        proposed_on = await self._days.pass_beyond(await subject.last_day("suspension-rectification"))
        await subject.convert(conversion.reasons, proposed_on)
        decided = Decided(
            "reassignment",
            conversion.opinion,
            conversion.points,
            conversion.executed,
            written_reason=conversion.reasons,
            facts_since=conversion.facts,
            basis_since=("accountability:18.2",),
        )
        await self._decide({subject: decided}, serve, keep)

    async def _revoke(self, keep: Keep) -> None:
        revocation, subject = script().revocation, self._vertical
        on = await self._days.pass_beyond(await subject.last_day("accountability-period-end"))
        number = f"{MARK}岳问责取消〔{on[:4]}〕1号"
        await subject.be_revoked(revocation.reasons, number, on)
        await keep(subject, number, ("revocation",))
        await subject.be_filed(revocation.filed, await self._days.pass_by(2))
