"""What each operation is about, for the policies that say who may."""

from notifier.domain.events import NoticeEvent
from notifier.domain.notice import Notice
from wenze.http import Scoping
from wenze.identity import Resource
from wenze.journal.store import AggregateStore


def scoping(notices: AggregateStore[Notice, NoticeEvent]) -> Scoping:
    """A notice belongs to the county of its case."""

    async def of_notice(notice_id: str) -> Resource | None:
        history = await notices.load(notice_id)
        return Resource(county=history.commits[0].county) if history else None

    return Scoping(named={"notice_id": of_notice})
