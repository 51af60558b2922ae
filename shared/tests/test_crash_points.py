import os
import signal
import subprocess
import sys

import pytest

from wenze.crash_points import VARIABLE, reaching

THREE_TIMES = """
from wenze.crash_points import reached
for time in range(1, 4):
    reached("decoded")
    reached("published")
    print(time, flush=True)
"""


def _run(order: str | None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}
    if order is not None:
        environment[VARIABLE] = order
    return subprocess.run(
        [sys.executable, "-c", THREE_TIMES], env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_without_an_order_every_instant_passes():
    assert (_run(None).returncode, _run(None).stdout) == (0, "1\n2\n3\n")


def test_the_process_dies_at_the_instant_the_how_manieth_time_it_is_there():
    died = _run("published:2")
    assert (died.returncode, died.stdout) == (-signal.SIGKILL, "1\n")


def test_without_a_number_it_is_the_first_time():
    assert (_run("decoded").returncode, _run("decoded").stdout) == (-signal.SIGKILL, "")


def test_an_unknown_instant_is_refused_at_the_start():
    with pytest.raises(ValueError, match="names no crash point: 'never'"):
        reaching("never:1")
    assert _run("never").returncode == 1
