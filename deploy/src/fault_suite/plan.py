"""The plan: which fault hits what and when, made from the seed alone, so that a run can be repeated."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from fault_suite.mail_server import REFUSALS

SERVICES: Final = ("clue-intake", "case-engine", "personnel", "notifier")
TOPICS: Final = ("feeds", "clues", "cases", "personnel", "notices")
INFRASTRUCTURE: Final = ("broker", "database")

Kind = Literal[
    "kill",
    "stop",
    "pause",
    "cut",
    "cut-inside-replies",
    "delay",
    "silence",
    "database-errors",
    "repeat-messages",
    "poison",
    "refuse-mail",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault `at` so many seconds after the start. `target` is a component, a link (`broker`, `database`), a topic
    or what the mail server refuses; `seconds` is how long it lasts (for a kill or stop: until it is started again) and
    `amount` how much of it there is."""

    at: float
    kind: Kind
    target: str
    seconds: float = 0.0
    amount: int = 0

    def __str__(self) -> str:
        amount = f", {self.amount}" if self.amount else ""
        lasting = f" for {self.seconds:.1f} s" if self.seconds else ""
        return f"{self.at:8.1f} s  {self.kind} {self.target}{lasting}{amount}"


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is done: `kills` of each service, `restarts` of broker and of database, over so many seconds; each
    service has so many replicas. `broker_restarts` is false for a broker that forgets what outsiders sent it."""

    seconds: float
    kills: int
    restarts: int
    replicas: int
    broker_restarts: bool


def plan(seed: int, extent: Extent) -> tuple[Fault, ...]:
    """The faults in the order of their times."""
    chance = random.Random(f"{seed} plan")
    faults = [
        *_kills(chance, extent),
        *_restarts(chance, extent),
        *_pauses(chance, extent),
        *_network(chance, extent),
        *_messages(chance, extent),
        *_mail(chance, extent),
    ]
    return tuple(sorted(faults, key=lambda fault: fault.at))


def _spread(chance: random.Random, extent: Extent, count: int) -> Iterator[float]:
    """So many instants, one at random in each of as many equal stretches."""
    stretch = extent.seconds / max(1, count)
    return (round((number + chance.random()) * stretch, 3) for number in range(count))


def _replica(chance: random.Random, service: str, extent: Extent) -> str:
    return f"{service}-{chance.randint(1, extent.replicas)}"


def _kills(chance: random.Random, extent: Extent) -> Iterator[Fault]:
    for service in SERVICES:
        for at in _spread(chance, extent, extent.kills):
            yield Fault(at, "kill", _replica(chance, service, extent), chance.uniform(0, 2))


def _restarts(chance: random.Random, extent: Extent) -> Iterator[Fault]:
    """By turns killed and stopped in order."""
    for target in INFRASTRUCTURE:
        if target == "broker" and not extent.broker_restarts:
            continue
        for number, at in enumerate(_spread(chance, extent, extent.restarts)):
            yield Fault(at, "stop" if number % 2 else "kill", target, chance.uniform(0, 3))


_PAST_THE_SESSION: Final = (4.0, 8.0)
"""The services' sessions at the embedded stack last three seconds."""


def _pauses(chance: random.Random, extent: Extent) -> Iterator[Fault]:
    for service in SERVICES:
        for at in _spread(chance, extent, max(1, extent.kills // 8)):
            yield Fault(at, "pause", _replica(chance, service, extent), chance.uniform(*_PAST_THE_SESSION))
    for target in INFRASTRUCTURE:
        for at in _spread(chance, extent, max(1, extent.restarts // 4)):
            yield Fault(at, "pause", target, chance.uniform(1, 5))


def _network(chance: random.Random, extent: Extent) -> Iterator[Fault]:
    count = max(1, extent.restarts)
    makers: tuple[Callable[[float, str], Fault], ...] = (
        lambda at, link: Fault(at, "cut", link),
        lambda at, link: Fault(at, "cut-inside-replies", link, amount=chance.randint(1, 5)),
        lambda at, link: Fault(at, "delay", link, chance.uniform(1, 4), amount=chance.randint(10, 200)),
        lambda at, link: Fault(at, "silence", link, chance.uniform(1, 5)),
    )
    for make in makers:
        for link in INFRASTRUCTURE:
            yield from (make(at, link) for at in _spread(chance, extent, count))
    for at in _spread(chance, extent, count):
        yield Fault(at, "database-errors", "database", amount=chance.randint(1, 6))


def _messages(chance: random.Random, extent: Extent) -> Iterator[Fault]:
    for topic in TOPICS:
        for at in _spread(chance, extent, max(1, extent.restarts // 2)):
            yield Fault(at, "repeat-messages", topic, amount=chance.randint(20, 200))
        for at in _spread(chance, extent, max(1, extent.restarts // 4)):
            yield Fault(at, "poison", topic, amount=chance.randint(1, 40))
    yield Fault(round(chance.uniform(0, extent.seconds), 3), "poison", "feeds", amount=1_000)


def _mail(chance: random.Random, extent: Extent) -> Iterator[Fault]:
    for what in REFUSALS:
        for at in _spread(chance, extent, max(1, extent.restarts // 5)):
            yield Fault(at, "refuse-mail", what, chance.uniform(2, 8))
