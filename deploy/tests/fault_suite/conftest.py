"""For the tests that break connections on purpose."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def _lost_connections_are_no_news() -> Iterator[None]:
    """The client's complaints would fill the output. Other tests of the same process look at its log again."""
    client = logging.getLogger("aiokafka")
    level = client.level
    client.setLevel(logging.CRITICAL)
    yield
    client.setLevel(level)
