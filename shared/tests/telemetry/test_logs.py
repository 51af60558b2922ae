import json
import logging
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator

import pytest
import structlog
import uvicorn
from faststream._internal.context import ContextRepo
from faststream.kafka.broker.logging import KafkaParamsStorage

from wenze.telemetry import MASK, configure_logging, correlated, current_correlation_id

MOBILE = "13800000000"
Lines = Callable[[], list[dict[str, object]]]


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[Lines]:
    """Logging configured as in a service; returns what was written since the last call, line by line."""
    before = logging.getLogger().handlers, sys.excepthook
    configure_logging("clue-intake", "INFO")
    yield lambda: [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    logging.getLogger().handlers, sys.excepthook = before
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


def test_our_own_records_are_masked_json(lines: Lines):
    structlog.get_logger("wenze.bus").info("batch consumed", topic="clues", informant={"name": "张三"})

    (line,) = lines()
    assert line.pop("timestamp")
    assert line == {
        "event": "batch consumed",
        "topic": "clues",
        "informant": MASK,
        "level": "info",
        "logger": "wenze.bus",
        "service": "clue-intake",
    }


@pytest.mark.parametrize(
    "name",
    ["uvicorn", "uvicorn.error", "faststream", "faststream.access.kafka", "aiokafka", "aiokafka.conn", "asyncio"],
)
def test_records_of_libraries_are_masked_json(lines: Lines, name: str):
    logging.getLogger(name).warning("call %s", MOBILE)

    (line,) = lines()
    assert line["event"] == f"call {MASK}"
    assert line["logger"] == name
    assert line["level"] == "warning"


def test_positional_arguments_are_masked(lines: Lines):
    structlog.get_logger().info("call %s and %s", MOBILE, {"name": "张三"})

    assert lines()[0]["event"] == f"call {MASK} and {{'name': {MASK}}}"


def test_exception_texts_are_masked(lines: Lines):
    for logger in (structlog.get_logger("own"), logging.getLogger("uvicorn.error")):
        try:
            raise ValueError(f"name='张三' phone {MOBILE}")
        except ValueError:
            logger.exception("it failed")

    for line in lines():
        assert "ValueError: name=*** phone ***" in str(line["exception"])
        assert "test_exception_texts_are_masked" in str(line["exception"])


def test_the_error_level_is_respected(lines: Lines):
    structlog.get_logger().debug("not shown")
    logging.getLogger("aiokafka").debug("not shown")

    assert lines() == []


def test_the_correlation_id_is_in_every_line_inside(lines: Lines):
    with correlated("c-1"):
        structlog.get_logger().info("own")
        logging.getLogger("aiokafka").info("library")
        assert current_correlation_id() == "c-1"
    structlog.get_logger().info("after")

    assert [line.get("correlation_id") for line in lines()] == ["c-1", "c-1", None]
    assert current_correlation_id() is None


def test_the_logger_a_kafka_broker_makes_for_itself_stays_masked(lines: Lines):
    KafkaParamsStorage().get_logger(context=ContextRepo())
    logging.getLogger("faststream.access.kafka").info("got %s", MOBILE)

    assert [line["event"] for line in lines()] == [f"got {MASK}"]


def test_uvicorn_without_its_own_configuration_stays_masked(lines: Lines):
    uvicorn.Config(app=lambda: None, log_config=None)
    logging.getLogger("uvicorn.error").info("got %s", MOBILE)
    logging.getLogger("uvicorn.access").info("GET /v1/cadres?x=张三")

    assert [line["event"] for line in lines()] == [f"got {MASK}"]


def test_the_addresses_that_are_called_are_not_logged(lines: Lines):
    logging.getLogger("httpx").info('HTTP Request: POST https://robot.example/send?key=secret "HTTP/1.1 200 OK"')

    assert lines() == []


def test_warnings_are_logged(lines: Lines):
    warnings.warn(f"deprecated {MOBILE}", stacklevel=1)

    assert f"deprecated {MASK}" in str(lines()[0]["event"])


def test_a_record_that_cannot_be_formatted_does_not_spill_its_arguments(
    lines: Lines, capsys: pytest.CaptureFixture[str]
):
    configure_logging("clue-intake", "INFO")  # once more: pytest has added a handler of its own that would raise
    logging.getLogger("uvicorn.error").info("%d pieces", "张三")

    captured = capsys.readouterr()
    assert "张三" not in captured.out + captured.err
    assert json.loads(captured.out)["event"] == "a record could not be logged"


def test_what_the_fast_encoder_refuses_is_still_logged(lines: Lines):
    structlog.get_logger().info("odd", big=2**70, half="\ud800")

    assert lines()[0]["event"] == "odd"


def test_configuring_twice_does_not_double_the_lines(lines: Lines):
    configure_logging("clue-intake", "INFO")
    structlog.get_logger().info("once")
    logging.getLogger("uvicorn.error").info("once")

    assert len(lines()) == 2


def test_an_error_that_ends_the_process_is_masked_as_well():
    program = f"""
from wenze.telemetry import configure_logging
configure_logging("clue-intake", "INFO")
raise ValueError("call {MOBILE}")
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert ended.returncode == 1
    assert MOBILE not in ended.stderr + json.loads(ended.stdout)["exception"].split("ValueError")[-1]
    assert json.loads(ended.stdout)["level"] == "critical"
