"""`/v1/cadres/{id}/eligibility` and `/v1/eligibility/batch`."""

from typing import Annotated, Final

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from personnel.application.answer_eligibility import Answered, AnswerEligibility, Asked
from personnel.domain.eligibility.question import Action, Question
from personnel.entrypoints.http.eligibility_answers import EligibilityAnswer
from personnel.entrypoints.http.terms import (
    EXAMPLE_CADRE,
    EXAMPLE_DAY,
    CadreIdInPath,
    CadreNumber,
    level_or_none,
    unknown_cadre,
    unknown_cadre_text,
)
from wenze.http.dates import BusinessDate

LONGEST_BATCH: Final = 1_000

ACTION: Final = "拟办事项：promotion 提拔、honours 评优评先、appointment 安排职务"
ON: Final = "以哪一天为准；评优评先填所评年度内的日期"
LEVEL: Final = "拟任职务层次的代码或名称；不填的，涉及层次的规则只作提示"
POST: Final = "拟任职务，包括单位；不填的，涉及职务的规则只作提示"


class QuestionBody(BaseModel):
    """一个查询。"""

    model_config = ConfigDict(extra="forbid")

    cadre_id: CadreNumber = Field(min_length=1, max_length=64, examples=[EXAMPLE_CADRE])
    action: Action = Field(description=ACTION, examples=["promotion"])
    on: BusinessDate = Field(description=ON, examples=[EXAMPLE_DAY])
    level: str | None = Field(default=None, max_length=32, description=LEVEL, examples=["section"])
    post: str = Field(default="", max_length=200, description=POST, examples=["合成局副局长"])

    def asked(self, field: str) -> Asked:
        level = level_or_none(self.level, f"{field}.level")
        return Asked(self.cadre_id, Question(self.action, self.on, level, self.post))


class BatchBody(BaseModel):
    """一批查询。"""

    model_config = ConfigDict(extra="forbid")

    questions: list[QuestionBody] = Field(
        min_length=1,
        max_length=LONGEST_BATCH,
        examples=[[{"cadre_id": EXAMPLE_CADRE, "action": "promotion", "on": EXAMPLE_DAY, "level": "section"}]],
    )


class BatchItem(BaseModel):
    """一个查询的结果：answer 和 problem 有且只有一项。"""

    cadre_id: str = Field(examples=[EXAMPLE_CADRE])
    answer: EligibilityAnswer | None
    problem: str | None = Field(description="没有这名干部时，应当怎样处理", examples=[None])

    @classmethod
    def of(cls, cadre_id: str, answered: Answered | None) -> "BatchItem":
        if answered is None:
            return cls(cadre_id=cadre_id, answer=None, problem=unknown_cadre_text(cadre_id))
        return cls(cadre_id=cadre_id, answer=EligibilityAnswer.of(answered), problem=None)


class BatchAnswer(BaseModel):
    """结果的次序与查询相同。"""

    answers: list[BatchItem]


def router(answer: AnswerEligibility) -> APIRouter:
    """The routes of this resource."""
    routes = APIRouter(prefix="/v1", tags=["任职资格"])

    @routes.get("/cadres/{cadre_id}/eligibility", summary="查询能否提拔、评优评先、安排职务")
    async def one(
        cadre_id: CadreIdInPath,
        action: Annotated[Action, Query(description=ACTION, examples=["promotion"])],
        on: Annotated[BusinessDate, Query(description=ON, examples=[EXAMPLE_DAY])],
        level: Annotated[str | None, Query(max_length=32, description=LEVEL, examples=["section"])] = None,
        post: Annotated[str, Query(max_length=200, description=POST, examples=["合成局副局长"])] = "",
    ) -> EligibilityAnswer:
        """逐项列出限制和各自的截止日期，列出须由人核对的事项，并附凭据；从账册读取，总是最新情况。"""
        question = Question(action, on, level_or_none(level, "query.level"), post)
        (answered,) = await answer([Asked(cadre_id, question)])
        if answered is None:
            raise unknown_cadre(cadre_id)
        return EligibilityAnswer.of(answered)

    @routes.post("/eligibility/batch", summary="批量查询任职资格")
    async def batch(body: BatchBody) -> BatchAnswer:
        """一次最多一千个查询；只查不改，重复提交没有影响。没有的干部在各自的结果中说明。"""
        asked = [each.asked(f"questions[{number}]") for number, each in enumerate(body.questions)]
        answers = await answer(asked)
        return BatchAnswer(
            answers=[BatchItem.of(each.cadre_id, answered) for each, answered in zip(asked, answers, strict=True)]
        )

    return routes
