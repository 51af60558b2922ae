"""Without the unique cause: no index refuses it, and nobody looks for it in the history."""

from wenze.journal.commit import Commit
from wenze.journal.executor import History
from wenze.mongo import journal

journal.INDEXES = tuple(index for index in journal.INDEXES if index.document["name"] != "stream_cause")
assert len(journal.INDEXES) == 1


def _nobody_looks(_self: History[object], _cause: str) -> Commit | None:
    return None


assert History.caused_by
History.caused_by = _nobody_looks
