"""The command: `python -m demonstration [--seed N] [--data-folder FOLDER] [--json]`."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import typer
from pydantic import TypeAdapter
from rich.console import Console

from demonstration.course import demonstrate
from demonstration.failure import Failed
from demonstration.interruption import cancelled_by_signals
from demonstration.isolation import forget_deployments
from demonstration.outcome import Outcome
from demonstration.presentation.page import COLUMNS, show
from demonstration.progress import Progress
from embedded_stack import ComponentFailedError, StackRefusedError
from wenze.clock import SystemClock
from wenze.errors import Transient

FAILED: Final = 1
REFUSED: Final = 2
INTERRUPTED: Final = 130

application = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@application.command(help="在本机启动整套系统，用合成数据演示主要工作，显示结果后自行结束。")
def demonstration(
    seed: Annotated[int, typer.Option(help="合成数据的种子：种子和日期相同，数据就相同")] = 1,
    data_folder: Annotated[
        Path | None, typer.Option(help="数据目录，须是空的；默认用临时目录，结束时删除", show_default=False)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="结果以一个 JSON 文档写到标准输出，进度写到标准错误")] = False,
) -> None:
    forget_deployments()
    console = _console(stderr=json)
    raise typer.Exit(asyncio.run(_run(seed, data_folder, console, json=json)))


async def _run(seed: int, data_folder: Path | None, console: Console, *, json: bool) -> int:
    errors = _console(stderr=True)
    try:
        with cancelled_by_signals(), _folder(data_folder) as folder:
            outcome = await demonstrate(seed, SystemClock().today(), folder, Progress(console))
    except asyncio.CancelledError:
        errors.print("已中断，全部组件已停止。", soft_wrap=True)
        return INTERRUPTED
    except StackRefusedError as refusal:
        errors.print(f"无法启动：{refusal}", soft_wrap=True)
        return REFUSED
    except ComponentFailedError as failure:
        errors.print(f"{failure}最近的日志：\n{failure.log_tail}", soft_wrap=True)
        return FAILED
    except Failed as failure:
        errors.print(f"演示没有完成：{failure}", soft_wrap=True)
        return FAILED
    except Transient as outage:
        errors.print(f"演示没有完成：{outage.dependency} 没有应答（{outage.problem}）。", soft_wrap=True)
        return FAILED
    _tell(outcome, console, json=json)
    return exit_code_of(outcome)


def exit_code_of(outcome: Outcome) -> int:
    """Zero only if everything is accounted for."""
    return 0 if outcome.reconciliation.holds else FAILED


@contextmanager
def _folder(chosen: Path | None) -> Generator[Path]:
    """The folder for the stack's data; a temporary one is removed at the end."""
    if chosen is None:
        with TemporaryDirectory(prefix="wenze-demonstration-") as folder:
            yield Path(folder)
    elif chosen.exists() and any(chosen.iterdir()):
        raise StackRefusedError(f"数据目录 {chosen} 不是空的，会与演示的计数混在一起。请换一个空目录。")
    else:
        yield chosen


def _tell(outcome: Outcome, console: Console, *, json: bool) -> None:
    if json:
        typer.echo(TypeAdapter(Outcome).dump_json(outcome, indent=2).decode())
    else:
        show(outcome, console)


def _console(*, stderr: bool) -> Console:
    """Without a terminal the lines are as long as they are printed for people."""
    console = Console(stderr=stderr, highlight=False, markup=False)
    console.width = min(console.width, COLUMNS) if console.is_terminal else COLUMNS
    return console
