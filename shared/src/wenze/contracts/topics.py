"""The topic table: which messages each topic carries, who writes it and who reads it."""

from dataclasses import dataclass
from typing import Final

from wenze.contracts import cases, clues, feeds, notices, personnel
from wenze.contracts.message import Message


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic. `partitions` bounds how many replicas of a reader can share its work. `forbidden_keys` are words that no
    key of a message's body may contain; what stands under such a key is kept in no dead letter either."""

    name: str
    messages: tuple[type[Message], ...]
    writer: str
    readers: tuple[str, ...]
    gist: str
    partitions: int = 12
    forbidden_keys: frozenset[str] = frozenset()

    @property
    def keeper(self) -> str:
        """The service that creates the topic where no operator does: its writer, or who reads it for the others."""
        return self.readers[0] if self.writer == "external" else self.writer

    def concerns(self, service: str) -> bool:
        """Whether the service writes or reads the topic."""
        return service in (self.writer, *self.readers)

    @property
    def dead_letters(self) -> str:
        """Where a message goes that can't be handled, with its raw body, origin and error."""
        return f"{self.name}.dlq"

    @property
    def names(self) -> frozenset[str]:
        """The topic's own and that of its dead letters: neither is any use without the other."""
        return frozenset({self.name, self.dead_letters})


FEEDS: Final = Topic(
    "feeds",
    (feeds.FeedSubmitted,),
    "external",
    ("clue-intake",),
    "其他部门系统报送的线索",
    forbidden_keys=frozenset({"informant", "reporter", "whistleblower", "举报人", "信访人", "检举人", "控告人"}),
)
CLUES: Final = Topic(
    "clues",
    (clues.ClueAdmitted, clues.ClueHeld, clues.ClueSubmittedAgain),
    "clue-intake",
    ("clue-intake", "case-engine"),
    "线索受理结果",
)
CASES: Final = Topic(
    "cases",
    (
        cases.CaseStartProposed,
        cases.CaseProgressed,
        cases.MeasureProposed,
        cases.DecisionInForce,
        cases.DecisionUnwound,
        cases.ImpactPeriodEnded,
        cases.RulingIssued,
        cases.LiabilityConfirmed,
        cases.DeadlineApproaching,
        cases.DeadlineOverdue,
        cases.DeadlineMoved,
    ),
    "case-engine",
    ("case-engine", "clue-intake", "personnel", "notifier"),
    "问责案件的进展与生效的问责决定",
)
PERSONNEL: Final = Topic(
    "personnel",
    (personnel.CadreRegistered, personnel.EffectsRecorded, personnel.EffectsEnded),
    "personnel",
    ("personnel", "notifier"),
    "干部台账中登记的影响",
)
NOTICES: Final = Topic(
    "notices",
    (
        notices.NoticePrepared,
        notices.NoticeDelivered,
        notices.NoticeFailed,
        notices.ResendRequested,
        notices.ReceiptRecorded,
    ),
    "notifier",
    ("notifier", "case-engine"),
    "通知与送达回执",
)

TOPICS: Final = (FEEDS, CLUES, CASES, PERSONNEL, NOTICES)

MESSAGES: Final[dict[str, type[Message]]] = {
    message.type_name(): message for topic in TOPICS for message in topic.messages
}


def topic_named(name: str) -> Topic:
    """The topic of that name. Raises: KeyError for an unknown one."""
    return {topic.name: topic for topic in TOPICS}[name]
