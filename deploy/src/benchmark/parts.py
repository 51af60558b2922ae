"""Everything that can be measured, by the name it is asked for with."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from benchmark.assessments import measure_assessments
from benchmark.extent import Extent
from benchmark.growth import measure_growth
from benchmark.latency import measure_latency
from benchmark.measurement import Section
from benchmark.memory import measure_memory
from benchmark.scaling import measure_partitions, measure_replicas
from benchmark.service_stages import measure_stages
from benchmark.start_up import measure_start_up
from benchmark.sweeps import measure_sweeps
from benchmark.takeover import measure_takeover
from benchmark.whole_chain import measure_pipeline


class PartName(StrEnum):
    """What one asks for."""

    ASSESSMENTS = "assessments"
    GROWTH = "growth"
    SERVICES = "services"
    MEMORY = "memory"
    PARTITIONS = "partitions"
    PIPELINE = "pipeline"
    REPLICAS = "replicas"
    SWEEPS = "sweeps"
    LATENCY = "latency"
    START_UP = "start-up"
    TAKEOVER = "takeover"


@dataclass(frozen=True, slots=True)
class Part:
    """`measure` gives up after `longest_seconds`, whatever the machine does."""

    measure: Callable[[Extent], Awaitable[Sequence[Section]]]
    longest_seconds: float


PARTS: Final[dict[PartName, Part]] = {
    PartName.ASSESSMENTS: Part(measure_assessments, 300),
    PartName.GROWTH: Part(measure_growth, 7_200),
    PartName.SERVICES: Part(measure_stages, 900),
    PartName.PIPELINE: Part(measure_pipeline, 900),
    PartName.MEMORY: Part(measure_memory, 86_400),
    PartName.REPLICAS: Part(measure_replicas, 3_600),
    PartName.PARTITIONS: Part(measure_partitions, 3_600),
    PartName.SWEEPS: Part(measure_sweeps, 900),
    PartName.LATENCY: Part(measure_latency, 900),
    PartName.START_UP: Part(measure_start_up, 300),
    PartName.TAKEOVER: Part(measure_takeover, 1_800),
}
