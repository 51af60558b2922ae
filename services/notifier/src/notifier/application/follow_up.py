"""A command on a notice that exists already."""

from collections.abc import Callable, Sequence
from datetime import date

from notifier.domain.events import NoticeEvent
from notifier.domain.notice import Notice
from wenze.journal.command import Command
from wenze.journal.commit import Commit

Decide = Callable[[Notice | None], Sequence[NoticeEvent]]


def follow_up(first: Commit, cause: str, decide: Decide, actor: str, on: date) -> Command[Notice, NoticeEvent]:
    """A command on the notice whose first commit is given: its county and its chain of work stay the same."""
    return Command(
        stream=first.stream,
        cause=cause,
        decide=decide,
        actor=actor,
        county=first.county,
        on=on,
        correlation=first.correlation,
    )
