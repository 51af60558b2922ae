"""Topic `feeds`: raw submissions from other offices' systems."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from wenze.contracts.message import Message, Part, Source, Subject


class Admission(Part):
    """What the sender knows of the conditions of 问责办法 9; `None` means not stated, which is not the same as no.

    `signatories` counts the delegates who joined a proposal; `instruction` identifies the decision or instruction
    (which, when, by whom); `confirmed_by` names the body that confirmed a proposal.
    """

    factual_basis: bool | None = None
    considerable_impact: bool | None = None
    major: bool | None = None
    confirmed_by: str = ""
    signatories: int | None = None
    instruction: str = ""


class Attachment(Part):
    """A document that stays where it is; the SM3 fingerprint lets a person check that it is the same one."""

    name: str
    location: str = ""
    fingerprint: str = ""


class FeedSubmitted(Message):
    """A submission from a feed. It has no informant by design: identities enter over HTTP only.

    `self_found`: the unit concerned found it by itself (监督办法 9).
    """

    message_type: ClassVar[str] = "feed.submitted"
    topic: ClassVar[str] = "feeds"

    feed: str = Field(min_length=1, max_length=64)
    external_id: str = Field(min_length=1, max_length=128)
    source: Source
    received_on: date
    title: str = Field(min_length=1, max_length=200)
    content: str = Field(default="", max_length=20_000)
    subjects: tuple[Subject, ...] = ()
    admission: Admission = Admission()
    attachments: tuple[Attachment, ...] = ()
    self_found: bool = False

    @property
    def aggregate(self) -> str:
        return f"{self.feed}:{self.external_id}"
