"""The case of three subjects led against the running services, and what has to be true of it afterwards."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from demonstration.joint_case.cast import JointCast
from demonstration.joint_case.course import JointCourse
from demonstration.joint_case.outcome import JointCase, joint_case_of
from demonstration.joint_case.papers import Papers
from demonstration.joint_case.service import Service
from demonstration.office.api import Api
from demonstration.office.services import Services
from demonstration.polling import eventually
from demonstration.reconciliation import Check
from demonstration.synthetic.clue import Clue

_DECISIONS: Final = Counter({"in force": 3, "unwound": 1})
_RECEIPTS: Final = 8
_PDFS: Final = 12


class LeadJointCase:
    """Leads the case and looks at what it left in the services. Its papers are kept in the folder."""

    def __init__(self, services: Services, played: JointCast, clue: Clue, folder: Path) -> None:
        self._services = services
        self._played = played
        self._clue = clue
        self._folder = folder

    async def __call__(self, case_id: str) -> tuple[JointCase, tuple[Check, ...]]:
        """The case, and the checks it adds. Raises: UnexpectedAnswer, NoAnswer, NotInTime."""
        case_engine, personnel = self._services.case_engine, self._services.personnel
        papers = Papers(case_engine, case_id, self._folder)
        serve = Service(self._services.notifier, case_engine, case_id)
        course = JointCourse(case_engine, case_id, self._played, self._clue.received_on)
        case = await course.run(serve, papers.keep)
        ledgers = await eventually(lambda: self._ledgers(personnel), lambda found: _kinds(found) == _DECISIONS)
        return joint_case_of(case, papers.kept), _checks(case, _kinds(ledgers), papers.verified)

    async def _ledgers(self, personnel: Api) -> list[Any]:
        """The decisions in the ledgers of all three."""
        ledgers = [await personnel.get(f"/v1/cadres/{cadre.number}/ledger") for cadre in self._played.everybody]
        return [decision for ledger in ledgers for decision in ledger["decisions"]]


def _kinds(decisions: Sequence[Any]) -> Counter[str]:
    return Counter("unwound" if decision["unwound"] else "in force" for decision in decisions)


def _checks(case: Any, kinds: Counter[str], verified: int) -> tuple[Check, ...]:
    receipts = sum(len(proceeding["served"]) for proceeding in case["proceedings"])
    return (
        Check.of("一案三人：三个有效决定登入干部台账", _DECISIONS["in force"], kinds["in force"]),
        Check.of("一案三人：经申诉撤销的决定在台账中已解除影响", _DECISIONS["unwound"], kinds["unwound"]),
        Check.of("一案三人：四份决定书的送达回执（单位、本人各一份）都在案卷中", _RECEIPTS, receipts),
        Check.of("一案三人：下载的 PDF 文书经核验都是制发的原件", _PDFS, verified),
    )
