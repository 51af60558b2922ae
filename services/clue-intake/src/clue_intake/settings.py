"""What this service can be told, beside what every service can."""

from pathlib import Path

from pydantic import Field, SecretStr

from wenze.sealing import SealingKeys
from wenze.service.settings import ServiceSettings


class Settings(ServiceSettings):
    """`sealing_keys` has no default: without it no informant could be sealed. Nor has `blind_index_keys`: by them an
    informant is known again without opening a seal. `webhook_secrets` are by feed; `feeds_folder` holds configurations
    of feeds that add to the package's or replace them.
    """

    http_port: int = 8101
    sealing_keys: SealingKeys
    blind_index_keys: SealingKeys
    webhook_secrets: dict[str, SecretStr] = Field(default_factory=dict[str, SecretStr])
    feeds_folder: Path | None = None
