"""All that the laws are checked on, gathered from where it lies."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pymongo import MongoClient

from fault_suite.checker.histories import History, read_histories
from fault_suite.checker.interfaces import READERS, TOPIC_OF, database_of
from fault_suite.checker.ledger import Ledger, read_ledger
from fault_suite.checker.topics import Letter, Told, read_letters, read_topic
from fault_suite.checker.violation import Violation


@dataclass(frozen=True, slots=True)
class Places:
    """Where the evidence lies. `outbox` is the folder into which letters without an address go."""

    ledger: Path
    kafka: str
    mongo: str
    outbox: Path


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found, of the services that took part. `told` are their topics without the poison, `lists` has each
    list's documents by service and id, `files` the names of the letters in the outbox; `broken` are the chains that do
    not verify."""

    services: tuple[str, ...]
    ledger: Ledger
    histories: dict[str, dict[str, History]]
    told: dict[str, list[Told]]
    letters: dict[str, list[Letter]]
    lists: dict[str, dict[str, dict[str, Any]]]
    files: tuple[str, ...]
    broken: tuple[Violation, ...]


async def gathered(places: Places, services: Sequence[str]) -> Evidence:
    """Read everything; nothing may be running on it any more."""
    histories, broken = {}, []
    for service in services:
        histories[service], breaches = await asyncio.to_thread(_histories, places.mongo, service)
        broken.extend(breaches)
    topics = {topic for topic, readers in READERS.items() if readers & set(services)}
    ledger = read_ledger(places.ledger)
    return Evidence(
        services=tuple(services),
        ledger=ledger,
        histories=histories,
        told={TOPIC_OF[service]: await _told(places.kafka, TOPIC_OF[service], ledger) for service in services},
        letters={topic: await read_letters(places.kafka, topic) for topic in sorted(topics)},
        lists=await asyncio.to_thread(_lists, places.mongo, services),
        files=tuple(sorted(file.name for file in places.outbox.glob("*.txt"))),
        broken=tuple(broken),
    )


async def _told(kafka: str, topic: str, ledger: Ledger) -> list[Told]:
    """The topic's records without the poison, which has keys of its own."""
    return [told for told in await read_topic(kafka, topic) if told.key not in ledger.poison]


def _histories(mongo: str, service: str) -> tuple[dict[str, History], list[Violation]]:
    with MongoClient[dict[str, Any]](mongo, tz_aware=True) as client:
        return read_histories(client[database_of(service)])


def _lists(mongo: str, services: Sequence[str]) -> dict[str, dict[str, dict[str, Any]]]:
    with MongoClient[dict[str, Any]](mongo, tz_aware=True) as client:
        return {
            service: {
                document["_id"]: document
                for document in client[database_of(service)][name].find({}, {"version": 1, "status": 1, "state": 1})
            }
            for service, (name, _) in LISTS.items()
            if service in services
        }


LISTS = {
    "clue-intake": ("clues", "clue:"),
    "case-engine": ("cases", "case:"),
    "personnel": ("cadres", "cadre:"),
    "notifier": ("notices", "notice:"),
}
"""Each service's list of its aggregates, and how their streams begin."""
