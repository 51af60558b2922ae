"""A feed's own system pushes one entry: the same mapping as for its files, one entry at a time."""

from collections.abc import Mapping

from clue_intake.application.answer import Answer
from clue_intake.application.feeds.catalogue import FeedCatalogue
from clue_intake.application.feeds.reading import incoming_of
from clue_intake.application.incoming import InvalidSubmission, Problem
from clue_intake.application.submit_clues import SubmitClues, Wish


class ReceivePush:
    """Submits an entry that a feed pushed."""

    def __init__(self, feeds: FeedCatalogue, submit: SubmitClues) -> None:
        self._feeds = feeds
        self._submit = submit

    async def __call__(self, feed: str, entry: Mapping[str, str], cause: str) -> Answer:
        """`entry` has the feed's own columns. Raises: UnknownFeed, InvalidSubmission by column, Transient."""
        mapping = self._feeds.mapping(feed)
        try:
            incoming = incoming_of(feed, mapping, entry)
            (answer,) = await self._submit.on_requests([Wish(incoming, cause, by=f"feed:{feed}")])
        except InvalidSubmission as invalid:
            problems = (Problem(mapping.column_of(problem.field), problem.text) for problem in invalid.problems)
            raise InvalidSubmission(tuple(problems)) from None
        return answer
