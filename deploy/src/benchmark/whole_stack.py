"""The measurements that need broker, database and services: a stack of its own, with free ports."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmark.load import clues, decisions
from benchmark.pipeline import Pipeline
from benchmark.plain_chain import PlainChain
from benchmark.result import Result, Section
from benchmark.tally import Tally
from embedded_stack import EmbeddedSettings, EmbeddedStack, infrastructure, isolated_settings, services
from wenze.bus.connection import producer
from wenze.bus.publisher import KafkaPublisher
from wenze.bus.settings import KafkaSettings
from wenze.contracts.topics import CASES, CLUES, NOTICES, PERSONNEL

OBSERVED: Final = tuple(topic.name for topic in (CLUES, CASES, PERSONNEL, NOTICES))
CLUE_COPIES: Final = (1, 1, 1)
DECISION_COPIES: Final = (1, 2)


async def measure_services(folder: Path, clue_count: int, decision_count: int) -> tuple[Section, Section]:
    """Clues and decisions through the services; the plain chain follows on the same broker and database, once the
    services are stopped.

    Raises: StackRefusedError, ComponentFailedError, NotReached, Transient.
    """
    settings = isolated_settings(folder / "infrastructure")
    bus = KafkaSettings(bootstrap=settings.kafka_address, idempotent=False)
    publisher = KafkaPublisher(lambda: producer(bus, "benchmark"))
    async with EmbeddedStack(settings, infrastructure(settings)):
        through_services = await _services(settings, folder, publisher, clue_count, decision_count)
        await publisher.start()
        try:
            plain = (
                await _plain(settings, "clues", CLUE_COPIES).per_second(publisher, clues(clue_count, "plain")),
                await _plain(settings, "decisions", DECISION_COPIES).per_second(
                    publisher, decisions(decision_count, "plain")
                ),
            )
        finally:
            await publisher.stop()
    return _sections(through_services, plain)


async def _services(
    settings: EmbeddedSettings, folder: Path, publisher: KafkaPublisher, clue_count: int, decision_count: int
) -> tuple[tuple[Result, ...], tuple[Result, ...]]:
    own = settings.model_copy(update={"data_folder": folder / "services"})
    async with EmbeddedStack(own, services(own)), Tally(settings.kafka_address, OBSERVED) as tally:
        await publisher.start()
        try:
            pipeline = Pipeline(publisher, tally)
            await pipeline.warm_up()
            return await pipeline.clues(clue_count), await pipeline.decisions(decision_count)
        finally:
            await publisher.stop()


def _plain(settings: EmbeddedSettings, name: str, copies: tuple[int, ...]) -> PlainChain:
    return PlainChain(settings.kafka_address, settings.mongo_address, name, copies)


def _sections(
    measured: tuple[tuple[Result, ...], tuple[Result, ...]], plain: tuple[float, float]
) -> tuple[Section, Section]:
    of_clues, of_decisions = (
        tuple(_beside(result, per_second) for result in results)
        for results, per_second in zip(measured, plain, strict=True)
    )
    return (
        Section(
            "Clues, through clue-intake, case-engine and notifier",
            "all services work at once; the plain chain makes 3 appends and 3 publishes for each clue",
            of_clues,
        ),
        Section(
            "Decisions in force, through personnel and notifier",
            "each has its effects recorded and two notices; the plain chain makes 3 appends and 3 publishes for each",
            of_decisions,
        ),
    )


def _beside(result: Result, plain_per_second: float) -> Result:
    """Only what goes from end to end does what the plain chain does."""
    return replace(result, plain_per_second=plain_per_second) if "end to end" in result.name else result
