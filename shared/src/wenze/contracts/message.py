"""What every message on the bus has in common."""

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a message: immutable, and tolerant of fields that a newer sender added."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Message(Part):
    """One fact on the bus. Fields may be added with a default; none is ever removed or changes its meaning."""

    message_type: ClassVar[str]
    message_version: ClassVar[int] = 1
    topic: ClassVar[str]

    county: str

    @property
    def aggregate(self) -> str:
        """The stream this message is about; with the county it is the Kafka key, so that its order holds."""
        raise TypeError(f"{type(self).__name__} does not say which aggregate it is about")

    @classmethod
    def type_name(cls) -> str:
        """The CloudEvents type, for example `wenze.clue.admitted.v1`."""
        return f"wenze.{cls.message_type}.v{cls.message_version}"

    @classmethod
    def schema_name(cls) -> str:
        """The CloudEvents dataschema: the name under which the golden schema is kept."""
        return f"urn:wenze:schema:{cls.message_type}:{cls.message_version}"


class Reason(Part):
    """Why, with its legal basis: `clause` is a reference such as `accountability:9.1`, `text` is for people."""

    clause: str
    text: str


class Subject(Part):
    """Someone a clue names. `cadre_id` is empty until a person identified them in the roster."""

    name: str
    unit: str = ""
    post: str = ""
    cadre_id: str = ""


Measure = Literal[
    "criticism-notice",
    "self-examination",
    "admonition-talk",
    "public-apology",
    "suspension",
    "reassignment",
    "resignation",
    "ordered-resignation",
    "removal",
    "demotion",
]

EffectKind = Literal[
    "honours-cancelled",
    "promotion-ban",
    "impact-period",
    "related-post-ban",
    "appraisal-basically-competent",
    "appointment-ban",
    "higher-post-ban",
    "probation-post-lapses",
    "file-entry",
]

Source = Literal[
    "citizen-report",
    "leadership-instruction",
    "inspection-recommendation",
    "delegates-joint-proposal",
    "joint-meeting-member-proposal",
    "major-incident",
    "media-exposure",
    "functional-department-check",
    "appraisal-finding",
]
