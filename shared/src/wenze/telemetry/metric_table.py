"""Every metric of the system: the only place with names, labels and explanations."""

from dataclasses import dataclass
from typing import Final

from wenze.telemetry.labels import Label


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric's name without unit suffixes of the exposition, what it tells, and what it can be broken down by."""

    name: str
    help: str
    labels: tuple[Label, ...] = ()


class Counter(Metric):
    """How often something happened since the process started; exposed with the suffix `_total`."""


class Gauge(Metric):
    """How much of something there is now."""


@dataclass(frozen=True, slots=True)
class Histogram(Metric):
    """How values are spread; `buckets` are the upper bounds."""

    buckets: tuple[float, ...] = ()


_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_MESSAGES: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0)

MESSAGES_CONSUMED: Final = Counter("wenze_messages_consumed", "Messages taken from a topic", (Label.TOPIC,))
MESSAGES_DEAD_LETTERED: Final = Counter(
    "wenze_messages_dead_lettered", "Messages of a topic put aside as dead letters", (Label.TOPIC,)
)
MESSAGES_RETRIED: Final = Counter(
    "wenze_messages_retried", "Messages of a topic handled again after a transient failure", (Label.TOPIC,)
)
BATCH_SIZE: Final = Histogram("wenze_batch_messages", "Messages handled in one batch", (Label.TOPIC,), _MESSAGES)
BATCH_SECONDS: Final = Histogram(
    "wenze_batch_seconds", "From taking a batch to committing its offsets", (Label.TOPIC,), _SECONDS
)
CONSUMER_LAG: Final = Gauge(
    "wenze_consumer_lag_messages",
    "Messages in a partition that a reader has not taken yet",
    (Label.TOPIC, Label.GROUP, Label.PARTITION),
)
COMMITS_APPENDED: Final = Counter("wenze_journal_commits_appended", "Commits appended to the journal")
PUBLISH_PENDING: Final = Gauge(
    "wenze_journal_publish_pending", "Commits left unpublished that the last sweep found, up to one batch"
)

HTTP_REQUESTS: Final = Counter(
    "wenze_http_requests", "Requests answered", (Label.ROUTE, Label.METHOD, Label.STATUS_CODE)
)
HTTP_SECONDS: Final = Histogram("wenze_http_seconds", "Time to answer a request", (Label.ROUTE, Label.METHOD), _SECONDS)
DEPENDENCY_READY: Final = Gauge(
    "wenze_dependency_ready", "1 if the dependency answered its last check", (Label.DEPENDENCY,)
)

CLUE_SUBMISSIONS: Final = Counter("wenze_clue_submissions", "Clues submitted", (Label.SOURCE, Label.STATUS))
CASE_STATE_CHANGES: Final = Counter("wenze_case_state_changes", "Cases that came into a state", (Label.STATE,))
DECISIONS: Final = Counter("wenze_decisions", "Decisions in force", (Label.MEASURE,))
EFFECTS: Final = Counter("wenze_effects", "Effects recorded in the ledger", (Label.KIND,))
ELIGIBILITY_QUESTIONS: Final = Counter(
    "wenze_eligibility_questions", "Questions about a cadre's eligibility", (Label.ACTION, Label.RESULT)
)
NOTICES: Final = Counter("wenze_notices", "Attempts to deliver a notice", (Label.CHANNEL, Label.OUTCOME))

METRICS: Final = tuple(value for value in tuple(globals().values()) if isinstance(value, Metric))
