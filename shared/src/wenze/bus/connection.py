"""Clients of the broker, made from the settings."""

import logging
from ssl import SSLContext
from typing import Any, Final

from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.helpers import create_ssl_context
from faststream.kafka import KafkaBroker
from faststream.security import BaseSecurity, SASLPlaintext, SASLScram256, SASLScram512

from wenze.bus.asking import ask_without_creating
from wenze.bus.settings import KafkaSettings

REQUEST_TIMEOUT_MS = 10_000
METADATA_MAX_AGE_MS = 5_000
"""So soon readers notice a topic that was missing, and producers one that came back with fewer partitions."""
MAX_REQUEST_BYTES = 2 * 1024 * 1024
"""A dead letter is its message and some headers: it must not be too large where the message was not."""

_MECHANISMS: Final = {"PLAIN": SASLPlaintext, "SCRAM-SHA-256": SASLScram256, "SCRAM-SHA-512": SASLScram512}

ask_without_creating()


def producer(settings: KafkaSettings, client_id: str) -> AIOKafkaProducer:
    """A producer whose messages are acknowledged by all in-sync replicas."""
    return AIOKafkaProducer(
        client_id=client_id,
        acks="all",
        enable_idempotence=settings.idempotent,
        max_batch_size=128 * 1024,
        max_request_size=MAX_REQUEST_BYTES,
        **client_options(settings),
    )


def admin(settings: KafkaSettings, client_id: str) -> AIOKafkaAdminClient:
    """A client for creating topics."""
    return AIOKafkaAdminClient(client_id=client_id, **client_options(settings))


def consumers(settings: KafkaSettings, client_id: str) -> KafkaBroker:
    """A FastStream broker that consumes only: publishing in acknowledged batches is KafkaPublisher's."""
    return KafkaBroker(
        settings.bootstrap.split(","),
        client_id=client_id,
        request_timeout_ms=REQUEST_TIMEOUT_MS,
        metadata_max_age_ms=METADATA_MAX_AGE_MS,
        security=_security(settings),
        consumer_only=True,
        apply_types=False,
        graceful_timeout=10.0,
        log_level=logging.DEBUG,
    )


def client_options(settings: KafkaSettings) -> dict[str, Any]:
    """What every client of the broker is given."""
    options: dict[str, Any] = {
        "bootstrap_servers": settings.bootstrap.split(","),
        "request_timeout_ms": REQUEST_TIMEOUT_MS,
        "metadata_max_age_ms": METADATA_MAX_AGE_MS,
        "security_protocol": settings.security,
    }
    if settings.security != "PLAINTEXT":
        options["ssl_context"] = _ssl_context(settings)
    if settings.security == "SASL_SSL":
        options |= {
            "sasl_mechanism": settings.mechanism,
            "sasl_plain_username": settings.username,
            "sasl_plain_password": settings.password.get_secret_value(),
        }
    return options


def _security(settings: KafkaSettings) -> BaseSecurity | None:
    """The same for FastStream, which has a class for each mechanism."""
    if settings.security == "PLAINTEXT":
        return None
    if settings.security == "SSL":
        return BaseSecurity(ssl_context=_ssl_context(settings))
    password = settings.password.get_secret_value()
    return _MECHANISMS[settings.mechanism](settings.username, password, ssl_context=_ssl_context(settings))


def _ssl_context(settings: KafkaSettings) -> SSLContext:
    return create_ssl_context(cafile=settings.ca_file, certfile=settings.certificate_file, keyfile=settings.key_file)
