"""The checker's own hash of a stored commit is the product's, whatever the commit says: else it could prove nothing."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from fault_suite.checker.histories import hash_of
from wenze.journal.commit import Commit, StoredEvent, sealed

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=8,
)
_EVENTS = st.builds(StoredEvent, _TEXTS, st.integers(1, 9), st.dictionaries(_TEXTS, _VALUES, max_size=4))
_ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_MILLISECONDS = st.integers(0, 4 * 10**12).map(lambda number: timedelta(milliseconds=number))
_MOMENTS = st.builds(
    lambda since, zone: (datetime.fromtimestamp(0, UTC) + since).astimezone(zone), _MILLISECONDS, _ZONES
)
_COMMITS = st.builds(
    Commit,
    stream=_TEXTS,
    version=st.integers(1, 10**6),
    cause=_TEXTS,
    events=st.lists(_EVENTS, max_size=3).map(tuple),
    actor=_TEXTS,
    at=_MOMENTS,
    on=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    county=_TEXTS,
    correlation=_TEXTS,
    prev_hash=_TEXTS,
    pending=st.booleans(),
)


@given(_COMMITS)
def test_the_checker_and_the_product_hash_a_commit_alike(commit: Commit):
    stored = {
        "stream": commit.stream,
        "version": commit.version,
        "cause": commit.cause,
        "events": [{"type": event.type, "version": event.version, "data": event.data} for event in commit.events],
        "actor": commit.actor,
        "at": commit.at.astimezone(UTC),
        "on": commit.on.isoformat(),
        "county": commit.county,
        "correlation": commit.correlation,
        "prev_hash": commit.prev_hash,
    }
    assert hash_of(stored) == sealed(commit).hash
    assert hash_of({**stored, "cause": commit.cause + "!"}) != sealed(commit).hash
