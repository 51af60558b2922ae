"""The feeds that are configured here."""

from collections.abc import Mapping

from clue_intake.application.feeds.mapping import FeedMapping


class UnknownFeed(LookupError):  # noqa: N818 - what was asked for
    """No such feed is configured; `known` are those that are, in words for a person."""

    def __init__(self, known: str) -> None:
        super().__init__(f"unknown feed; known are {known}")
        self.known = known


class FeedCatalogue:
    """All configured feeds by name."""

    def __init__(self, feeds: Mapping[str, FeedMapping]) -> None:
        self._feeds = feeds

    def mapping(self, feed: str) -> FeedMapping:
        """A feed's configuration. Raises: UnknownFeed."""
        try:
            return self._feeds[feed]
        except KeyError:
            raise UnknownFeed("、".join(f"{name}（{known.title}）" for name, known in self._feeds.items())) from None
