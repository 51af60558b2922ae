"""Logging: every record of the process, ours and the libraries', is one masked JSON line on standard output."""

import json
import logging
import sys
from contextlib import suppress
from types import TracebackType
from typing import Any, Final

import orjson
import structlog
from structlog.contextvars import merge_contextvars
from structlog.processors import JSONRenderer, StackInfoRenderer, TimeStamper, format_exc_info
from structlog.stdlib import LoggerFactory, PositionalArgumentsFormatter, ProcessorFormatter, add_logger_name
from structlog.stdlib import add_log_level as add_level
from structlog.typing import EventDict, Processor

from wenze.telemetry.masking import mask_event

# They set up handlers of their own and stop propagating: they are given ours, so that theirs are not added.
_INDEPENDENT: Final = ("uvicorn", "uvicorn.error", "faststream", "faststream.access.kafka")
# It writes whole request lines, and a query may name a person; `wenze.http` logs requests by their route instead.
_SILENCED: Final = "uvicorn.access"
# Their records of every call name whole addresses, and the address of a group robot holds its secret.
_TALKATIVE: Final = ("httpx", "httpcore")

_ENRICHING: Final[tuple[Processor, ...]] = (
    merge_contextvars,
    add_level,
    add_logger_name,
    TimeStamper(fmt="iso", utc=True),
    StackInfoRenderer(),
    format_exc_info,
)


def configure_logging(service: str, level: str) -> None:
    """Send all logging of the process through the masked JSON renderer; may be called again.

    `level` names a level of the standard library, such as `INFO`. Uvicorn must run with `log_config=None`, or it undoes
    this for its own records.
    """
    handler = _MaskedHandler(service)
    logging.captureWarnings(capture=True)
    logging.getLogger(_SILENCED).disabled = True
    _hand_over(logging.getLogger(), handler, level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _INDEPENDENT:
        logger = logging.getLogger(name)
        _hand_over(logger, handler, level)
        logger.propagate = False
    sys.excepthook = _log_uncaught
    structlog.configure(
        processors=[*_ENRICHING, PositionalArgumentsFormatter(), ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=LoggerFactory(),
    )


def _hand_over(logger: logging.Logger, handler: logging.Handler, level: str) -> None:
    logger.handlers = [handler]
    logger.setLevel(level)


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger(__name__).critical("the process ends by an uncaught error", exc_info=(kind, error, trace))


class _MaskedHandler(logging.StreamHandler[Any]):
    def __init__(self, service: str) -> None:
        logging.Handler.__init__(self)
        self.setFormatter(_formatter(service))

    @property
    def stream(self) -> Any:
        """Standard output as it is now, not as it was when logging was configured."""
        return sys.stdout

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the standard library's name
        """The library would print the record's arguments to standard error, unmasked."""
        place = f"{record.pathname}:{record.lineno}"
        with suppress(OSError, ValueError):  # nobody reads our output any more
            self.stream.write(_to_json({"event": "a record could not be logged", "place": place}) + self.terminator)


def _formatter(service: str) -> ProcessorFormatter:
    def add_service(_logger: object, _method: str, event: EventDict) -> EventDict:
        event["service"] = service
        return event

    return ProcessorFormatter(
        foreign_pre_chain=_ENRICHING,
        processors=[
            ProcessorFormatter.remove_processors_meta,
            add_service,
            mask_event,
            JSONRenderer(serializer=_to_json),
        ],
    )


def _to_json(event: object, **_options: object) -> str:
    try:
        return orjson.dumps(event).decode()
    except orjson.JSONEncodeError:  # an integer beyond 64 bits or a lone surrogate
        return json.dumps(event)
