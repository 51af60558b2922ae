"""The launcher's commands: up, down, status."""

import asyncio
import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from embedded_stack.errors import StackRefusedError
from embedded_stack.foreground import FAILED, REFUSED, run_in_foreground
from embedded_stack.occupancy import Occupancy, RunningStack
from embedded_stack.presentation import say, show_components, show_refusal
from embedded_stack.readiness import answers
from embedded_stack.settings import EmbeddedSettings

NOT_RUNNING = 3

_POLL_SECONDS = 0.1

application = typer.Typer(
    help="在本机启动整套问责系统：消息代理、数据库和四个服务，只监听本机地址。",
    no_args_is_help=True,
    add_completion=False,
)

DataFolder = Annotated[
    Path | None, typer.Option(help="数据目录，默认 ./data（环境变量 WENZE_EMBEDDED_DATA_FOLDER）", show_default=False)
]


@application.command(help="启动并在前台运行，按 Ctrl-C 停止。")
def up(
    data_folder: DataFolder = None,
    broker: Annotated[
        str | None, typer.Option(help="消息代理：embedded（内置，默认）或 apache（Apache Kafka，需要 Java 和 Maven）")
    ] = None,
    broker_nodes: Annotated[int | None, typer.Option(help="Apache Kafka 的节点数，1 至 3", show_default=False)] = None,
    broker_port: Annotated[int | None, typer.Option(help="消息代理的端口", show_default=False)] = None,
    second_broker_port: Annotated[int | None, typer.Option(help="第二个节点的端口", show_default=False)] = None,
    third_broker_port: Annotated[int | None, typer.Option(help="第三个节点的端口", show_default=False)] = None,
    database_port: Annotated[int | None, typer.Option(help="数据库的端口", show_default=False)] = None,
    clue_intake_port: Annotated[int | None, typer.Option(help="线索受理服务的端口", show_default=False)] = None,
    case_engine_port: Annotated[int | None, typer.Option(help="问责办理服务的端口", show_default=False)] = None,
    personnel_port: Annotated[int | None, typer.Option(help="干部人事服务的端口", show_default=False)] = None,
    notifier_port: Annotated[int | None, typer.Option(help="告知送达服务的端口", show_default=False)] = None,
) -> None:
    settings = _settings(
        data_folder=data_folder,
        broker=broker,
        broker_nodes=broker_nodes,
        broker_port=broker_port,
        second_broker_port=second_broker_port,
        third_broker_port=third_broker_port,
        database_port=database_port,
        clue_intake_port=clue_intake_port,
        case_engine_port=case_engine_port,
        personnel_port=personnel_port,
        notifier_port=notifier_port,
    )
    raise typer.Exit(asyncio.run(run_in_foreground(settings)))


@application.command(help="停止在另一个终端中启动的运行环境。")
def down(data_folder: DataFolder = None) -> None:
    settings = _settings(data_folder=data_folder)
    occupancy = Occupancy(settings.data_folder)
    stack = _holder(occupancy, otherwise=0)
    with suppress(ProcessLookupError):  # it ended just now
        os.kill(stack.pid, signal.SIGTERM)
    patience = settings.stop_timeout * (len(stack.components) + 1)
    if not _becomes_free(occupancy, patience):
        say(f"启动程序（进程号 {stack.pid}）在 {patience:g} 秒内未停止，请查看它的终端输出。")
        raise typer.Exit(FAILED)
    say(f"已停止（进程号 {stack.pid}）。")


@application.command(help="显示各组件监听的地址以及是否正常应答。")
def status(data_folder: DataFolder = None) -> None:
    stack = _holder(Occupancy(_settings(data_folder=data_folder).data_folder), otherwise=NOT_RUNNING)
    answering = asyncio.run(_answering(stack))
    say(f"运行中，启动程序的进程号 {stack.pid}。")
    show_components(stack.components, ["正常" if answer else "无应答" for answer in answering])
    raise typer.Exit(0 if all(answering) else FAILED)


def _settings(**chosen: object) -> EmbeddedSettings:
    try:
        return EmbeddedSettings.model_validate({name: value for name, value in chosen.items() if value is not None})
    except ValidationError as errors:
        names = "、".join(str(error["loc"][0]) for error in errors.errors())
        show_refusal(StackRefusedError(f"设置 {names} 的值无效，请检查选项和以 WENZE_EMBEDDED_ 开头的环境变量。"))
        raise typer.Exit(REFUSED) from None


def _holder(occupancy: Occupancy, otherwise: int) -> RunningStack:
    try:
        stack = occupancy.holder()
    except StackRefusedError as refusal:
        say(str(refusal))
        raise typer.Exit(REFUSED) from None
    if stack is None:
        say("运行环境没有启动。可用 up 命令启动。")
        raise typer.Exit(otherwise)
    return stack


def _becomes_free(occupancy: Occupancy, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if occupancy.is_free():
            return True
        time.sleep(_POLL_SECONDS)  # another process's lock can only be asked for again
    return False


async def _answering(stack: RunningStack) -> list[bool]:
    return await asyncio.gather(*(answers(component.kind, component.url) for component in stack.components))
