"""A submission as it may be kept: free of the informant's identity, which is in sealed text only."""

from dataclasses import dataclass
from datetime import date

from clue_intake.domain.facts import NOTHING_STATED, Facts
from clue_intake.domain.source import Source


@dataclass(frozen=True, slots=True)
class Subject:
    """Someone a clue names. `cadre_id` is empty until a person identified them in the roster."""

    name: str
    unit: str = ""
    post: str = ""
    cadre_id: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that stays where it is; the SM3 fingerprint lets a person check that it is the same one."""

    name: str
    location: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What other services may know of a clue. `feed` and `external_id` together make its identity.

    `self_found`: the unit concerned found it by itself, which lowers no score of its (supervision:9).
    """

    clue_id: str
    county: str
    source: Source
    feed: str
    external_id: str
    received_on: date
    title: str
    subjects: tuple[Subject, ...] = ()
    self_found: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission. The sealed texts are empty when there is nothing to seal.

    `fingerprint` identifies what was said, without the informant; `import_id` is the file it came in, if it did.
    """

    clue: Particulars
    content: str = ""
    facts: Facts = NOTHING_STATED
    attachments: tuple[Attachment, ...] = ()
    sealed_informant: str = ""
    sealed_original: str = ""
    fingerprint: str = ""
    import_id: str = ""

    @property
    def holds_sealed_text(self) -> bool:
        """Whether anything of it can only be read by opening a seal."""
        return bool(self.sealed_informant or self.sealed_original)
