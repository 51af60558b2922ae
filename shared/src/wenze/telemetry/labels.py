"""The labels of all metrics. Each has a closed vocabulary, so that none can ever hold personal data."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final, get_args

from wenze.contracts.message import EffectKind, Measure, Source
from wenze.contracts.topics import TOPICS


class Label(StrEnum):
    """What a metric can be broken down by."""

    ACTION = "action"
    CHANNEL = "channel"
    DEPENDENCY = "dependency"
    GROUP = "group"
    KIND = "kind"
    MEASURE = "measure"
    METHOD = "method"
    OUTCOME = "outcome"
    PARTITION = "partition"
    RESULT = "result"
    ROUTE = "route"
    SOURCE = "source"
    STATE = "state"
    STATUS = "status"
    STATUS_CODE = "status_code"
    TOPIC = "topic"


FIXED: Final = MappingProxyType(
    {
        Label.ACTION: frozenset({"promotion", "honours", "appointment"}),
        Label.KIND: frozenset(get_args(EffectKind)),
        Label.MEASURE: frozenset(get_args(Measure)),
        Label.METHOD: frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"}),
        Label.OUTCOME: frozenset({"delivered", "failed", "retried"}),
        Label.PARTITION: frozenset(str(partition) for partition in range(1024)),
        Label.RESULT: frozenset({"eligible", "conditional", "blocked"}),
        Label.SOURCE: frozenset(get_args(Source)),
        Label.STATUS: frozenset({"admitted", "held", "duplicate"}),
        Label.STATUS_CODE: frozenset(str(code) for code in range(100, 600)),
        Label.TOPIC: frozenset(name for topic in TOPICS for name in (topic.name, topic.dead_letters)),
    }
)
"""The vocabularies that the public contracts fix."""

ADMITTED: Final = frozenset({Label.CHANNEL, Label.DEPENDENCY, Label.GROUP, Label.ROUTE, Label.STATE})
"""The labels whose vocabulary each service admits once, when it is put together."""
