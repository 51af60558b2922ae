"""Clients of the broker, made from the settings."""

import logging
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.helpers import create_ssl_context
from faststream.kafka import KafkaBroker
from faststream.security import SASLScram512

from wenze.bus.settings import KafkaSettings

REQUEST_TIMEOUT_MS = 10_000
MAX_REQUEST_BYTES = 2 * 1024 * 1024
"""A dead letter is its message and some headers: it must not be too large where the message was not."""


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
    security = None
    if settings.security == "SASL_SSL":
        context = create_ssl_context(cafile=settings.ca_file)
        security = SASLScram512(settings.username, settings.password.get_secret_value(), ssl_context=context)
    return KafkaBroker(
        settings.bootstrap.split(","),
        client_id=client_id,
        request_timeout_ms=REQUEST_TIMEOUT_MS,
        security=security,
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
        "security_protocol": settings.security,
    }
    if settings.security == "SASL_SSL":
        options |= {
            "ssl_context": create_ssl_context(cafile=settings.ca_file),
            "sasl_mechanism": "SCRAM-SHA-512",
            "sasl_plain_username": settings.username,
            "sasl_plain_password": settings.password.get_secret_value(),
        }
    return options
