"""Requests to read a sealed informant, as they are made and shown. No model but `InformantAnswer` holds an identity."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

from clue_intake.application.opening_list import ListedOpening
from clue_intake.application.preparation import SealedReport
from clue_intake.domain.opening.state import Ruling
from clue_intake.entrypoints.http.bodies import Body
from clue_intake.entrypoints.http.examples import CLUE_ID, example

REQUEST_ID: Final = "0c7e51aa93d24b6f8e1d2c3b"

LISTED: Final[JsonDict] = {
    "request_id": REQUEST_ID,
    "clue_id": CLUE_ID,
    "county": "430602",
    "requested_by": "合成经办人",
    "requested_at": "2026-03-02T09:00:00+08:00",
    "reason": "需要当面核实积水的起止时间（合成）",
    "hours": 24,
    "ruling": "approved",
    "ruled_by": "合成保管员",
    "ruling_reason": "核实确有必要（合成）",
    "open_until": "2026-03-03T09:10:00+08:00",
    "read": [],
}

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class OpeningBody(Body):
    """查看举报人信息的申请。"""

    model_config = ConfigDict(json_schema_extra=example({"reason": LISTED["reason"], "hours": 24}))

    reason: Reason = Field(description="为什么需要知道举报人是谁；不要写举报人的姓名和号码")
    hours: int = Field(ge=1, le=10_000, description="批准后需要几个小时")


class RulingBody(Body):
    """保管员的意见。"""

    model_config = ConfigDict(json_schema_extra=example({"reason": LISTED["ruling_reason"]}))

    reason: Reason = Field(description="批准或者不批准的理由")


class OpeningAnswer(BaseModel):
    """一项申请和它的经过。"""

    model_config = ConfigDict(json_schema_extra=example(LISTED))

    request_id: str
    clue_id: str
    county: str
    requested_by: str
    requested_at: datetime
    reason: str
    hours: int = Field(description="批准后可以查看的小时数")
    ruling: Ruling = Field(description="pending 待批，approved 已批准，refused 未批准")
    ruled_by: str
    ruling_reason: str
    open_until: datetime | None = Field(description="到这一时刻为止可以查看")
    read: tuple[datetime, ...] = Field(description="申请人每次查看的时间")

    @classmethod
    def of(cls, listed: ListedOpening) -> Self:
        return cls(**asdict(listed))


class SealedInformant(BaseModel):
    """密封的举报人。"""

    name: str
    phone: str
    id_number: str
    address: str
    note: str


class InformantAnswer(BaseModel):
    """打开的密封内容：只给申请人本人，不得转告、抄录。"""

    model_config = ConfigDict(
        json_schema_extra=example(
            {
                "informants": [
                    {"name": "甄合成", "phone": "10000001234", "id_number": "", "address": "", "note": "（合成）"}
                ],
                "originals": [{"title": "合成路长期积水（合成）", "content": "甄合成反映：合成路积水三年。（合成）"}],
            }
        )
    )

    informants: list[SealedInformant]
    originals: list[dict[str, Any]] = Field(description="隐去举报人以前的原文")

    @classmethod
    def of(cls, reports: Sequence[SealedReport]) -> Self:
        return cls(
            informants=[
                SealedInformant(**asdict(report.informant)) for report in reports if not report.informant.is_anonymous
            ],
            originals=[report.original for report in reports if report.original],
        )
