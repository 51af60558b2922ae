"""Runs the service: `python -m clue_intake`."""
# ruff: noqa: E402

import gc

gc.disable()  # until the service is built: a sixth of the time was spent on looking for garbage among what stays

from clue_intake.bootstrap import UNUSABLE, build
from clue_intake.settings import Settings
from wenze.service.main import run

if __name__ == "__main__":
    run("clue-intake", build, Settings, UNUSABLE)
