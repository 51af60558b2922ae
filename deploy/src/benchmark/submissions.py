"""The same clues as a person's system would submit them over HTTP."""

from typing import Any

from benchmark.load import clues


def submissions(count: int, series: str) -> list[dict[str, Any]]:
    """Bodies of `POST /v1/clues` for so many different clues, all of which are admitted."""
    return [envelope.message.model_dump(mode="json", exclude_defaults=True) for envelope in clues(count, series)]


def headers_of(body: dict[str, Any]) -> dict[str, str]:
    """What goes with a submission."""
    return {"Idempotency-Key": body["external_id"]}
