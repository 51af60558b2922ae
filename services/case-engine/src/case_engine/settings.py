"""What the case engine can be told."""

from wenze.service.settings import ServiceSettings


class Settings(ServiceSettings):
    """The settings every service has; the regulation's open questions are answered in `regulation_decisions`."""

    http_port: int = 8102
