"""Runs the service: `python -m notifier`."""
# ruff: noqa: E402

import gc

gc.disable()  # until the service is built: a sixth of the time was spent on looking for garbage among what stays

from notifier.bootstrap import UNUSABLE, build
from notifier.settings import Settings
from wenze.service.main import run

if __name__ == "__main__":
    run("notifier", build, Settings, UNUSABLE)
