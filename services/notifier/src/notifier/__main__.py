"""Runs the service: `python -m notifier`."""

from notifier.bootstrap import UNUSABLE, build
from notifier.settings import Settings
from wenze.service.main import run

if __name__ == "__main__":
    run("notifier", build, Settings, UNUSABLE)
