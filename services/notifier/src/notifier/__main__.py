"""Runs the service: `python -m notifier`."""

from fastapi import FastAPI

from notifier.adapters.address_book_file import InvalidAddressBookError
from notifier.bootstrap import build
from notifier.settings import Settings
from wenze.service.main import run


def build_or_explain(settings: Settings) -> FastAPI:
    """The service; ends the process with what to correct when its address book cannot be used."""
    try:
        return build(settings)
    except InvalidAddressBookError as problem:
        raise SystemExit(str(problem)) from None


if __name__ == "__main__":
    run("notifier", build_or_explain, Settings)
