"""Runs the service: `python -m clue_intake`."""

from clue_intake.bootstrap import UNUSABLE, build
from clue_intake.settings import Settings
from wenze.service.main import run

if __name__ == "__main__":
    run("clue-intake", build, Settings, UNUSABLE)
