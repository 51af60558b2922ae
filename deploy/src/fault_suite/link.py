"""A TCP proxy on loopback between the services and what they depend on: it delays, swallows and cuts."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from itertools import count
from types import TracebackType
from typing import Self

from embedded_stack.ports import LOOPBACK

_CHUNK = 64 * 1024


class Link:
    """Everything between `port` and `target` passes through it. `async with` opens and closes it."""

    def __init__(self, port: int, target: int, choice: random.Random) -> None:
        self.port = port
        self.faults: Counter[str] = Counter()
        self._target = target
        self._choice = choice
        self._delay = 0.0
        self._open = asyncio.Event()
        self._open.set()
        self._cut_inside = 0
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()
        self._numbers = count()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, LOOPBACK, self.port)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server:
            self._server.close()
        await self._abort_all()

    async def delay(self, seconds: float, each: float) -> None:
        """For so many seconds whatever passes is late by up to `each` seconds."""
        self.faults["delays"] += 1
        self._delay = each
        await asyncio.sleep(seconds)
        self._delay = 0.0

    async def cut(self) -> None:
        """All connections are reset."""
        self.faults["cuts"] += 1
        await self._abort_all()

    async def cut_inside_replies(self, replies: int) -> None:
        """The next replies are cut off in their middle, and their connections with them."""
        self.faults["cuts inside a reply"] += replies
        self._cut_inside = replies

    async def swallow(self, seconds: float) -> None:
        """For so many seconds it is silent."""
        async with self.silent():
            await asyncio.sleep(seconds)

    @asynccontextmanager
    async def silent(self) -> AsyncGenerator[None]:
        """Inside, nothing arrives and nothing is refused; then all connections are reset."""
        self.faults["silences"] += 1
        self._open.clear()
        try:
            yield
        finally:
            self._open.set()
            await self._abort_all()

    async def _abort_all(self) -> None:
        tasks = list(self._connections)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a connection is always served in a task
        self._connections.add(task)
        try:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await self._connect(reader, writer)
        finally:
            self._connections.discard(task)
            writer.transport.abort()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        target_reader, target_writer = await asyncio.open_connection(LOOPBACK, self._target)
        connection = next(self._numbers)
        there = asyncio.create_task(self.forward_requests(connection, reader, target_writer))
        back = asyncio.create_task(self.forward_replies(connection, target_reader, writer))
        try:
            await asyncio.wait((there, back), return_when=asyncio.FIRST_COMPLETED)
        finally:
            there.cancel()
            back.cancel()
            await asyncio.gather(there, back, return_exceptions=True)
            target_writer.transport.abort()

    async def forward_requests(
        self,
        connection: int,  # noqa: ARG002 - for links that look into what passes
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
    ) -> None:
        """Pass on what a client sends over the connection of this number until it sends no more."""
        while data := await source.read(_CHUNK):
            await self.pass_on(data, target)

    async def forward_replies(
        self,
        connection: int,  # noqa: ARG002 - for links that look into what passes
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
    ) -> None:
        """Pass on what is answered over the connection of this number until nothing more comes."""
        while data := await source.read(_CHUNK):
            await self.pass_on_reply(data, target)

    async def pass_on_reply(self, data: bytes, target: asyncio.StreamWriter) -> None:
        """Pass on an answer, or half of it. Raises: ConnectionResetError after half of it."""
        if self._cut_inside:
            self._cut_inside -= 1
            await self.pass_on(data[: len(data) // 2], target)
            raise ConnectionResetError
        await self.pass_on(data, target)

    async def pass_on(self, data: bytes, target: asyncio.StreamWriter) -> None:
        """Pass on, as late as the link is now."""
        await self._open.wait()
        if self._delay:
            await asyncio.sleep(self._choice.uniform(0, self._delay))
        target.write(data)
        await target.drain()
