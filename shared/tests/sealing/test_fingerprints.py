import hashlib
import hmac
import json
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenze.sealing import canonical_json, fingerprint, fingerprint_of, keyed_fingerprint

WITHOUT_A_ZONE = datetime.fromisoformat("2026-03-01T08:30:00")
JSON_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | JSON_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(JSON_TEXT, inner, max_size=4),
    max_leaves=12,
)


def test_the_fingerprint_is_sm3_as_the_standard_prints_it():
    assert fingerprint(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


@pytest.mark.skipif("sm3" not in hashlib.algorithms_available, reason="this OpenSSL has no SM3 to compare with")
def test_the_keyed_fingerprint_is_hmac_sm3():
    expected = hmac.new(b"key", b"13800000000", "sm3").hexdigest()

    assert keyed_fingerprint(b"13800000000", b"key") == expected


def test_another_key_gives_another_keyed_fingerprint():
    assert keyed_fingerprint(b"same", b"one key") != keyed_fingerprint(b"same", b"another key")


@given(JSON_VALUES)
def test_canonical_json_is_json_sorted_and_without_spaces(document: object):
    plain = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    assert canonical_json(document) == plain.encode()


@given(st.dictionaries(JSON_TEXT, JSON_VALUES, max_size=6))
def test_the_order_of_keys_does_not_matter(document: dict[str, object]):
    turned = dict(reversed(document.items()))

    assert fingerprint_of(turned) == fingerprint_of(document)


def test_any_changed_value_changes_the_fingerprint():
    assert fingerprint_of({"version": 1}) != fingerprint_of({"version": 2})
    assert fingerprint_of({"version": 1}) != fingerprint_of({"version": "1"})


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda moment: 1 < moment.year < 9999), st.integers(-12, 14))
def test_a_moment_has_the_same_fingerprint_in_every_zone(moment: datetime, hours: int):
    elsewhere = moment.astimezone(timezone(timedelta(hours=hours)))

    assert fingerprint_of({"at": elsewhere}) == fingerprint_of({"at": moment})


def test_moments_and_dates_are_written_so():
    at = datetime(2026, 3, 1, 8, 30, 0, 123000, timezone(timedelta(hours=8)))

    assert canonical_json({"on": date(2026, 3, 1), "at": at}) == b'{"at":"2026-03-01T00:30:00.123Z","on":"2026-03-01"}'


def test_a_tuple_and_an_enumeration_equal_what_the_database_gives_back():
    class Colour(StrEnum):
        RED = "red"

    assert fingerprint_of({"a": (1, 2), "b": Colour.RED}) == fingerprint_of({"a": [1, 2], "b": "red"})


@pytest.mark.parametrize("value", [WITHOUT_A_ZONE, {1, 2}, b"bytes", {1: "key"}, 2**64, "\ud800", object()])
def test_what_has_no_canonical_form_is_refused(value: object):
    with pytest.raises(TypeError):
        canonical_json({"value": value})
