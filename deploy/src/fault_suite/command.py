"""The command: `python -m fault_suite [--seed N] [--clues N] [--kills N] [--restarts N] [--broker apache|embedded]`."""

import asyncio
import json
import logging
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import typer
from rich.console import Console

from demonstration.interruption import cancelled_by_signals
from demonstration.isolation import forget_deployments
from embedded_stack import ComponentFailedError, StackRefusedError
from embedded_stack.settings import Broker
from fault_suite.crash_rounds import CrashReport, crash_rounds, show_crashes
from fault_suite.plan import Extent
from fault_suite.report import Report, show
from fault_suite.run import Assignment, LoadFailed, run

VIOLATED: Final = 1
FAILED: Final = 2
INTERRUPTED: Final = 130
SECONDS_A_KILL: Final = 15.0
"""How long each service has between two kills: it needs some seconds to start, and shall do some work."""

application = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@application.command(help="Kills, cuts off and poisons the services under load, and proves that nothing was lost.")
def fault_suite(
    seed: Annotated[int, typer.Option(help="The same seed and sizes plan the same faults")] = 1,
    clues: Annotated[int, typer.Option(min=1, help="How many clues are submitted")] = 100_000,
    decisions: Annotated[int, typer.Option(min=1, help="How many decisions in force are imported")] = 10_000,
    kills: Annotated[int, typer.Option(min=1, help="How often each service is killed")] = 100,
    restarts: Annotated[int, typer.Option(min=1, help="How often broker and database are restarted, each")] = 20,
    replicas: Annotated[int, typer.Option(min=1, max=4, help="Replicas of each service")] = 2,
    broker: Annotated[Broker, typer.Option(help="The embedded broker forgets: it is not restarted")] = "apache",
    seconds: Annotated[
        float | None, typer.Option(help="How long the load lasts; 15 s a kill", show_default=False)
    ] = None,
    folder: Annotated[
        Path | None, typer.Option(help="Where everything is kept; default: nowhere", show_default=False)
    ] = None,
    output: Annotated[Path, typer.Option(help="Where the report is written as JSON")] = Path("build/fault-suite.json"),
    crash_points: Annotated[bool, typer.Option(help="Before it, have each service die at each crash point")] = True,
    only_plan: Annotated[bool, typer.Option("--plan", help="Print the plan and do nothing")] = False,
) -> None:
    forget_deployments()
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # connections that fail are the point
    extent = Extent(seconds or kills * SECONDS_A_KILL, kills, restarts, replicas, broker_restarts=broker == "apache")
    assignment = Assignment(seed, clues, decisions, broker, extent)
    console = Console(width=120, highlight=False, markup=False)
    console.print(f"Seed {seed}: {len(assignment.plan())} faults planned over {extent.seconds:g} s")
    if only_plan:
        for fault in assignment.plan():
            console.print(str(fault))
        return
    crashes, report = _ended(assignment, folder, console, crash_points=crash_points)
    if crashes:
        show_crashes(crashes, console)
    show(report, console)
    _write(output, assignment, report, crashes)
    console.print(f"Written to {output}")
    raise typer.Exit(0 if report.holds and (crashes is None or crashes.holds) else VIOLATED)


def _write(output: Path, assignment: Assignment, report: Report, crashes: CrashReport | None) -> None:
    told = {
        **report.as_json(),
        "plan": [str(fault) for fault in assignment.plan()],
        "crash_points": {"holds": crashes.holds, **asdict(crashes)} if crashes else None,
    }
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(told, ensure_ascii=False, indent=2), encoding="utf-8")


def _ended(
    assignment: Assignment, folder: Path | None, console: Console, *, crash_points: bool
) -> tuple[CrashReport | None, Report]:
    try:
        return asyncio.run(_run(assignment, folder, crash_points=crash_points))
    except asyncio.CancelledError:
        console.print("Interrupted; everything is stopped.")
        raise typer.Exit(INTERRUPTED) from None
    except (StackRefusedError, LoadFailed) as failure:
        console.print(f"The run could not be made: {failure}")
        raise typer.Exit(FAILED) from failure
    except ComponentFailedError as failure:
        console.print(f"The run could not be made: {failure}\n{failure.log_tail}")
        raise typer.Exit(FAILED) from failure


async def _run(assignment: Assignment, folder: Path | None, *, crash_points: bool) -> tuple[CrashReport | None, Report]:
    with cancelled_by_signals(), TemporaryDirectory(prefix="wenze-fault-suite-") as temporary:
        home = folder or Path(temporary)
        crashes = (
            await crash_rounds(assignment.seed, assignment.broker, home / "crash-points") if crash_points else None
        )
        return crashes, await run(assignment, home / "faults")
