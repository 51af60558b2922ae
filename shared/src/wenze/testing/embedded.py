"""Settings for a service that a test runs on a broker and a database of the embedded stack."""

from typing import Any

from wenze.testing.identity import issuer


def connections(kafka_bootstrap: str, mongo_url: str, *, idempotent: bool, **mongo: Any) -> dict[str, Any]:
    """The parts `kafka`, `mongo` and `identity` of a service's settings: one partition, quick rebalances, what every
    broker can do; this test run's issuer.

    `idempotent`: the broker offers an idempotent producer.
    """
    return {
        "kafka": {
            "bootstrap": kafka_bootstrap,
            "idempotent": idempotent,
            "session_timeout_ms": 2_000,
            "fetch_max_wait_ms": 20,
            "create_topics": True,
            "partitions": 1,
            "replication_factor": 1,
        },
        "mongo": {"url": mongo_url, "retry_writes": False, "timeout_ms": 1_000, **mongo},
        "identity": issuer().settings().model_dump(),
    }
