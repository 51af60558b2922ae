"""The command: `python -m benchmark [--only PART]… [--repetitions N] [--messages N] [--full] [--output FILE]`."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import typer
from rich.console import Console

from benchmark.agreement import DisagreementError
from benchmark.extent import Extent
from benchmark.machine import facts
from benchmark.measurement import Section
from benchmark.parts import PARTS, PartName
from benchmark.report import as_json, show
from benchmark.tally import NotReached
from demonstration.isolation import forget_deployments
from embedded_stack import ComponentFailedError, StackRefusedError
from wenze.clock import SystemClock
from wenze.errors import Transient

FAILED: Final = 1
WIDTH: Final = 160
UNMEASURED: Final = (
    StackRefusedError,
    ComponentFailedError,
    NotReached,
    DisagreementError,
    Transient,
    TimeoutError,
    OSError,
)

application = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@application.command(help="Measures this system beside its peers on this machine.")
def benchmark(
    only: Annotated[list[PartName] | None, typer.Option(help="Only this part; may be given several times")] = None,
    repetitions: Annotated[int, typer.Option(min=1, help="Runs of each contestant, interleaved")] = 5,
    messages: Annotated[int, typer.Option(min=1, help="Messages through the services in a run")] = 3_000,
    full: Annotated[bool, typer.Option("--full", help="A million clues and messages: takes hours")] = False,
    output: Annotated[Path, typer.Option(help="Where the results are written as JSON")] = Path("build/benchmark.json"),
) -> None:
    forget_deployments()
    sections: list[Section] = []
    failed = False
    for name in only or PARTS:
        try:
            sections += _measured(name, repetitions, messages, full=full)
        except UNMEASURED as failure:
            typer.echo(f"{name} could not be measured: {failure or type(failure).__name__}", err=True)
            failed = True
    show(sections, Console(width=WIDTH))
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(as_json(sections, facts(), SystemClock().now()))
    typer.echo(f"Written to {output}")
    if failed:
        raise typer.Exit(FAILED)


def _measured(name: PartName, repetitions: int, messages: int, *, full: bool) -> Sequence[Section]:
    with TemporaryDirectory(prefix="wenze-benchmark-") as folder:
        return asyncio.run(_bounded(name, Extent(repetitions, messages, Path(folder), full)))


async def _bounded(name: PartName, extent: Extent) -> Sequence[Section]:
    async with asyncio.timeout(PARTS[name].longest_seconds):
        return await PARTS[name].measure(extent)
