"""The command: `python -m benchmark [--clues N] [--decisions N] [--output FILE]`."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import typer
from rich.console import Console

from benchmark.assessments import measure_assessments
from benchmark.report import as_json, show
from benchmark.result import Section
from benchmark.tally import NotReached
from benchmark.whole_stack import measure_services
from demonstration.isolation import forget_deployments
from embedded_stack import ComponentFailedError, StackRefusedError
from wenze.clock import SystemClock
from wenze.errors import Transient

FAILED: Final = 1

application = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@application.command(help="Measures assessments, clues and decisions per second on this machine.")
def benchmark(
    clues: Annotated[int, typer.Option(min=1, help="How many clues go through the services")] = 3_000,
    decisions: Annotated[int, typer.Option(min=1, help="How many decisions go through the services")] = 1_500,
    repetitions: Annotated[int, typer.Option(min=1, help="Interleaved repetitions of the assessments")] = 7,
    output: Annotated[Path, typer.Option(help="Where the results are written as JSON")] = Path("build/benchmark.json"),
) -> None:
    forget_deployments()
    sections = [measure_assessments(repetitions, rounds=25)]
    try:
        sections += asyncio.run(_services(clues, decisions))
    except (StackRefusedError, ComponentFailedError, NotReached, Transient) as failure:
        typer.echo(f"The services could not be measured: {failure}", err=True)
        raise typer.Exit(FAILED) from failure
    show(sections, Console(width=120))
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(as_json(sections, SystemClock().now()))
    typer.echo(f"Written to {output}")


async def _services(clues: int, decisions: int) -> tuple[Section, ...]:
    with TemporaryDirectory(prefix="wenze-benchmark-") as folder:
        return await measure_services(Path(folder), clues, decisions)
