"""A service as a process: it serves, or does one of the chores on its own data."""

import asyncio
import gc
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from functools import partial
from typing import Annotated, Final, TypeVar

import typer
import uvicorn
from fastapi import FastAPI
from pydantic import ValidationError

from wenze.errors import Transient
from wenze.identity.issuer_keys import IssuerUnusable
from wenze.journal.commit import ChainBroken, verify_chain
from wenze.journal.port import Journal
from wenze.regulation import InvalidDecisionError
from wenze.service.runtime import Runtime
from wenze.service.settings import ServiceSettings
from wenze.telemetry import configure_logging
from wenze.validation_texts import text_for

Settings = TypeVar("Settings", bound=ServiceSettings)

BATCH: Final = 500


def run(
    service: str,
    build: Callable[[Settings], FastAPI],
    settings_type: type[Settings],
    unusable: tuple[type[Exception], ...] = (),
) -> None:
    """Without a command: serve until SIGTERM or SIGINT; readers and background work stop before it returns.

    `unusable` are the errors by which `build` says in Chinese that a setting cannot be used and what to correct.
    """
    commands = typer.Typer(
        add_completion=False, pretty_exceptions_enable=False, help=f"{service}：不带命令即启动服务。"
    )

    def built(settings: Settings) -> FastAPI:
        try:
            application = build(settings)
        except (InvalidDecisionError, IssuerUnusable, *unusable) as problem:
            typer.echo(f"设置不能使用：{problem}".rstrip("。") + "。请改正后重新启动。", err=True)
            raise typer.Exit(2) from None
        gc.freeze()  # what a service is built of stays until its end: the collector need not go through it again
        gc.enable()
        return application

    @commands.callback(invoke_without_command=True)
    def serve(context: typer.Context) -> None:
        if context.invoked_subcommand is None:
            settings = _read(settings_type)
            _serve(service, built(settings), settings)

    @commands.command("verify-journal", help="核验全部账册的哈希链，发现缺失或改动即报告。")
    def verify() -> None:
        _chore(built(_read(settings_type)), _verify_journal)

    @commands.command("rebuild-lists", help="由账册补齐查询列表；列表内容的形式变了的，加 --from-scratch 清空后重建。")
    def rebuild(from_scratch: Annotated[bool, typer.Option(help="先清空列表")] = False) -> None:
        _chore(built(_read(settings_type)), partial(_rebuild_lists, from_scratch=from_scratch))

    commands()


def _read(settings_type: type[Settings]) -> Settings:
    """The settings from the environment; wrong ones end the process with what to correct, and without their values."""
    try:
        return settings_type()
    except ValidationError as wrong:
        for problem in wrong.errors(include_input=False, include_url=False):
            name = "WENZE_" + "_".join(str(part).upper() for part in problem["loc"])
            what = text_for(problem["type"], problem.get("ctx", {}))
            typer.echo(f"设置 {name} 不正确：{what}。请改正环境变量后重新启动。", err=True)
        raise typer.Exit(2) from None


def _serve(service: str, application: FastAPI, settings: ServiceSettings) -> None:
    configure_logging(service, settings.log_level)
    uvicorn.run(
        application,
        host=settings.http_host,
        port=settings.http_port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=10,
    )


def _chore(application: FastAPI, chore: Callable[[Runtime], Coroutine[None, None, bool]]) -> None:
    runtime: Runtime = application.state.runtime
    try:
        well = asyncio.run(chore(runtime))
    except Transient as outage:
        typer.echo(f"数据库没有应答：{outage.problem}。请检查 WENZE_MONGO_URL 后重试。", err=True)
        raise typer.Exit(2) from outage
    raise typer.Exit(0 if well else 1)


async def _verify_journal(runtime: Runtime) -> bool:
    streams = commits = 0
    broken: list[str] = []
    for journal in (runtime.journal, runtime.accesses):
        async for batch in _batches(journal):
            for stream, history in (await journal.load(batch)).items():
                streams += 1
                try:
                    commits += verify_chain(history)
                except ChainBroken as finding:
                    broken.append(f"{stream}：{finding}")
    typer.echo(f"已核验 {streams} 个账册、{commits} 次记录，异常 {len(broken)} 个。")
    for finding in broken:
        typer.echo(f"异常：{finding}")
    return not broken


async def _batches(journal: Journal) -> AsyncGenerator[Sequence[str]]:
    after = ""
    while streams := await journal.streams("", after, BATCH):
        yield streams
        after = streams[-1]


async def _rebuild_lists(runtime: Runtime, *, from_scratch: bool) -> bool:
    for name, rebuild in runtime.rebuilds.items():
        if from_scratch:
            await runtime.read_models[name].clear()
        typer.echo(f"{name}：已重建 {await rebuild()} 条。")
    return True
