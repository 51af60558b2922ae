"""The same clues as a person's system would submit them over HTTP."""

from typing import Any, Final

from benchmark.load import clues
from embedded_stack.settings import EmbeddedSettings
from wenze.identity import WHOLE_CITY, Principal, Role

LONGEST_RUN_SECONDS: Final = 24 * 3_600


def submissions(count: int, series: str) -> list[dict[str, Any]]:
    """Bodies of `POST /v1/clues` for so many different clues, all of which are admitted."""
    return [envelope.message.model_dump(mode="json", exclude_defaults=True) for envelope in clues(count, series)]


def headers_of(body: dict[str, Any]) -> dict[str, str]:
    """What goes with a submission."""
    return {"Idempotency-Key": body["external_id"]}


def clerks_badge(settings: EmbeddedSettings) -> dict[str, str]:
    """The header by which the services of this stack know somebody who brings in clues and looks at them."""
    clerk = Principal("benchmark", frozenset({Role.HANDLER}), frozenset({WHOLE_CITY}))
    return {"Authorization": f"Bearer {settings.issuer.token(clerk, LONGEST_RUN_SECONDS)}"}
