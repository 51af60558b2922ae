"""Lists and statistics of notices. They may lag behind the journal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from notifier.domain.notice import NoticeState
from notifier.domain.recipient import Recipient


@dataclass(frozen=True, slots=True)
class NoticeFilter:
    """Which notices to list; an empty field does not narrow. `case` is a case's id, `cadre` a roster number, `county`
    a code."""

    case: str = ""
    cadre: str = ""
    state: NoticeState | None = None
    county: str = ""


@dataclass(frozen=True, slots=True)
class NoticeSummary:
    """A notice as lists show it."""

    notice_id: str
    case_id: str
    decision_id: str
    cadre_id: str
    county: str
    recipient: Recipient
    addressee: str
    title: str
    prepared_on: date
    state: NoticeState
    attempts: int
    channel: str
    last_error: str
    served_on: date | None


@dataclass(frozen=True, slots=True)
class NoticeCount:
    """How many notices have these properties."""

    state: NoticeState
    recipient: Recipient
    channel: str
    count: int


class NoticeList(Protocol):
    """The list of all notices. Methods may raise Transient."""

    async def page(self, chosen: NoticeFilter, skip: int, limit: int) -> tuple[list[NoticeSummary], int]:
        """One page, latest prepared first, and how many there are in all."""
        ...

    async def counts(self) -> list[NoticeCount]:
        """Counts for each combination of properties that occurs."""
        ...


@dataclass(slots=True)
class Service:
    """How many of a recipient's notices have a receipt, and how many still need one."""

    served: int = 0
    not_served: int = 0


@dataclass(slots=True)
class Statistics:
    """Notices by state, by recipient and by the channel last used (empty before the first attempt), and their service.

    A notice to the handler needs no receipt: it stands under no service.
    """

    total: int = 0
    by_state: dict[str, int] = field(default_factory=dict)
    by_recipient: dict[str, int] = field(default_factory=dict)
    by_channel: dict[str, int] = field(default_factory=dict)
    service: dict[str, Service] = field(default_factory=dict)


def statistics_of(counts: Iterable[NoticeCount]) -> Statistics:
    """The counts summed up."""
    statistics = Statistics()
    for each in counts:
        statistics.total += each.count
        _add(statistics.by_state, each.state, each.count)
        _add(statistics.by_recipient, each.recipient, each.count)
        _add(statistics.by_channel, each.channel, each.count)
        if each.recipient is not Recipient.HANDLER:
            _add_service(statistics.service.setdefault(each.recipient, Service()), each)
    return statistics


def _add(sums: dict[str, int], key: str, count: int) -> None:
    sums[key] = sums.get(key, 0) + count


def _add_service(service: Service, each: NoticeCount) -> None:
    if each.state is NoticeState.SERVED:
        service.served += each.count
    else:
        service.not_served += each.count
