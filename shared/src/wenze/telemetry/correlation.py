"""The correlation id: one for everything that a request or message sets off, in every log line on the way."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from structlog.contextvars import bound_contextvars, get_contextvars

_KEY: Final = "correlation_id"


@contextmanager
def correlated(correlation_id: str) -> Generator[None]:
    """Everything logged inside carries this correlation id."""
    with bound_contextvars(**{_KEY: correlation_id}):
        yield


def current_correlation_id() -> str | None:
    """The correlation id of the request or message being handled, if there is one."""
    return get_contextvars().get(_KEY)
