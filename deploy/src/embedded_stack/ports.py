"""Loopback ports: whether they are free, and how to find free ones."""

import fcntl
import os
import random
import socket
from contextlib import ExitStack
from pathlib import Path
from typing import Final

LOOPBACK = "127.0.0.1"
# Below the range that systems hand to outgoing connections, so that a component can come back on its port.
_FREE_PORT_RANGE = range(20_000, 32_000)
_ATTEMPTS = 200
# Shared memory: a file of nothing that is gone with the machine's next start, and in nobody's folder.
_CLAIMS_FOLDER = Path("/dev/shm")  # noqa: S108 - nothing is written to it, and a link there is not followed


def taken(ports: list[int]) -> list[int]:
    """Those of the ports that something listens on, and those named more than once."""
    with ExitStack() as held:
        return [port for port in ports if not _listen(port, held)]


def free_ports(count: int, among: range = _FREE_PORT_RANGE) -> list[int]:
    """So many different loopback ports that nothing listens on just now, and that nobody else who asks here is given
    as long as this process lives.

    Raises:
        OSError: none could be found.
    """
    chosen = random.SystemRandom().sample(among, min(len(among), _ATTEMPTS))
    found: list[int] = []
    with ExitStack() as held:
        for port in chosen:
            if _CLAIMS.claim(port) and _listen(port, held):
                found.append(port)
            if len(found) == count:
                return found
    raise OSError(f"no {count} free loopback ports among {len(chosen)} tried")


class _Claims:
    """Which ports this process was given. A component binds its port seconds after it was chosen; until then another
    process, which sees nobody listening, must not choose it too.

    A claim is a lock on one byte of a file, so it ends with the process, however that ends.
    """

    def __init__(self) -> None:
        self._own: set[int] = set()
        self._file: int | None = None

    def claim(self, port: int) -> bool:
        """False when this or another process has it already."""
        if port in self._own:
            return False
        try:
            fcntl.lockf(self._opened(), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, port)
        except BlockingIOError:
            return False
        self._own.add(port)
        return True

    def _opened(self) -> int:
        """The file stays open: closing it anywhere in the process would give all claims up."""
        if self._file is None:
            path = _CLAIMS_FOLDER / f"wenze-ports-{os.getuid()}.lock"
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        return self._file


_CLAIMS: Final = _Claims()


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
