"""Loopback ports: whether they are free, and how to find free ones."""

import random
import socket
from contextlib import ExitStack

LOOPBACK = "127.0.0.1"
# Below the range that systems hand to outgoing connections, so that a component can come back on its port.
_FREE_PORT_RANGE = range(20_000, 32_000)
_ATTEMPTS = 200


def taken(ports: list[int]) -> list[int]:
    """Those of the ports that something listens on, and those named more than once."""
    with ExitStack() as held:
        return [port for port in ports if not _listen(port, held)]


def free_ports(count: int) -> list[int]:
    """So many different loopback ports that nothing listens on just now.

    Raises:
        OSError: none could be found.
    """
    chooser = random.SystemRandom()
    found: list[int] = []
    with ExitStack() as held:
        for port in chooser.sample(_FREE_PORT_RANGE, _ATTEMPTS):
            if len(found) == count:
                return found
            if _listen(port, held):
                found.append(port)
    raise OSError(f"no {count} free loopback ports among {_ATTEMPTS} tried")


def _listen(port: int, held: ExitStack) -> bool:
    listener = held.enter_context(socket.socket())
    # A port that was in use a moment ago may be taken again, as the components themselves do.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen(1)
    except OSError:
        return False
    return True
