"""Settings that every service has, from the environment: `WENZE_HTTP_PORT`, nested ones as `WENZE_KAFKA_BOOTSTRAP`."""

from pathlib import Path

from pydantic import BaseModel, PositiveInt
from pydantic_settings import BaseSettings, SettingsConfigDict

from wenze.bus.settings import KafkaSettings
from wenze.identity.settings import IdentitySettings


class MongoSettings(BaseModel):
    """How to reach the database. Each service has a database of its own, named after it unless set.

    `retry_writes` is the driver's own retry of a failed write: off only for the embedded database.
    """

    url: str = "mongodb://127.0.0.1:27017"
    database: str = ""
    retry_writes: bool = True
    timeout_ms: int = 5_000


class ServiceSettings(BaseSettings):
    """What every service can be told. `regulation_decisions` is the file of a deployment's decided settings.

    `http_maximum_requests`: how many requests are under way at most; what comes beyond is asked to come again.
    """

    model_config = SettingsConfigDict(env_prefix="WENZE_", env_nested_delimiter="_", env_nested_max_split=1)

    kafka: KafkaSettings = KafkaSettings()
    mongo: MongoSettings = MongoSettings()
    identity: IdentitySettings = IdentitySettings()
    http_host: str = "127.0.0.1"
    http_port: int = 8100
    http_maximum_body_bytes: int = 20 * 1024 * 1024
    http_maximum_requests: PositiveInt = 100
    log_level: str = "INFO"
    data_folder: Path = Path("data")
    regulation_decisions: Path | None = None
