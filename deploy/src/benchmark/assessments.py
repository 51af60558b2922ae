"""Assessments a second beside rule engines that make the equivalent decision, from JSON to JSON with explanations."""

import sys
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from os import pathsep
from pathlib import Path
from typing import Final

import case_engine
import wenze
from benchmark.agreement import require_agreement
from benchmark.answering_process import AnsweringProcess, answering
from benchmark.assessment_requests import measured_requests, varied_requests
from benchmark.extent import Extent
from benchmark.interleaving import Contestant, interleaved
from benchmark.measurement import Bar, Measurement, Peer, Section

OURS: Final = "ours"
SECONDS: Final = 1.0
COMPARED: Final = 200
DEPLOY: Final = Path(__file__).parents[2]
NOTE: Final = (
    "the same decisions on all sides, compared before; peers leave out the receipt, OpenFisca the reasons as texts"
)
WITHOUT_PEERS: Final = "alone: `make bench` sets up the peers"


@dataclass(frozen=True, slots=True)
class Engine:
    """A rule engine, by its module in `assessment_peers`. `rounds`: of the measured requests, to a batch."""

    module: str
    bar: Bar | None
    rounds: int = 1


ENGINES: Final = {
    "zen-engine, traced": Engine("zen", Bar.at_least(10)),
    "rule-engine": Engine("rule_engine", Bar.at_least(2)),
    "OpenFisca, traced": Engine("openfisca", Bar.at_least(2)),
    "OpenFisca, traced, 1,000 at once": Engine("openfisca_batch", None, rounds=25),
}


async def measure_assessments(extent: Extent) -> tuple[Section]:
    """Each contestant is a process of its own and answers the measured requests for a second in every run.

    Raises: DisagreementError when a peer decides otherwise; OSError when one cannot be run.
    """
    bodies = measured_requests()
    async with AsyncExitStack() as running:
        ours = await running.enter_async_context(answering([sys.executable, "-m", "benchmark.our_assessments"], {}))
        peers = {
            name: await running.enter_async_context(_engine(engine, extent.peers)) for name, engine in _there(extent)
        }
        for peer in peers.values():
            await _compare(ours, peer, [*bodies, *varied_requests(COMPARED)])
        runs = await interleaved(
            {
                OURS: _contestant(ours, bodies),
                **{name: _contestant(process, bodies * ENGINES[name].rounds) for name, process in peers.items()},
            },
            extent.repetitions,
        )
    measured = tuple(Peer(name, runs[name], ENGINES[name].bar) for name in peers)
    measurement = Measurement("request JSON to answer JSON with reasons", "/s", runs[OURS], measured)
    return (Section("Assessments a second", NOTE if peers else WITHOUT_PEERS, (measurement,)),)


def _there(extent: Extent) -> list[tuple[str, Engine]]:
    return list(ENGINES.items()) if extent.peers.is_file() else []


def _engine(engine: Engine, python: Path):
    return answering([str(python), "-m", "assessment_peers", engine.module], _paths())


def _paths() -> Mapping[str, str]:
    """Peers have an environment of their own, with what only needs the standard library from ours."""
    sources = (
        DEPLOY / "peers",
        DEPLOY / "src",
        *(Path(package.__path__[0]).parent for package in (case_engine, wenze)),
    )
    return {"PYTHONPATH": pathsep.join(map(str, sources))}


async def _compare(ours: AnsweringProcess, peer: AnsweringProcess, bodies: list[bytes]) -> None:
    for body, said, theirs in zip(bodies, await ours.answers(bodies), await peer.answers(bodies), strict=True):
        require_agreement(body, said, theirs["decision"])


def _contestant(process: AnsweringProcess, bodies: list[bytes]) -> Contestant:
    return lambda _: process.per_second(bodies, SECONDS)
