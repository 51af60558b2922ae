"""Runs the service: `python -m case_engine`."""

from case_engine.bootstrap import UNUSABLE, build
from case_engine.settings import Settings
from wenze.service.main import run

if __name__ == "__main__":
    run("case-engine", build, Settings, UNUSABLE)
