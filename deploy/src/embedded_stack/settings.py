"""Where the embedded stack keeps its data and where it listens."""

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from embedded_stack.ports import LOOPBACK, free_ports
from wenze.identity.local_issuer import LocalIssuer

ENVIRONMENT_PREFIX = "WENZE_EMBEDDED_"

Broker = Literal["embedded", "apache"]
"""The broker out of a Python wheel, or Apache Kafka, which needs Java and Maven."""
BROKER_PORT_SETTINGS: Final = ("broker_port", "second_broker_port", "third_broker_port")
CONTROLLER_PORT_SETTINGS: Final = ("controller_port", "second_controller_port", "third_controller_port")

Port = Annotated[int, Field(ge=1, le=65_535)]
Seconds = Annotated[float, Field(gt=0)]
Folder = Annotated[Path, AfterValidator(Path.absolute)]


class EmbeddedSettings(BaseSettings):
    """From the environment (`WENZE_EMBEDDED_…`) or by name.

    With `kafka_bootstrap` or `mongo_url` set, the stack uses that cluster and starts no broker or database of its own.
    `broker_nodes` is for Apache Kafka; the embedded broker is always one process.
    """

    model_config = SettingsConfigDict(env_prefix=ENVIRONMENT_PREFIX, frozen=True, validate_default=True)

    data_folder: Folder = Path("data")
    broker: Broker = "embedded"
    broker_nodes: Annotated[int, Field(ge=1, le=3)] = 1
    broker_port: Port = 9192
    second_broker_port: Port = 9193
    third_broker_port: Port = 9194
    controller_port: Port = 9195
    second_controller_port: Port = 9196
    third_controller_port: Port = 9197
    database_port: Port = 27117
    clue_intake_port: Port = 8101
    case_engine_port: Port = 8102
    personnel_port: Port = 8103
    notifier_port: Port = 8104
    kafka_bootstrap: str | None = None
    mongo_url: str | None = None
    start_timeout: Seconds = 60
    stop_timeout: Seconds = 10

    @property
    def kafka_address(self) -> str:
        """Bootstrap addresses `host:port`, with commas between them, for Kafka clients."""
        return self.kafka_bootstrap or ",".join(f"{LOOPBACK}:{port}" for port in self.broker_ports)

    @property
    def issuer(self) -> LocalIssuer:
        """Who issues the tokens that this stack's services believe."""
        return LocalIssuer(self.data_folder / "identity")

    @property
    def idempotent(self) -> bool:
        """Whether the broker offers an idempotent producer: all but the embedded one do."""
        return self.kafka_bootstrap is not None or self.broker == "apache"

    @property
    def broker_ports(self) -> tuple[int, ...]:
        """Where the stack's own broker listens, a port a node."""
        return self._of_each_node(BROKER_PORT_SETTINGS)

    @property
    def controller_ports(self) -> tuple[int, ...]:
        """Where the nodes of Apache Kafka speak to each other about the cluster."""
        return self._of_each_node(CONTROLLER_PORT_SETTINGS)

    def _of_each_node(self, names: tuple[str, ...]) -> tuple[int, ...]:
        nodes = self.broker_nodes if self.broker == "apache" else 1
        return tuple(getattr(self, name) for name in names[:nodes])

    @property
    def mongo_address(self) -> str:
        """Connection string for MongoDB drivers."""
        return self.mongo_url or f"mongodb://{LOOPBACK}:{self.database_port}"


def isolated_settings(folder: Path, broker: Broker = "embedded", broker_nodes: int = 1) -> EmbeddedSettings:
    """A stack of its own beside any other: free ports and this data folder."""
    names = [name for name in EmbeddedSettings.model_fields if name.endswith("_port")]
    ports = dict(zip(names, free_ports(len(names)), strict=True))
    chosen = {"data_folder": folder, "broker": broker, "broker_nodes": broker_nodes}
    return EmbeddedSettings.model_validate({**chosen, **ports})
