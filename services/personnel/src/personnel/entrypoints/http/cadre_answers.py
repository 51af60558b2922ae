"""Cadres and their ledgers as they go over the wire. All examples are synthetic (合成)."""

from datetime import date
from typing import Self

from pydantic import BaseModel, Field

from personnel.application.cadre_directory import ListedCadre, ListedEffect
from personnel.application.look_up_cadre import KnownCadre
from personnel.domain.cadre import Cadre, Entry
from personnel.domain.decision import Decision
from personnel.domain.effect import CHINESE_EFFECTS, Effect, EffectKind
from personnel.domain.particulars import CHINESE_MANAGED_BY, ManagedBy
from personnel.domain.unwinding import Unwinding, repairs_of
from personnel.entrypoints.http.terms import (
    EXAMPLE_CADRE,
    clause_in_chinese,
    county_in_chinese,
    level_in_chinese,
)


class EffectInForce(BaseModel):
    """正在生效的一项影响。"""

    effect: EffectKind = Field(examples=["promotion-ban"])
    effect_text: str = Field(examples=["不得提拔"])
    starts: date = Field(serialization_alias="from", examples=["2026-05-10"])
    until: date | None = Field(description="最后一日（含当日）；尚未确定的为空", examples=["2026-11-09"])
    decision: str = Field(examples=["case-0f3c-1"])

    @classmethod
    def listed(cls, effect: ListedEffect) -> Self:
        return cls._of(effect.kind, effect.starts, effect.until, effect.decision)

    @classmethod
    def of(cls, entry: Entry) -> Self:
        effect = entry.effect
        return cls._of(effect.kind, effect.effective_from, effect.effective_until, entry.decision.decision_id)

    @classmethod
    def _of(cls, kind: EffectKind, starts: date, until: date | None, decision: str) -> Self:
        return cls(effect=kind, effect_text=CHINESE_EFFECTS[kind], starts=starts, until=until, decision=decision)


class CadreItem(BaseModel):
    """列表中的一名干部。"""

    cadre_id: str = Field(examples=[EXAMPLE_CADRE])
    name: str = Field(examples=["合成甲"])
    county: str = Field(examples=["430602"])
    county_text: str = Field(examples=["岳阳楼区"])
    unit: str = Field(examples=["合成局"])
    post: str = Field(examples=["合成科科长"])
    level: str = Field(description="职务层次代码；花名册中没有的为空", examples=["section"])
    level_text: str = Field(examples=["正科级"])
    managed_by: str = Field(description="city 市管、county 县管、unit 单位管理", examples=["county"])
    managed_by_text: str = Field(examples=["县管"])
    registered: bool = Field(description="花名册中有没有；没有的只在问责决定中出现过", examples=[True])
    effects: list[EffectInForce] = Field(description="在所查日期正在生效的影响")

    @classmethod
    def of(cls, cadre: ListedCadre, on: date) -> Self:
        effects = [each for each in cadre.effects if each.starts <= on and (each.until is None or on <= each.until)]
        return cls(
            cadre_id=cadre.cadre_id,
            name=cadre.name,
            county=cadre.county,
            county_text=county_in_chinese(cadre.county),
            unit=cadre.unit,
            post=cadre.post,
            level=cadre.level,
            level_text=level_in_chinese(cadre.level),
            managed_by=cadre.managed_by,
            managed_by_text=CHINESE_MANAGED_BY[ManagedBy(cadre.managed_by)] if cadre.managed_by else "",
            registered=cadre.registered,
            effects=[EffectInForce.listed(effect) for effect in effects],
        )


class CadreAnswer(BaseModel):
    """一名干部的现状。"""

    cadre_id: str = Field(examples=[EXAMPLE_CADRE])
    name: str = Field(examples=["合成甲"])
    county: str = Field(examples=["430602"])
    county_text: str = Field(examples=["岳阳楼区"])
    registered: bool = Field(description="花名册中有没有", examples=[True])
    unit: str = Field(examples=["合成局"])
    post: str = Field(examples=["合成科科长"])
    level: str | None = Field(examples=["section"])
    level_text: str = Field(examples=["正科级"])
    managed_by: str | None = Field(examples=["county"])
    managed_by_text: str = Field(examples=["县管"])
    probation_until: date | None = Field(description="任职试用期的最后一日", examples=[None])
    vertical: bool | None = Field(description="是否垂直管理", examples=[False])
    decisions: int = Field(description="台账中的问责决定数", examples=[1])
    effects: list[EffectInForce] = Field(description="今天正在生效的影响")
    version: int = Field(description="台账版本", examples=[2])
    hash: str = Field(description="台账最后一次登记的哈希", examples=["9f2c（合成）"])

    @classmethod
    def of(cls, known: KnownCadre, today: date) -> Self:
        cadre = known.cadre
        in_force = [entry for entry in cadre.entries() if entry.effect.holds_on(today)]
        return cls.model_validate(
            {
                **_particulars(cadre),
                "cadre_id": cadre.cadre_id,
                "name": cadre.name,
                "county": known.county,
                "county_text": county_in_chinese(known.county),
                "registered": cadre.registered,
                "decisions": len(cadre.decisions),
                "effects": [EffectInForce.of(entry) for entry in in_force],
                "version": known.version,
                "hash": known.hash,
            }
        )


def _particulars(cadre: Cadre) -> dict[str, object]:
    """What the roster says, or as far as it goes what the latest decision says."""
    known = cadre.particulars
    if known is None:
        subject = cadre.as_decided
        unknown = dict.fromkeys(("level", "managed_by", "probation_until", "vertical"))
        return {**unknown, "unit": subject.unit, "post": subject.post, "level_text": "", "managed_by_text": ""}
    return {
        "unit": known.unit,
        "post": known.post,
        "level": known.level,
        "level_text": known.level.chinese,
        "managed_by": known.managed_by,
        "managed_by_text": CHINESE_MANAGED_BY[known.managed_by],
        "probation_until": known.probation_until,
        "vertical": known.vertical,
    }


class LedgerEffect(BaseModel):
    """台账中的一项影响。"""

    effect: EffectKind = Field(examples=["promotion-ban"])
    effect_text: str = Field(examples=["不得提拔"])
    clause: str = Field(examples=["accountability:18.1"])
    clause_text: str = Field(examples=["《问责办法》第十八条第(一)项"])
    starts: date = Field(serialization_alias="from", examples=["2026-05-10"])
    until: date | None = Field(description="最后一日（含当日）；尚未确定的为空", examples=["2026-11-09"])
    text: str = Field(examples=["期限内不得提拔。"])
    details: dict[str, str] = Field(examples=[{}])
    in_force: bool = Field(description="在所查日期是否正在生效", examples=[True])

    @classmethod
    def of(cls, effect: Effect, on: date) -> Self:
        return cls(
            effect=effect.kind,
            effect_text=CHINESE_EFFECTS[effect.kind],
            clause=effect.clause,
            clause_text=clause_in_chinese(effect.clause),
            starts=effect.effective_from,
            until=effect.effective_until,
            text=effect.text,
            details=effect.details,
            in_force=effect.holds_on(on),
        )


class RepairAnswer(BaseModel):
    """被撤销或者变更的决定影响过的一个事项。"""

    effect: EffectKind = Field(examples=["promotion-ban"])
    effect_text: str = Field(examples=["不得提拔"])
    clause: str = Field(examples=["accountability:18.1"])
    clause_text: str = Field(examples=["《问责办法》第十八条第(一)项"])
    text: str = Field(description="须由人办理的事项", examples=["恢复提拔资格；期间因此没有列入人选的，重新核对。"])


class UnwoundAnswer(BaseModel):
    """决定经申诉撤销或者变更：影响从起始日起全部解除，影响过的事项逐项处理。"""

    on: date = Field(examples=["2026-06-20"])
    clause: str = Field(examples=["accountability:12"])
    clause_text: str = Field(examples=["《问责办法》第十二条"])
    reasons: str = Field(examples=["合成理由：认定的事实不清。"])
    replaced_by: str = Field(description="取代它的决定；撤销的为空", examples=["case-0f3c-2"])
    repairs: list[RepairAnswer]

    @classmethod
    def of(cls, decision: Decision, unwinding: Unwinding) -> Self:
        return cls(
            on=unwinding.unwound_on,
            clause=unwinding.clause,
            clause_text=clause_in_chinese(unwinding.clause),
            reasons=unwinding.reasons,
            replaced_by=unwinding.replaced_by,
            repairs=[
                RepairAnswer(
                    effect=repair.effect,
                    effect_text=CHINESE_EFFECTS[repair.effect],
                    clause=repair.clause,
                    clause_text=clause_in_chinese(repair.clause),
                    text=repair.text,
                )
                for repair in repairs_of(decision.effects, unwinding.unwound_on)
            ],
        )


class LedgerDecision(BaseModel):
    """台账中的一个问责决定。"""

    decision_id: str = Field(examples=["case-0f3c-1"])
    case_id: str = Field(examples=["case-0f3c"])
    document_number: str = Field(examples=["合成问责〔2026〕1号"])
    name: str = Field(description="决定书上的姓名", examples=["合成甲"])
    measure: str = Field(examples=["admonition-talk"])
    measure_text: str = Field(examples=["诫勉谈话"])
    basis: list[str] = Field(examples=[["accountability:7.5"]])
    approving_body: str = Field(examples=["合成部务会"])
    decided_on: date = Field(examples=["2026-05-08"])
    effective_on: date = Field(examples=["2026-05-10"])
    effects: list[LedgerEffect] = Field(description="现行的影响；经申诉撤销或者变更的决定没有影响")
    unwound: UnwoundAnswer | None = Field(description="经申诉撤销或者变更的情况；没有的为空")

    @classmethod
    def of(cls, cadre: Cadre, decision: Decision, on: date) -> Self:
        unwinding = cadre.unwinding_of(decision.decision_id)
        return cls(
            decision_id=decision.decision_id,
            case_id=decision.case_id,
            document_number=decision.document_number,
            name=decision.subject.name,
            measure=decision.measure,
            measure_text=decision.measure_in_chinese,
            basis=list(decision.basis),
            approving_body=decision.approving_body,
            decided_on=decision.decided_on,
            effective_on=decision.effective_on,
            effects=[LedgerEffect.of(effect, on) for effect in cadre.effects_of(decision)],
            unwound=UnwoundAnswer.of(decision, unwinding) if unwinding else None,
        )


class LedgerAnswer(BaseModel):
    """一名干部的问责影响台账。"""

    cadre_id: str = Field(examples=[EXAMPLE_CADRE])
    name: str = Field(examples=["合成甲"])
    registered: bool = Field(examples=[True])
    on: date = Field(description="以哪一天判断是否正在生效", examples=["2026-06-01"])
    decisions: list[LedgerDecision] = Field(description="按生效日期排列")
    version: int = Field(examples=[2])
    hash: str = Field(examples=["9f2c（合成）"])

    @classmethod
    def of(cls, known: KnownCadre, on: date) -> Self:
        return cls(
            cadre_id=known.cadre.cadre_id,
            name=known.cadre.name,
            registered=known.cadre.registered,
            on=on,
            decisions=[LedgerDecision.of(known.cadre, decision, on) for decision in known.cadre.decisions],
            version=known.version,
            hash=known.hash,
        )
