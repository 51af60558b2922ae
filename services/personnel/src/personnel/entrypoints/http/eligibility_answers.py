"""Answers about eligibility as they go over the wire. All examples are synthetic (合成)."""

from datetime import date
from typing import Self

from pydantic import BaseModel, Field

from personnel.application.answer_eligibility import Answered, Receipt
from personnel.domain.effect import EffectKind
from personnel.domain.eligibility.findings import Blocking, Condition
from personnel.domain.eligibility.question import Action
from personnel.domain.levels import Level
from personnel.entrypoints.http.terms import EXAMPLE_CADRE, EXAMPLE_DAY, clause_in_chinese
from wenze.regulation import SettingInForce


class BlockingAnswer(BaseModel):
    """一项限制。"""

    effect: EffectKind = Field(examples=["promotion-ban"])
    clause: str = Field(examples=["accountability:18.1"])
    clause_text: str = Field(examples=["《问责办法》第十八条第(一)项"])
    decision: str = Field(description="问责决定编号", examples=["case-0f3c-1"])
    starts: date = Field(serialization_alias="from", description="第一日", examples=["2026-05-10"])
    until: date | None = Field(description="最后一日（含当日）；截止日期尚未确定的为空", examples=["2026-11-09"])
    text: str = Field(
        examples=["因诫勉谈话（合成问责〔2026〕1号），自2026年5月10日起至2026年11月9日止（含当日）不得提拔。"]
    )

    @classmethod
    def of(cls, blocking: Blocking) -> Self:
        return cls(
            effect=blocking.effect,
            clause=blocking.clause,
            clause_text=clause_in_chinese(blocking.clause),
            decision=blocking.decision,
            starts=blocking.starts,
            until=blocking.until,
            text=blocking.text,
        )


class ConditionAnswer(BaseModel):
    """须由人核对的一项，系统不据此作结论。"""

    clause: str = Field(examples=["supervision:7"])
    clause_text: str = Field(examples=["《监督办法》第七条"])
    text: str = Field(examples=["拟任职务层次为副处级，提拔之前须查核个人有关事项报告并有记录。"])

    @classmethod
    def of(cls, condition: Condition) -> Self:
        return cls(clause=condition.clause, clause_text=clause_in_chinese(condition.clause), text=condition.text)


class SettingAnswer(BaseModel):
    """用到的一项设置。"""

    name: str = Field(examples=["commendation-against-ban"])
    value: str = Field(examples=["ban-wins"])
    clause: str = Field(examples=["incentive:3"])
    decider: str = Field(description="有权决定的机关", examples=["市委组织部"])
    decided_by: str | None = Field(description="作出决定的机关；为空的是默认值", examples=[None])

    @classmethod
    def of(cls, setting: SettingInForce) -> Self:
        return cls(
            name=setting.name,
            value=str(setting.value),
            clause=setting.clause,
            decider=setting.decider,
            decided_by=setting.decided_by,
        )


class VersionAnswer(BaseModel):
    """版本和哈希。"""

    version: str | int = Field(examples=["yueyang-1"])
    hash: str = Field(examples=["9f2c（合成）"])


class ReceiptAnswer(BaseModel):
    """结论的凭据：台账版本和规则集不变，同样的查询结论不变。"""

    as_of: date = Field(examples=[EXAMPLE_DAY])
    rules: list[str] = Field(description="审查过的规则", examples=[["promotion_ban_18_1_3_5"]])
    clauses: list[str] = Field(description="审查过的条款", examples=[["accountability:18.1"]])
    settings: list[SettingAnswer] = Field(description="用到的设置")
    ruleset: VersionAnswer
    ledger: VersionAnswer

    @classmethod
    def of(cls, receipt: Receipt) -> Self:
        return cls(
            as_of=receipt.as_of,
            rules=list(receipt.rules),
            clauses=list(receipt.clauses),
            settings=[SettingAnswer.of(setting) for setting in receipt.settings],
            ruleset=VersionAnswer(version=receipt.ruleset, hash=receipt.ruleset_hash),
            ledger=VersionAnswer(version=receipt.ledger_version, hash=receipt.ledger_hash),
        )


class EligibilityAnswer(BaseModel):
    """能否办理、为什么、到什么时候。"""

    cadre_id: str = Field(examples=[EXAMPLE_CADRE])
    name: str = Field(examples=["合成甲"])
    registered: bool = Field(description="花名册中有没有", examples=[True])
    action: Action = Field(examples=["promotion"])
    on: date = Field(examples=[EXAMPLE_DAY])
    level: Level | None = Field(description="拟任职务层次", examples=["section"])
    post: str = Field(description="拟任职务", examples=[""])
    eligible: bool = Field(description="没有限制即为 true；须由人核对的事项另见 conditions", examples=[False])
    summary: str = Field(examples=["2026年6月1日提拔：不得办理，至2026年11月9日止（含当日）。"])
    blocking: list[BlockingAnswer] = Field(description="全部限制，截止最晚的在前")
    conditions: list[ConditionAnswer] = Field(description="须由人核对的事项")
    receipt: ReceiptAnswer

    @classmethod
    def of(cls, answered: Answered) -> Self:
        cadre, question, answer = answered.cadre, answered.question, answered.answer
        return cls(
            cadre_id=cadre.cadre_id,
            name=cadre.name,
            registered=cadre.registered,
            action=question.action,
            on=question.on,
            level=question.level,
            post=question.post,
            eligible=answer.eligible,
            summary=answer.summary,
            blocking=[BlockingAnswer.of(each) for each in answer.blocking],
            conditions=[ConditionAnswer.of(each) for each in answer.conditions],
            receipt=ReceiptAnswer.of(answered.receipt),
        )
