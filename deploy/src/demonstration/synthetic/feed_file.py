"""A file as another office sends it."""

from dataclasses import dataclass

YES_OR_NO = {True: "是", False: "否", None: "待核实"}


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A file of a feed; `rows` is how many entries it has, good and bad."""

    feed: str
    name: str
    content: bytes
    rows: int
