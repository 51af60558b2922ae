"""Where a run takes place: broker, database and replicas of the four services, with links between that can be cut."""

import random
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from embedded_stack import Component, EmbeddedSettings, EmbeddedStack, infrastructure, isolated_settings, services
from embedded_stack.ports import LOOPBACK, free_ports
from embedded_stack.settings import Broker
from fault_suite.checker import Places
from fault_suite.database_link import DatabaseLink
from fault_suite.ledger import LedgerWriter
from fault_suite.link import Link
from fault_suite.mail_server import MailServer
from fault_suite.plan import SERVICES
from wenze.bus.settings import KafkaSettings
from wenze.bus.topics import create_missing, create_missing_dead_letters
from wenze.contracts.topics import TOPICS
from wenze.counties import COUNTIES

START_SECONDS: Final = 240.0
"""A component may have to start while what it depends on is down."""
MAILED_COUNTIES: Final = 3
_NOTICES = {
    "WENZE_DELIVERY_FIRST_WAIT_SECONDS": "1",
    "WENZE_DELIVERY_LONGEST_WAIT_SECONDS": "4",
    "WENZE_DELIVERY_ATTEMPTS": "1000",
    "WENZE_SMTP_HOST": LOOPBACK,
    "WENZE_SMTP_SECURITY": "none",
    "WENZE_SMTP_SENDER": "wenze@synthetic.example",
    "WENZE_SMTP_TIMEOUT_SECONDS": "5",
}


@dataclass(frozen=True, slots=True)
class Equipment:
    """What an arena is made of: so many replicas of these services. `environment` is added to that of each."""

    seed: int
    broker: Broker
    replicas: int = 1
    services: tuple[str, ...] = SERVICES
    environment: Mapping[str, str] = field(default_factory=dict[str, str])


class Arena:
    """`async with` starts everything and stops it at the end. Services are `clue-intake-1` and so on; `stacks` has the
    stack in which each component runs. The checker and the load reach broker and database without the links.

    Raises: StackRefusedError, ComponentFailedError.
    """

    def __init__(self, folder: Path, equipment: Equipment) -> None:
        self.folder = folder
        self.equipment = equipment
        self.stacks: dict[str, EmbeddedStack] = {}
        self.addresses: dict[str, str] = {}
        self._settings = isolated_settings(folder / "infrastructure", broker=equipment.broker).model_copy(
            update={"start_timeout": START_SECONDS}
        )
        broker_port, database_port, mail_port = free_ports(3)
        choice = random.Random(f"{equipment.seed} links")
        self.broker_link = Link(broker_port, self._settings.broker_port, choice)
        self.database_link = DatabaseLink(database_port, self._settings.database_port, choice)
        self.ledger_folder = folder / "ledger"
        self._mail_ledger = LedgerWriter(self.ledger_folder / "mail.jsonl")
        self.mail_server = MailServer(mail_port, self._mail_ledger)
        self._open = AsyncExitStack()

    @property
    def places(self) -> Places:
        """Where the checker finds its evidence."""
        return Places(self.ledger_folder, self.kafka, self._settings.mongo_address, self.folder / "outbox")

    @property
    def kafka(self) -> str:
        """The broker's bootstrap address; what it tells of itself leads through the link."""
        return self._settings.kafka_address

    @property
    def services_folder(self) -> Path:
        """Where the services keep their data, among it the key of those whose tokens they believe."""
        return self.folder / "services"

    def replicas_of(self, service: str) -> list[str]:
        """The names of the service's replicas."""
        return [name for name in self.addresses if name.rpartition("-")[0] == service]

    def pid(self, name: str) -> int:
        """The process id of a component."""
        running = self.stacks[name].running().components
        (pid,) = [component.pid for component in running if component.name == name]
        if pid is None:
            raise ValueError(f"{name} was never started")
        return pid

    async def __aenter__(self) -> Self:
        try:
            for part in (self._mail_ledger, self.mail_server, self.broker_link, self.database_link):
                await self._open.enter_async_context(part)
            await self._start(self._settings, self._infrastructure())
            await self._create_topics_of_absent_services()
            behind_links = self._settings.model_copy(
                update={
                    "data_folder": self.services_folder,
                    "broker_port": self.broker_link.port,
                    "database_port": self.database_link.port,
                }
            )
            await self._start(behind_links, self._services(behind_links))
        except BaseException:
            await self._open.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    async def _start(self, settings: EmbeddedSettings, components: list[Component]) -> None:
        stack = await self._open.enter_async_context(EmbeddedStack(settings, components))
        self.stacks |= {component.name: stack for component in components}
        self.addresses |= {component.name: component.url for component in components if component.kind == "service"}

    async def _create_topics_of_absent_services(self) -> None:
        """A service without the others waits for the topics that they keep."""
        topics = [topic for topic in TOPICS if topic.keeper not in self.equipment.services]
        kafka = KafkaSettings(bootstrap=self.kafka, replication_factor=1)
        if topics:
            await create_missing(kafka, topics, "fault-suite")
            await create_missing_dead_letters(kafka, topics, "fault-suite")

    def _infrastructure(self) -> list[Component]:
        return [
            _advertising(component, self.broker_link.port) if component.kind == "broker" else component
            for component in infrastructure(self._settings)
        ]

    def _services(self, settings: EmbeddedSettings) -> list[Component]:
        book = self.folder / "addresses.toml"
        book.write_text(_address_book(), encoding="utf-8")
        environment = {
            **_NOTICES,
            "WENZE_SMTP_PORT": str(self.mail_server.port),
            "WENZE_ADDRESS_BOOK": str(book),
            "WENZE_OUTBOX_FOLDER": str(self.folder / "outbox"),
            **self.equipment.environment,
        }
        ports = iter(free_ports(4 * self.equipment.replicas))
        return [
            _replica(component, number, next(ports), environment)
            for component in services(settings)
            if component.name in self.equipment.services
            for number in range(1, self.equipment.replicas + 1)
        ]


def _replica(component: Component, number: int, port: int, environment: Mapping[str, str]) -> Component:
    return replace(
        component,
        name=f"{component.name}-{number}",
        port=port,
        url=f"http://{LOOPBACK}:{port}",
        environment={**component.environment, **environment, "WENZE_HTTP_PORT": str(port)},
    )


def _advertising(component: Component, port: int) -> Component:
    """The broker, telling its clients to come to this port."""
    own, told = f"{LOOPBACK}:{component.port}", f"{LOOPBACK}:{port}"
    command = list(component.command)
    if "--advertised-listener-url" in command:
        command[command.index("--advertised-listener-url") + 1] = f"tcp://{told}"
        return replace(component, command=tuple(command), url=told)
    line = f"advertised.listeners=BROKER://{own}\n"
    ((file, text),) = component.files.items()
    if line not in text:
        raise ValueError(f"{file.name} does not say where the broker is to be found")
    return replace(component, files={file: text.replace(line, line.replace(own, told))}, url=told)


def _address_book() -> str:
    """Some counties' offices get mail, the others' letters go to the outbox."""
    entries = [
        (county.code, f"合成{county.name}问责办", f"{county.code}@synthetic.example")
        for county in COUNTIES[:MAILED_COUNTIES]
    ]
    return "".join(
        f'[[office]]\ncounty = "{code}"\nname = "{name}"\nemail = "{mail}"\n' for code, name, mail in entries
    )
