from benchmark.load import clues, decisions
from clue_intake.domain.admission.rules import RULES
from clue_intake.domain.admission.verdict import Admitted
from clue_intake.domain.facts import Facts
from clue_intake.domain.source import Source
from wenze.contracts.envelope import decode, encode
from wenze.contracts.feeds import FeedSubmitted
from wenze.contracts.topics import CASES, FEEDS
from wenze.counties import COUNTIES


def test_every_clue_is_another_one_and_will_be_admitted() -> None:
    sent = clues(100, "a")
    assert len({(envelope.id, envelope.subject) for envelope in sent}) == 100
    for envelope in sent:
        assert isinstance(envelope.message, FeedSubmitted)
        facts = Facts(major=envelope.message.admission.major)
        rule = RULES[Source(envelope.message.source)]
        assert isinstance(rule.examine(facts, None), Admitted)  # type: ignore[arg-type]


def test_another_series_is_other_clues() -> None:
    assert not {envelope.id for envelope in clues(10, "a")} & {envelope.id for envelope in clues(10, "b")}


def test_every_message_survives_the_wire() -> None:
    for topic, envelopes in ((FEEDS, clues(3, "a")), (CASES, decisions(3, "a"))):
        for envelope in envelopes:
            record = encode(envelope)
            assert decode(topic, record.headers, record.value or b"") == envelope


def test_the_load_spreads_over_all_counties() -> None:
    assert {envelope.message.county for envelope in clues(100, "a")} == {county.code for county in COUNTIES}
