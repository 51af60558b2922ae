"""Where the embedded stack keeps its data and where it listens."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from embedded_stack.ports import LOOPBACK, free_ports

ENVIRONMENT_PREFIX = "WENZE_EMBEDDED_"

Port = Annotated[int, Field(ge=1, le=65_535)]
Seconds = Annotated[float, Field(gt=0)]
Folder = Annotated[Path, AfterValidator(Path.absolute)]


class EmbeddedSettings(BaseSettings):
    """From the environment (`WENZE_EMBEDDED_…`) or by name.

    With `kafka_bootstrap` or `mongo_url` set, the stack uses that cluster and starts no broker or database of its own.
    """

    model_config = SettingsConfigDict(env_prefix=ENVIRONMENT_PREFIX, frozen=True, validate_default=True)

    data_folder: Folder = Path("data")
    broker_port: Port = 9192
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
        """Bootstrap address `host:port` for Kafka clients."""
        return self.kafka_bootstrap or f"{LOOPBACK}:{self.broker_port}"

    @property
    def mongo_address(self) -> str:
        """Connection string for MongoDB drivers."""
        return self.mongo_url or f"mongodb://{LOOPBACK}:{self.database_port}"


def isolated_settings(folder: Path) -> EmbeddedSettings:
    """A stack of its own beside any other: free ports and this data folder."""
    names = [name for name in EmbeddedSettings.model_fields if name.endswith("_port")]
    ports = dict(zip(names, free_ports(len(names)), strict=True))
    return EmbeddedSettings.model_validate({"data_folder": folder, **ports})
