"""What the notices' endpoints take and answer. All examples are synthetic (合成)."""

from datetime import date, datetime
from typing import Annotated, Final, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from notifier.application.notice_list import NoticeSummary, Statistics
from notifier.domain.events import ReceiptRecorded
from notifier.domain.notice import Notice, NoticeState
from notifier.domain.receipt import Receipt
from notifier.domain.recipient import Recipient
from notifier.domain.terms import ServiceMethod
from wenze.http.dates import BusinessDate
from wenze.telemetry import gives_someone_away

CASE_ID: Final = "case-5f0c1d2e3a4b5c6d7e8f9a0b"
NOTICE_ID: Final = f"{CASE_ID}-1-unit"

NoticeId = Annotated[str, Field(description="通知编号", examples=[NOTICE_ID])]
CaseId = Annotated[str, Field(description="案件编号", examples=[CASE_ID])]


def _without_people(proof: str) -> str:
    """The proof is told to other services, which have no use for people's numbers and addresses."""
    if gives_someone_away(proof):
        raise ValueError("凭证中有电话、证件号码或电子邮箱，请只填写送达回证编号或者邮件单号")
    return proof


Proof = Annotated[str, AfterValidator(_without_people)]


class ReceiptBody(BaseModel):
    """送达回执：向谁、以什么方式、在哪一天送达，凭什么证明。"""

    model_config = ConfigDict(extra="forbid")

    received_by: str = Field(max_length=200, description="收件人；留置送达的写被送达人和见证人", examples=["李合成"])
    method: ServiceMethod = Field(
        description="送达方式：" + "、".join(f"{method} {method.in_chinese}" for method in ServiceMethod),
        examples=["direct"],
    )
    served_on: BusinessDate = Field(
        description="实际送达日期，不早于问责决定作出日期，不晚于今天", examples=["2026-03-05"]
    )
    proof: Proof = Field(
        max_length=500,
        description="送达凭证：只写回证编号、邮件单号等，不写姓名和电话",
        examples=["送达回证（合成）第1号"],
    )

    def to_receipt(self) -> Receipt:
        return Receipt(self.received_by, self.method, self.served_on, self.proof)


class ReceiptView(BaseModel):
    """已登记的送达回执。"""

    received_by: str = Field(examples=["李合成"])
    method: ServiceMethod
    method_text: str = Field(examples=["直接送达"])
    served_on: date = Field(examples=["2026-03-05"])
    proof: str = Field(examples=["送达回证（合成）第1号"])
    recorded_by: str = Field(description="登记人", examples=["经办甲"])

    @classmethod
    def of(cls, receipt: ReceiptRecorded) -> Self:
        return cls(
            received_by=receipt.received_by,
            method=receipt.method,
            method_text=receipt.method.in_chinese,
            served_on=receipt.served_on,
            proof=receipt.proof,
            recorded_by=receipt.recorded_by,
        )


class NoticeItem(BaseModel):
    """列表中的一份通知。"""

    notice_id: NoticeId
    case_id: CaseId
    decision_id: str = Field(description="问责决定编号；启动提醒没有决定", examples=[f"{CASE_ID}-1"])
    cadre_id: str = Field(description="被问责对象在名册中的编号", examples=["SYN-000123"])
    county: str = Field(description="县市区代码", examples=["430626"])
    recipient: Recipient = Field(description="handler 经办、unit 单位、subject 本人", examples=["unit"])
    addressee: str = Field(description="收件人名称", examples=["平江县合成示范局"])
    title: str = Field(examples=["关于问责决定的通知（平问责〔2026〕1号）"])
    prepared_on: date = Field(description="通知制作日期", examples=["2026-03-02"])
    state: NoticeState = Field(
        description="due 待投递、delivered 已投递未登记送达、failed 投递失败、served 已送达", examples=["delivered"]
    )
    attempts: int = Field(description="已投递次数", examples=[1])
    channel: str = Field(description="最近一次投递的渠道：smtp 邮件、outbox 待送文件夹", examples=["smtp"])
    last_error: str = Field(description="最近一次投递失败的原因", examples=[""])
    served_on: date | None = Field(description="送达日期", examples=["2026-03-05"])

    @classmethod
    def of(cls, summary: NoticeSummary) -> Self:
        return cls.model_validate(summary, from_attributes=True)


class NoticeView(BaseModel):
    """一份通知的现状。投递成功不等于送达，登记了送达回执才算送达。"""

    notice_id: NoticeId
    case_id: CaseId
    decision_id: str = Field(examples=[f"{CASE_ID}-1"])
    recipient: Recipient = Field(examples=["unit"])
    addressee: str = Field(examples=["平江县合成示范局"])
    state: NoticeState = Field(examples=["delivered"])
    state_text: str = Field(examples=["已投递，未登记送达"])
    attempts: int = Field(examples=[1])
    next_attempt_at: datetime | None = Field(description="下次自动投递的时间；不再自动投递时为空", examples=[None])
    receipt: ReceiptView | None

    @classmethod
    def of(cls, notice: Notice) -> Self:
        return cls.model_validate(_particulars(notice))


def _particulars(notice: Notice) -> dict[str, object]:
    return {
        "notice_id": notice.reference.notice_id,
        "case_id": notice.reference.case_id,
        "decision_id": notice.reference.decision_id,
        "recipient": notice.reference.recipient,
        "addressee": notice.addressee.name,
        "state": notice.state,
        "state_text": notice.state.in_chinese,
        "attempts": notice.attempts,
        "next_attempt_at": notice.next_attempt_at,
        "receipt": ReceiptView.of(notice.receipt) if notice.receipt else None,
    }


class HistoryEntry(BaseModel):
    """通知经历的一步。"""

    at: datetime = Field(examples=["2026-03-02T12:00:00+08:00"])
    by: str = Field(description="办理人；自动投递时为 notifier", examples=["notifier"])
    step: str = Field(examples=["notice-delivered"])
    text: str = Field(examples=["第1次投递成功（渠道：smtp）。"])


class NoticeDetail(NoticeView):
    """一份通知的全文和经历。"""

    title: str = Field(examples=["关于问责决定的通知（平问责〔2026〕1号）"])
    text: str = Field(description="通知全文", examples=["平江县合成示范局：\n\n（合成正文）\n"])
    history: list[HistoryEntry]

    @classmethod
    def with_history(cls, notice: Notice, history: list[HistoryEntry]) -> Self:
        letter = notice.letter
        return cls.model_validate(
            {**_particulars(notice), "title": letter.title, "text": letter.text, "history": history}
        )


class ServiceView(BaseModel):
    """某类收件人的送达情况。"""

    served: int = Field(description="已登记送达回执", examples=[8])
    not_served: int = Field(description="尚未登记送达回执", examples=[2])


class StatisticsView(BaseModel):
    """通知的统计。可能比最新情况稍晚。"""

    total: int = Field(examples=[25])
    by_state: dict[str, int] = Field(examples=[{"served": 16, "delivered": 8, "failed": 1}])
    by_recipient: dict[str, int] = Field(examples=[{"unit": 10, "subject": 10, "handler": 5}])
    by_channel: dict[str, int] = Field(description="尚未投递的计入空渠道", examples=[{"smtp": 14, "outbox": 11}])
    service: dict[str, ServiceView] = Field(
        description="单位和本人各自的送达情况", examples=[{"unit": {"served": 8, "not_served": 2}}]
    )

    @classmethod
    def of(cls, statistics: Statistics) -> Self:
        return cls.model_validate(statistics, from_attributes=True)
