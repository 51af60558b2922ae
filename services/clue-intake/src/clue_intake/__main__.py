"""Runs the service: `python -m clue_intake`."""

from fastapi import FastAPI

from clue_intake.adapters.feed_catalogue import FeedMisconfigured
from clue_intake.adapters.webhooks import SecretUnusable
from clue_intake.bootstrap import build
from clue_intake.settings import Settings
from wenze.regulation import InvalidDecisionError
from wenze.sealing import KeysUnusableError
from wenze.service.main import run


def build_or_explain(settings: Settings) -> FastAPI:
    """The service; ends the process with what to correct when it could not work as it is set."""
    try:
        return build(settings)
    except (FeedMisconfigured, InvalidDecisionError, KeysUnusableError, SecretUnusable) as problem:
        raise SystemExit(f"{problem}。") from None


if __name__ == "__main__":
    run("clue-intake", build_or_explain, Settings)
