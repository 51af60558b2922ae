"""Runs the service: `python -m case_engine`."""
# ruff: noqa: E402

import gc

gc.disable()  # until the service is built: a sixth of the time was spent on looking for garbage among what stays

from case_engine.bootstrap import UNUSABLE, build
from case_engine.settings import Settings
from wenze.service.main import run

if __name__ == "__main__":
    run("case-engine", build, Settings, UNUSABLE)
