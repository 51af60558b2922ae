"""A link to the database that knows its messages: it has bulk inserts fail in their middle, and answers come late."""

import asyncio
import random
from struct import Struct
from typing import Any, Final

import bson

from fault_suite.link import Link
from fault_suite.pace import Pace, Request

_HEADER: Final = Struct("<iiii")
_MESSAGE: Final = 2013
"""OP_MSG of the wire protocol."""
_SEQUENCE: Final = 1
_ERROR: Final = {"ok": 0.0, "code": 14031, "codeName": "OutOfDiskSpace", "errmsg": "the fault suite says so"}


class DatabaseLink(Link):
    """While errors are ordered, an insert of several documents stores the first half and is answered with an error;
    one of a single document is answered with an error and stored or not. `pace` tells how long statements take.

    A request is known by its connection and its number: every client process counts through the same numbers.
    """

    def __init__(self, port: int, target: int, choice: random.Random) -> None:
        super().__init__(port, target, choice)
        self.pace = Pace()
        self._failing = 0
        self._to_fail: set[Request] = set()

    async def fail_inside_batches(self, inserts: int) -> None:
        """The next so many inserts fail."""
        self._failing = inserts

    async def forward_requests(
        self, connection: int, source: asyncio.StreamReader, target: asyncio.StreamWriter
    ) -> None:
        while True:
            message = await _read(source)
            request = (connection, _number_of(message))
            self.pace.asked(request, _statement_of(message))
            if self._failing and _is_insert(message):
                self._failing -= 1
                self.faults["errors inside a batch"] += 1
                self._to_fail.add(request)
                message = halved(message)
            await self.pass_on(message, target)

    async def forward_replies(
        self, connection: int, source: asyncio.StreamReader, target: asyncio.StreamWriter
    ) -> None:
        while True:
            message = await _read(source)
            _, _, number, _ = _HEADER.unpack_from(message)
            request = (connection, number)
            await self.pace.answered(request)
            if request in self._to_fail:
                self._to_fail.discard(request)
                message = _error_to(number)
            await self.pass_on_reply(message, target)


async def _read(source: asyncio.StreamReader) -> bytes:
    """Raises: IncompleteReadError at the end."""
    header = await source.readexactly(_HEADER.size)
    return header + await source.readexactly(_HEADER.unpack(header)[0] - _HEADER.size)


def _number_of(message: bytes) -> int:
    return _HEADER.unpack_from(message)[1]


def _statement_of(message: bytes) -> str:
    """The first word of the command; `hello` for what is no message of the present protocol."""
    if _HEADER.unpack_from(message)[3] != _MESSAGE:
        return "hello"
    return next(iter(_sections(message)[0]), "hello")


def _is_insert(message: bytes) -> bool:
    if _HEADER.unpack_from(message)[3] != _MESSAGE:
        return False
    command = _sections(message)[0]
    return "insert" in command and command["insert"] == "journal"


def _sections(message: bytes) -> tuple[dict[str, Any], int]:
    """The command, and where it ends; in the messages of drivers it comes before the documents."""
    start = _HEADER.size + 5
    if message[start - 1] == _SEQUENCE:
        return {}, start
    length = int.from_bytes(message[start : start + 4], "little")
    return bson.decode(message[start : start + length]), start + length


def halved(message: bytes) -> bytes:
    """The insert with the first half of its documents; of a single one, the whole."""
    _, end = _sections(message)
    if end >= len(message) or message[end] != _SEQUENCE:
        return message
    name_end = message.index(b"\0", end + 5) + 1
    documents = _documents(message[name_end:])
    kept = b"".join(documents[: max(1, len(documents) // 2)])
    name = message[end + 5 : name_end]
    section = bytes([_SEQUENCE]) + (4 + len(name) + len(kept)).to_bytes(4, "little") + name + kept
    body = message[_HEADER.size : end] + section
    _, request, answered, kind = _HEADER.unpack_from(message)
    return _HEADER.pack(_HEADER.size + len(body), request, answered, kind) + body


def _documents(data: bytes) -> list[bytes]:
    documents: list[bytes] = []
    while data:
        length = int.from_bytes(data[:4], "little")
        documents.append(data[:length])
        data = data[length:]
    return documents


def _error_to(request: int) -> bytes:
    body = bytes(5) + bson.encode(_ERROR)  # no flags, and a section of kind 0
    return _HEADER.pack(_HEADER.size + len(body), request, request, _MESSAGE) + body
