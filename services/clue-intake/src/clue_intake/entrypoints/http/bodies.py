"""What is submitted over HTTP. Nothing of it is printed: it may hold an informant's identity."""

from datetime import date
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict

from clue_intake.application.incoming import (
    LONGEST_CONTENT,
    LONGEST_EXTERNAL_ID,
    LONGEST_FEED,
    LONGEST_TITLE,
    IncomingClue,
)
from clue_intake.domain.facts import Facts
from clue_intake.domain.informant import ANONYMOUS, Informant
from clue_intake.domain.source import Source
from clue_intake.domain.submission import Attachment, Subject
from clue_intake.entrypoints.http.examples import example


def _empty_for_null(text: Any) -> Any:
    return "" if text is None else text


Short = Annotated[str, BeforeValidator(_empty_for_null), Field(max_length=200)]
Long = Annotated[str, BeforeValidator(_empty_for_null), Field(max_length=2_000)]

EXAMPLE: Final[JsonDict] = {
    "source": "citizen-report",
    "feed": "petition-office",
    "external_id": "合成-2026-0001",
    "county": "430602",
    "received_on": "2026-03-01",
    "title": "合成路长期积水无人处理（合成）",
    "content": "合成路积水三年，群众多次反映没有结果。（合成）",
    "subjects": [{"name": "张样例", "unit": "合成街道办事处", "post": "主任", "cadre_id": ""}],
    "admission": {"factual_basis": True, "considerable_impact": True},
    "attachments": [{"name": "现场照片.zip", "location": "档案柜 3-12", "fingerprint": ""}],
    "informant": {"name": "甄合成", "phone": "10000001234", "id_number": "", "address": "", "note": ""},
}


class Body(BaseModel):
    """A part of what is submitted: a field that does not exist is told, not dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    __str__ = __repr__


class SubjectBody(Body):
    """被反映人。"""

    name: str = Field(min_length=1, max_length=100, description="姓名")
    unit: Short = Field(default="", description="单位")
    post: Short = Field(default="", description="职务")
    cadre_id: Short = Field(default="", description="干部台账中的编号，不知道就不填")


class AdmissionBody(Body):
    """受理条件（问责办法第九条）。没有说明的不填，不等于“否”；已经确认的写明确认单位。"""

    model_config = ConfigDict(json_schema_extra=example({"factual_basis": True, "considerable_impact": True}))

    factual_basis: bool | None = Field(default=None, description="是否有事实依据")
    considerable_impact: bool | None = Field(default=None, description="是否影响较大")
    major: bool | None = Field(default=None, description="是否重大")
    confirmed_by: Short = Field(default="", description="确认单位")
    signatories: int | None = Field(default=None, ge=0, le=100_000, description="联名人数")
    instruction: Long = Field(default="", description="决定或批示：名称或文号、作出的时间和作出的人")

    def facts(self) -> Facts:
        """The stated facts."""
        return Facts(**self.model_dump())


class AttachmentBody(Body):
    """附件：原件留在原处，这里只记名称、存放处和 SM3 指纹。"""

    name: str = Field(min_length=1, max_length=200, description="名称")
    location: Long = Field(default="", description="存放处")
    fingerprint: Short = Field(default="", description="SM3 指纹")


class InformantBody(Body):
    """举报人：收到即密封，不在任何页面、消息或日志中出现。"""

    name: Short = Field(default="", description="姓名")
    phone: Short = Field(default="", description="电话，几个号码用顿号隔开")
    id_number: Short = Field(default="", description="证件号码")
    address: Long = Field(default="", description="住址")
    note: Long = Field(default="", description="备注")

    def informant(self) -> Informant:
        """The informant."""
        return Informant(**self.model_dump())


class ClueBody(Body):
    """一条线索。"""

    model_config = ConfigDict(json_schema_extra=example(EXAMPLE))

    source: Source = Field(description="来源（问责办法第九条所列九种之一）")
    feed: str = Field(min_length=1, max_length=LONGEST_FEED, description="报送来源的代号，与外部编号一起认定同一线索")
    external_id: str = Field(min_length=1, max_length=LONGEST_EXTERNAL_ID, description="线索在报送来源中的编号")
    county: str = Field(description="县市区或管理区的代码或名称，例如 430602 或 岳阳楼区")
    received_on: date = Field(description="收到线索的日期，不能晚于今天")
    title: str = Field(min_length=1, max_length=LONGEST_TITLE, description="标题")
    content: Annotated[str, BeforeValidator(_empty_for_null)] = Field(
        default="", max_length=LONGEST_CONTENT, description="内容"
    )
    subjects: tuple[SubjectBody, ...] = Field(default=(), max_length=100, description="被反映人")
    admission: AdmissionBody = AdmissionBody()
    attachments: tuple[AttachmentBody, ...] = Field(default=(), max_length=100, description="附件")
    self_found: bool = Field(default=False, description="是否所涉单位自查发现（监督办法第九条：不因此扣分）")
    informant: InformantBody | None = Field(default=None, description="举报人；匿名的不填")

    def incoming(self) -> IncomingClue:
        """The clue as it arrives."""
        return IncomingClue(
            source=self.source,
            feed=self.feed,
            external_id=self.external_id,
            county=self.county,
            received_on=self.received_on,
            title=self.title,
            content=self.content,
            subjects=tuple(Subject(**subject.model_dump()) for subject in self.subjects),
            facts=self.admission.facts(),
            attachments=tuple(Attachment(**attachment.model_dump()) for attachment in self.attachments),
            informant=self.informant.informant() if self.informant else ANONYMOUS,
            self_found=self.self_found,
        )
