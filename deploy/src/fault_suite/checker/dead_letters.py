"""Dead letters hold exactly the poison: each of it for every service that reads its topic, and nothing else."""

from collections.abc import Iterator

from fault_suite.checker.evidence import Evidence
from fault_suite.checker.interfaces import READERS
from fault_suite.checker.violation import Violation, among


def dead_letters_hold_exactly_the_poison(evidence: Evidence) -> Iterator[Violation]:
    """The ledger's poison against the dead-letter topics. The same letter twice is a resend; poison has unique keys."""
    for topic, letters in evidence.letters.items():
        readers = READERS[topic] & set(evidence.services)
        poison = {each.key: each for each in evidence.ledger.poison.values() if each.topic == topic}
        expected = {f"{service}: {key}" for service in readers for key in poison}
        found = {f"{letter.service}: {letter.key}" for letter in letters}
        yield from among("dead-letter-missing", expected - found, f"sent to {topic}, and neither handled nor set aside")
        yield from among("dead-letter-unfounded", found - expected, f"in {topic}.dlq, and no poison")
        for letter in letters:
            sent = poison.get(letter.key)
            if sent and sent.body is not None and letter.body != sent.body:
                yield Violation("dead-letter-changed", letter.key, f"{topic}.dlq keeps another body than was sent")
            if sent and sent.secret and sent.secret.encode() in letter.body:
                yield Violation("dead-letter-changed", letter.key, f"{topic}.dlq tells what may not be kept")
