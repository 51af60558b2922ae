"""A child process that never outlives the launcher."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


def die_with_launcher() -> Callable[[], None] | None:
    """What a child runs between fork and exec so that the kernel kills it when the launcher's starting thread ends,
    however that ends.

    Linux only. Elsewhere None: the children of a launcher that was itself killed go on, and the next start names the
    ports that they hold.
    """
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    launcher = os.getpid()

    def prepare() -> None:
        library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != launcher:  # it died before the kernel was asked
            os._exit(1)

    return prepare
