"""The command: `python -m fault_suite.pressure [--seed N] [--clues N] [--seconds N] [--clients N] [--times N]`."""

import asyncio
import json
import logging
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import typer
from rich.console import Console

from demonstration.interruption import cancelled_by_signals
from demonstration.isolation import forget_deployments
from embedded_stack import ComponentFailedError, StackRefusedError
from embedded_stack.settings import Broker
from fault_suite.command import FAILED, INTERRUPTED, VIOLATED
from fault_suite.pressure.report import PressureReport, show
from fault_suite.pressure.round import Siege, besieged
from fault_suite.run import LoadFailed

WIDTH: Final = 120

application = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@application.command(help="Slows the database down under more load than can be borne, and proves that nothing is lost.")
def pressure(
    seed: Annotated[int, typer.Option(help="The same seed sends the same")] = 1,
    clues: Annotated[int, typer.Option(min=1, help="Half are submitted over HTTP, half as messages")] = 20_000,
    seconds: Annotated[float, typer.Option(help="Within how long they are sent, the database being slow")] = 60.0,
    clients: Annotated[int, typer.Option(min=1, help="How many submit at a time")] = 300,
    times: Annotated[float, typer.Option(min=1, help="How many times slower the database is")] = 10.0,
    broker: Annotated[Broker, typer.Option(help="On which broker")] = "apache",
    output: Annotated[Path, typer.Option(help="Where the report is written as JSON")] = Path("build/pressure.json"),
) -> None:
    forget_deployments()
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    console = Console(width=WIDTH, highlight=False, markup=False)
    report = _ended(Siege(seed, clues, seconds, clients, times, broker), console)
    show(report, console)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=2), encoding="utf-8")
    console.print(f"Written to {output}")
    raise typer.Exit(VIOLATED if report.failures else 0)


def _ended(siege: Siege, console: Console) -> PressureReport:
    try:
        return asyncio.run(_run(siege))
    except asyncio.CancelledError:
        console.print("Interrupted; everything is stopped.")
        raise typer.Exit(INTERRUPTED) from None
    except (StackRefusedError, LoadFailed) as failure:
        console.print(f"The run could not be made: {failure}")
        raise typer.Exit(FAILED) from failure
    except ComponentFailedError as failure:
        console.print(f"The run could not be made: {failure}\n{failure.log_tail}")
        raise typer.Exit(FAILED) from failure


async def _run(siege: Siege) -> PressureReport:
    with cancelled_by_signals(), TemporaryDirectory(prefix="wenze-pressure-") as folder:
        return await besieged(siege, Path(folder))
