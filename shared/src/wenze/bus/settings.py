"""How to reach Kafka."""

from typing import Literal, Self

from pydantic import BaseModel, PositiveInt, SecretStr, model_validator


class KafkaSettings(BaseModel):
    """Settings of the bus. The defaults are for a cluster; the embedded broker overrides what it cannot do.

    `idempotent`: the producer never writes a batch twice on its own retries. `session_timeout_ms`: how long a killed
    reader keeps its partitions. `batch_records`: how many messages a reader takes at most at a time. `create_topics`:
    create missing topics at the start and keep them (a cluster's topics are made by its operators).
    """

    bootstrap: str = "127.0.0.1:9092"
    idempotent: bool = True
    session_timeout_ms: int = 10_000
    fetch_max_wait_ms: int = 100
    batch_records: PositiveInt = 500
    create_topics: bool = False
    partitions: int | None = None
    replication_factor: int = 3
    security: Literal["PLAINTEXT", "SSL", "SASL_SSL"] = "PLAINTEXT"
    mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    username: str = ""
    password: SecretStr = SecretStr("")
    ca_file: str | None = None
    certificate_file: str | None = None
    key_file: str | None = None

    @property
    def min_insync_replicas(self) -> int:
        """How many replicas must have a message before it is acknowledged: all but one, so that losing a broker loses
        nothing acknowledged and stops nothing."""
        return max(1, self.replication_factor - 1)

    @model_validator(mode="after")
    def _credentials_are_complete(self) -> Self:
        if self.security == "SASL_SSL" and not (self.username and self.password.get_secret_value()):
            raise ValueError("SASL_SSL 需要同时设置用户名和密码")
        return self
