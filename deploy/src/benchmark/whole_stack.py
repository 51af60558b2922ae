"""The measurements that need broker, database and services: a stack of its own, with free ports."""

from typing import Final

from benchmark.extent import Extent
from benchmark.load import clues, decisions
from benchmark.measurement import Bar, Measurement, Peer, Runs, Section
from benchmark.pipeline import Pipeline
from benchmark.plain_chain import PlainChain
from benchmark.result import Result
from benchmark.tally import Tally
from embedded_stack import EmbeddedSettings, EmbeddedStack, infrastructure, isolated_settings, services
from wenze.bus.connection import producer
from wenze.bus.publisher import KafkaPublisher
from wenze.bus.settings import KafkaSettings
from wenze.contracts.topics import CASES, CLUES, NOTICES, PERSONNEL

OBSERVED: Final = tuple(topic.name for topic in (CLUES, CASES, PERSONNEL, NOTICES))
CLUE_COPIES: Final = (1, 1, 1)
DECISION_COPIES: Final = (1, 2)
OF_THE_PLAIN_CHAIN: Final = Bar.at_least(0.6)


async def measure_services(extent: Extent) -> tuple[Section, Section]:
    """Clues and decisions through the services; the plain chain follows on the same broker and database, once the
    services are stopped.

    Raises: StackRefusedError, ComponentFailedError, NotReached, Transient.
    """
    settings = isolated_settings(extent.folder / "infrastructure")
    bus = KafkaSettings(bootstrap=settings.kafka_address, idempotent=False)
    publisher = KafkaPublisher(lambda: producer(bus, "benchmark"))
    async with EmbeddedStack(settings, infrastructure(settings)):
        through_services = await _services(settings, extent, publisher)
        await publisher.start()
        try:
            plain = (
                await _plain(settings, "clues", CLUE_COPIES).per_second(publisher, clues(extent.messages, "plain")),
                await _plain(settings, "decisions", DECISION_COPIES).per_second(
                    publisher, decisions(extent.messages, "plain")
                ),
            )
        finally:
            await publisher.stop()
    return _sections(through_services, plain)


async def _services(
    settings: EmbeddedSettings, extent: Extent, publisher: KafkaPublisher
) -> tuple[tuple[Result, ...], tuple[Result, ...]]:
    own = settings.model_copy(update={"data_folder": extent.folder / "services"})
    async with EmbeddedStack(own, services(own)), Tally(settings.kafka_address, OBSERVED) as tally:
        await publisher.start()
        try:
            pipeline = Pipeline(publisher, tally)
            await pipeline.warm_up()
            return await pipeline.clues(extent.messages), await pipeline.decisions(extent.messages)
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


def _beside(result: Result, plain_per_second: float) -> Measurement:
    """Only what goes from end to end does what the plain chain does."""
    peers = (
        (Peer("plain chain", Runs.of([plain_per_second]), OF_THE_PLAIN_CHAIN),) if "end to end" in result.name else ()
    )
    return Measurement(result.name, "messages/s", Runs.of([result.per_second]), peers)
