"""The golden files of the messages: a schema and an example each, kept beside the code that must honour them."""

import json
from importlib.resources import files
from typing import Any

from wenze.contracts.message import Message


def schema_of(message: type[Message]) -> dict[str, Any]:
    """The golden JSON Schema: what was promised to those who read and write this message."""
    return _read("schemas", message)


def example_of(message: type[Message]) -> dict[str, Any]:
    """A synthetic example of the message."""
    return _read("examples", message)


def file_name(message: type[Message]) -> str:
    """The golden files' name, for example `clue.admitted.v1.json`."""
    return f"{message.message_type}.v{message.message_version}.json"


def _read(folder: str, message: type[Message]) -> dict[str, Any]:
    return json.loads((files("wenze.contracts") / folder / file_name(message)).read_text(encoding="utf-8"))
