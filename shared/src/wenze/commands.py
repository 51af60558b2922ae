"""Chores for operations staff: dead letters on the bus, tokens of the embedded stack."""

import asyncio
from collections.abc import Coroutine
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from wenze.bus.connection import producer
from wenze.bus.dead_letters import DeadLetter, listed, replay
from wenze.bus.publisher import KafkaPublisher
from wenze.bus.settings import KafkaSettings
from wenze.contracts.topics import TOPICS, Topic, topic_named
from wenze.errors import Transient
from wenze.identity.command import token
from wenze.service.settings import ServiceSettings

application = typer.Typer(
    add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help="问责系统运维命令。"
)
dead_letters = typer.Typer(no_args_is_help=True, help="死信：无法处理而留存的消息。")
application.add_typer(dead_letters, name="dead-letters")
application.command("token", help="签发一个令牌；只有内嵌部署相信它。")(token)

SHOWN_BODY = 200

TopicName = Annotated[str, typer.Argument(help=f"主题：{'、'.join(topic.name for topic in TOPICS)}")]


@dead_letters.command("list", help="列出一个主题的死信：来源、错误、次数和消息体开头。")
def list_dead_letters(topic: TopicName) -> None:
    letters = _run(listed(_settings(), _topic(topic)))
    table = Table(title=f"{topic}.dlq 死信 {len(letters)} 条")
    for column in ("时间", "分区", "位点", "服务", "次数", "错误", "消息体"):
        table.add_column(column)
    for letter in letters:
        table.add_row(*_row(letter))
    Console().print(table)


@dead_letters.command("replay", help="改正原因后，把死信按原样重新送回原主题；已处理过的会被识别，不会重复生效。")
def replay_dead_letters(
    topic: TopicName,
    partition: Annotated[int | None, typer.Option(help="只重送这个分区的")] = None,
    offset: Annotated[int | None, typer.Option(help="只重送这个位点的")] = None,
) -> None:
    letters = _run(_replay(_topic(topic), partition, offset))
    typer.echo(f"已重新送回 {len(letters)} 条。")


async def _replay(topic: Topic, partition: int | None, offset: int | None) -> list[DeadLetter]:
    settings = _settings()
    letters = [
        letter
        for letter in await listed(settings, topic)
        if partition in {None, letter.partition} and offset in {None, letter.offset}
    ]
    publisher = KafkaPublisher(lambda: producer(settings, "wenze-commands"))
    await publisher.start()
    try:
        await replay(publisher, letters)
    finally:
        await publisher.stop()
    return letters


def _row(letter: DeadLetter) -> tuple[str, ...]:
    body = (letter.value or b"").decode(errors="replace")[:SHOWN_BODY]
    return (
        letter.at,
        str(letter.partition),
        str(letter.offset),
        letter.service,
        str(letter.attempts),
        letter.error,
        body,
    )


def _settings() -> KafkaSettings:
    return ServiceSettings().kafka


def _topic(name: str) -> Topic:
    try:
        return topic_named(name)
    except KeyError as unknown:
        raise typer.BadParameter(f"没有主题“{name}”，可选：{'、'.join(topic.name for topic in TOPICS)}") from unknown


def _run(work: Coroutine[None, None, list[DeadLetter]]) -> list[DeadLetter]:
    try:
        return asyncio.run(work)
    except Transient as outage:
        typer.echo(f"消息代理没有应答：{outage.problem}。请检查 WENZE_KAFKA_BOOTSTRAP 后重试。", err=True)
        raise typer.Exit(2) from outage
