"""The service's settings."""

from wenze.service.settings import ServiceSettings


class Settings(ServiceSettings):
    """What every service can be told; personnel needs nothing else."""

    http_port: int = 8103
