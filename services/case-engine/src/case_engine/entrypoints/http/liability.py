"""`/v1/cases/{case_id}/liability-proposals`: leaders who may answer for slack supervision (监督办法 10)."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any, Final, Self

from fastapi import APIRouter, Body, Path
from pydantic import BaseModel, Field

from case_engine.application.act_on_case import Request
from case_engine.application.liability import Liability, UnknownProposal, Wanted
from case_engine.domain.case.subjects import NamedSubject, Subject
from case_engine.domain.liability.events import LiabilityConfirmed, LiabilityRefused
from case_engine.domain.liability.propose import CLAUSE
from case_engine.domain.liability.rule import Word
from case_engine.domain.liability.state import LiabilityProposal
from case_engine.entrypoints.http.action_bodies import LINE, PERSON
from case_engine.entrypoints.http.action_examples import examples
from case_engine.entrypoints.http.answers import cite
from case_engine.entrypoints.http.bodies import Body as Model
from case_engine.entrypoints.http.bodies import BusinessDate, CadreId
from case_engine.entrypoints.http.cases import CaseId
from case_engine.entrypoints.http.refusals import problems
from wenze.http import IdempotencyKey, NotFound
from wenze.identity import ActingPerson

MOST_LEADERS: Final = 20
LONGEST_TEXT: Final = 5_000
"""All that a proposal says fits into one clue."""
_PROPOSAL: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "leaders": [{"name": "合成丙", "unit": "合成县某局", "post": "局长", "cadre_id": "SYN-000789"}],
    "failure": "连续两年没有检查分管科室的审批台账（合成）",
    "impact": "上百名群众多次往返，媒体曝光（合成）",
    "proposed_on": "2026-03-16",
}
_WORD: Final[dict[str, Any]] = {"reasons": "疏于监督管理的事实清楚，影响恶劣（合成）", "on": "2026-03-17"}


class Leader(Model):
    """负有监督管理责任的领导干部。"""

    name: str = Field(min_length=1, max_length=PERSON, description="姓名")
    unit: str = Field(default="", max_length=LINE, description="单位")
    post: str = Field(default="", max_length=LINE, description="职务")
    cadre_id: str = Field(default="", pattern=r"^[0-9A-Za-z-]{0,64}$", description="干部编号，不知道就不填")


class ProposeLiability(Model):
    """追究疏于监督管理责任的建议。"""

    cadre_id: CadreId
    leaders: tuple[Leader, ...] = Field(default=(), max_length=MOST_LEADERS, description="主要负责人和相关责任人")
    failure: str = Field(default="", max_length=LONGEST_TEXT, description="怎样疏于监督管理")
    impact: str = Field(default="", max_length=LONGEST_TEXT, description="造成了什么恶劣影响")
    proposed_on: BusinessDate = Field(description="提出建议的日期")

    def to_domain(self) -> Wanted:
        leaders = tuple(NamedSubject(each.name, each.unit, each.post, each.cadre_id.strip()) for each in self.leaders)
        return Wanted(self.cadre_id, leaders, self.failure, self.impact, self.proposed_on)


class RuleOnLiability(Model):
    """对建议的审定意见。"""

    reasons: str = Field(default="", max_length=LONGEST_TEXT, description="理由")
    on: BusinessDate = Field(description="审定日期")


class RulingView(BaseModel):
    """The word on a proposal."""

    confirmed: bool
    on: date
    by: str
    reasons: str

    @classmethod
    def of(cls, ruling: LiabilityConfirmed | LiabilityRefused) -> Self:
        if isinstance(ruling, LiabilityConfirmed):
            return cls(confirmed=True, on=ruling.confirmed_on, by=ruling.confirmed_by, reasons=ruling.reasons)
        return cls(confirmed=False, on=ruling.refused_on, by=ruling.refused_by, reasons=ruling.reasons)


class ProposalView(BaseModel):
    """一项建议和对它的审定；确认的转为线索，按程序受理。"""

    proposal_id: str
    case_id: str
    clause: str
    citation: str
    subject: Subject = Field(description="谁的违纪违法行为")
    leaders: list[NamedSubject] = Field(description="负有监督管理责任的领导干部")
    failure: str
    impact: str
    proposed_on: date
    proposed_by: str
    ruling: RulingView | None = Field(description="没有审定的为空")

    @classmethod
    def of(cls, proposal: LiabilityProposal) -> Self:
        proposed = proposal.proposed
        return cls(
            proposal_id=proposed.proposal_id,
            case_id=proposed.case_id,
            clause=CLAUSE,
            citation=cite(CLAUSE),
            subject=proposed.subject,
            leaders=list(proposed.leaders),
            failure=proposed.failure,
            impact=proposed.impact,
            proposed_on=proposed.proposed_on,
            proposed_by=proposed.proposed_by,
            ruling=RulingView.of(proposal.ruling) if proposal.ruling else None,
        )


ProposalBody = Annotated[ProposeLiability, Body(openapi_examples=examples(建议追究责任=_PROPOSAL))]
RulingBody = Annotated[RuleOnLiability, Body(openapi_examples=examples(审定意见=_WORD))]
ProposalId = Annotated[str, Path(description="建议的编号", examples=["0c7e51aa93d24b6f8e1d2c3b"])]


def router(liability: Liability) -> APIRouter:
    """The resource `liability-proposals` of a case."""
    routes = APIRouter(prefix="/v1/cases/{case_id}/liability-proposals", tags=["监督管理责任"])

    @routes.post("", status_code=201, summary="建议追究疏于监督管理的领导干部的责任")
    async def propose_liability(
        case_id: CaseId, body: ProposalBody, actor: ActingPerson, key: IdempotencyKey
    ) -> ProposalView:
        """本案有严重情形，而领导干部疏于监督管理、造成恶劣影响的，由承办人提出，由其他有权的人审定。"""
        with problems():
            return ProposalView.of(await liability.propose(Request(case_id, actor, key), body.to_domain()))

    @routes.post("/{proposal_id}/confirmation", summary="同意追究责任的建议，转为线索")
    async def confirm_liability(
        case_id: CaseId, proposal_id: ProposalId, body: RulingBody, actor: ActingPerson, key: IdempotencyKey
    ) -> ProposalView:
        """线索由线索受理服务登记，注明来自本案；是否启动问责，仍由有权的人批准。"""
        word = Word(actor, body.reasons, body.on)
        with problems(), _known():
            return ProposalView.of(await liability.confirm(Request(case_id, actor, key), proposal_id, word))

    @routes.post("/{proposal_id}/refusal", summary="不同意追究责任的建议")
    async def refuse_liability(
        case_id: CaseId, proposal_id: ProposalId, body: RulingBody, actor: ActingPerson, key: IdempotencyKey
    ) -> ProposalView:
        """理由留在案卷中，不转为线索。"""
        word = Word(actor, body.reasons, body.on)
        with problems(), _known():
            return ProposalView.of(await liability.refuse(Request(case_id, actor, key), proposal_id, word))

    @routes.get("", summary="本案的各项追究责任的建议")
    async def liability_proposals(case_id: CaseId) -> list[ProposalView]:
        """按提出的日期排列。"""
        with problems():
            return [ProposalView.of(each) for each in await liability.of_case(case_id)]

    return routes


@contextmanager
def _known() -> Generator[None]:
    """Raises: NotFound for a proposal that the case does not have."""
    try:
        yield
    except UnknownProposal as unknown:
        raise NotFound(f"本案没有编号为 {unknown} 的建议，请核对编号；编号由提出时的回执给出。") from unknown
