"""An informant who was sent over the bus all the same is not kept in the dead letter."""

import json

import orjson
import pytest

from wenze.contracts.envelope import decode
from wenze.contracts.feeds import FeedSubmitted
from wenze.contracts.golden import example_of
from wenze.contracts.invalid import InvalidMessage
from wenze.contracts.topics import CLUES, FEEDS

NAME = "合成举报甲"
HEADERS = {
    "ce_specversion": b"1.0",
    "ce_id": b"1",
    "ce_source": b"test",
    "ce_type": b"wenze.feed.submitted.v1",
    "ce_time": b"2026-03-01T08:00:00Z",
}


def _refused(body: bytes, headers: dict[str, bytes] = HEADERS) -> InvalidMessage:
    with pytest.raises(InvalidMessage) as refusal:
        decode(FEEDS, headers, body)
    return refusal.value


def _with(**added: object) -> bytes:
    return orjson.dumps({**example_of(FeedSubmitted), **added})


@pytest.mark.parametrize(
    "body",
    [
        _with(informant={"name": NAME}),
        _with(admission={"informant": NAME}),
        _with(attachments=[{"name": "a", "举报人": NAME}]),
        _with(reporter=NAME, county=7),
        _with(informant_name=NAME),
        _with(Informants=[NAME]),
        _with(信访人姓名=NAME),
        _with(informant={"name": NAME}, title=f"{NAME}反映积水", content=f"我是{NAME}"),
        b'{"a":' + b"[" * 100_000 + b'"informant ' + NAME.encode() + b'"',
        b'{"informant": "' + NAME.encode() + b'", broken',
    ],
    ids=[
        "at the top",
        "in a part",
        "in a list",
        "beside another fault",
        "in a longer key",
        "in another case",
        "in a column of ours",
        "in other texts too",
        "too deep to read",
        "in what is no JSON",
    ],
)
def test_the_kept_body_is_without_the_informant(body: bytes):
    kept = _refused(body).body
    assert kept is not None
    assert NAME not in kept.decode()


def test_it_is_taken_out_even_when_the_attributes_are_wrong_too():
    kept = _refused(_with(informant={"name": NAME}), {}).body
    assert kept is not None
    assert NAME not in kept.decode()


def test_an_escaped_key_is_found_too():
    assert NAME not in (_refused(b'{"\\u0069nformant": "' + NAME.encode() + b'"}').body or b"").decode()


@pytest.mark.parametrize("hidden", [f'{{"informant": "{NAME}"}}', f'[{{"reporter": "{NAME}"}}]'])
def test_nothing_is_kept_of_a_body_where_the_same_key_again_hides_a_forbidden_one(hidden: str):
    body = f'{{"extra": {hidden}, "extra": 1, "title": "\\u0041"}}'
    assert _refused(body.encode()).body == b""


def test_a_submission_with_escapes_that_only_speaks_of_an_informant_is_read():
    told = _with(content="举报人不愿透露姓名")
    escaped = json.dumps(json.loads(told)).encode()
    assert b"\\u4e3e" in escaped
    assert decode(FEEDS, HEADERS, escaped).message == decode(FEEDS, HEADERS, told).message


def test_a_submission_without_informant_is_read():
    assert decode(FEEDS, HEADERS, _with()).message == FeedSubmitted.model_validate(example_of(FeedSubmitted))


def test_other_garbage_is_kept_as_it_came():
    assert _refused(b"garbage").body is None


def test_topics_that_forbid_nothing_are_not_searched():
    assert not CLUES.forbidden_keys


def test_a_key_written_with_escapes_is_found_all_the_same() -> None:
    body = _with(informant=NAME).replace(b'"informant"', b'"\\u0069nformant"')
    assert b"informant" not in body
    kept = _refused(body).body
    assert kept is not None
    assert NAME.encode() not in kept


@pytest.mark.parametrize("word", sorted(FEEDS.forbidden_keys))
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_nothing_is_kept_of_a_body_in_another_encoding_where_no_word_can_be_recognised(word: str, encoding: str):
    text = _with(**{word: NAME}).decode()
    assert _refused(text.encode(encoding)).body == b""


def test_nothing_is_kept_of_what_is_no_json_and_hides_a_word_in_escapes() -> None:
    assert _refused(b'{"\\u4e3e\\u62a5\\u4eba": "' + NAME.encode() + b'", broken').body == b""
