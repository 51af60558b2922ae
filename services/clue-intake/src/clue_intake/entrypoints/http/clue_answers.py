"""Clues as they are shown. An informant is never part of it: only whether one is sealed."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from clue_intake.adapters.clue_history import HistoryEntry, entries_of
from clue_intake.application.clue_list import ListedClue
from clue_intake.domain.clue.state import Clue, Status
from clue_intake.domain.source import Source
from clue_intake.domain.submission import Submission
from clue_intake.entrypoints.http.answers import ReasonAnswer
from clue_intake.entrypoints.http.examples import CLUE, example
from wenze.counties import county_named
from wenze.journal.executor import History


class ListedClueAnswer(BaseModel):
    """列表中的一条线索。"""

    clue_id: str
    county: str
    county_name: str
    source: Source
    feed: str
    external_id: str
    received_on: date
    title: str
    status: Status
    admitted_on: date | None
    duplicates: int = Field(description="此后重复报送的次数")
    informant_sealed: bool = Field(description="是否密封有举报人信息")
    self_found: bool = Field(description="是否所涉单位自查发现（监督办法第九条：不因此扣分）")

    @classmethod
    def of(cls, clue: ListedClue) -> Self:
        return cls(**asdict(clue), county_name=name_of(clue.county))


class SubjectAnswer(BaseModel):
    """被反映人。"""

    name: str
    unit: str
    post: str
    cadre_id: str


class AttachmentAnswer(BaseModel):
    """附件。"""

    name: str
    location: str
    fingerprint: str


class FactsAnswer(BaseModel):
    """已说明的受理条件；null 和空白是没有说明。"""

    factual_basis: bool | None
    considerable_impact: bool | None
    major: bool | None
    confirmed_by: str
    signatories: int | None
    instruction: str
    confirmed: bool | None = None


class VersionAnswer(BaseModel):
    """一次报送的内容，已隐去举报人。"""

    received_on: date
    title: str
    content: str
    subjects: list[SubjectAnswer]
    admission: FactsAnswer
    attachments: list[AttachmentAnswer]
    informant_sealed: bool = Field(description="是否密封有举报人信息")
    original_sealed: bool = Field(description="是否因隐去举报人而密封有原文")

    @classmethod
    def of(cls, submission: Submission) -> Self:
        return cls(
            received_on=submission.clue.received_on,
            title=submission.clue.title,
            content=submission.content,
            subjects=[SubjectAnswer(**asdict(subject)) for subject in submission.clue.subjects],
            admission=FactsAnswer(**asdict(submission.facts)),
            attachments=[AttachmentAnswer(**asdict(attachment)) for attachment in submission.attachments],
            informant_sealed=bool(submission.sealed_informant),
            original_sealed=bool(submission.sealed_original),
        )


class BasisAnswer(BaseModel):
    """审查所用的规则集，据此可以重现。"""

    as_of: date
    ruleset_version: str
    ruleset_hash: str
    settings: dict[str, str]


class HistoryAnswer(BaseModel):
    """一条经过。"""

    what: str
    at: datetime
    on: date
    by: str
    clause: str
    text: str

    @classmethod
    def of(cls, entry: HistoryEntry) -> Self:
        return cls(**asdict(entry))


class ClueAnswer(VersionAnswer):
    """一条线索的全部情况。"""

    model_config = ConfigDict(json_schema_extra=example(CLUE))

    clue_id: str
    county: str
    county_name: str
    source: Source
    feed: str
    external_id: str
    self_found: bool = Field(description="是否所涉单位自查发现（监督办法第九条：不因此扣分）")
    status: Status
    reasons: list[ReasonAnswer]
    admitted_on: date | None
    basis: BasisAnswer | None
    duplicates: int
    later_versions: list[VersionAnswer] = Field(description="再次报送时与以前不同的内容")
    history: list[HistoryAnswer]

    @classmethod
    def told(cls, history: History[Clue], clue: Clue) -> Self:
        """Everything about a clue that may be shown."""
        first = clue.first.clue
        version: dict[str, Any] = VersionAnswer.of(clue.first).model_dump()
        now: dict[str, Any] = {
            "admission": FactsAnswer(**asdict(clue.facts)),
            "informant_sealed": clue.holds_sealed_informant,
        }
        return cls(
            **version | now,
            clue_id=first.clue_id,
            county=first.county,
            county_name=name_of(first.county),
            source=first.source,
            feed=first.feed,
            external_id=first.external_id,
            self_found=first.self_found,
            status=clue.status,
            reasons=[ReasonAnswer.of(reason) for reason in clue.reasons],
            admitted_on=clue.admitted_on,
            basis=BasisAnswer(**asdict(clue.basis)) if clue.basis else None,
            duplicates=clue.times_submitted_again,
            later_versions=[VersionAnswer.of(submission) for submission in clue.later],
            history=[HistoryAnswer.of(entry) for entry in entries_of(history)],
        )


def name_of(county: str) -> str:
    """The county's Chinese name, or the code where there is none."""
    known = county_named(county)
    return known.name if known else county
