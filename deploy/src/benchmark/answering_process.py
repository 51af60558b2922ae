"""The outside of a process that answers requests when told to."""

import asyncio
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

import orjson

LONGEST_ANSWER: Final = 1 << 26


class AnsweringProcess:
    """One contestant, in a process of its own so that none runs in another's memory."""

    def __init__(self, process: Process) -> None:
        self._process = process

    async def answers(self, bodies: Sequence[bytes]) -> list[dict[str, Any]]:
        """The answers to requests. Raises: OSError when the process has ended."""
        return orjson.loads(await self._told({"bodies": [body.decode() for body in bodies]}))

    async def per_second(self, bodies: Sequence[bytes], seconds: float) -> float:
        """How many answers a second, over some seconds. Raises: OSError when the process has ended."""
        return float(await self._told({"bodies": [body.decode() for body in bodies], "seconds": seconds}))

    async def _told(self, order: Mapping[str, Any]) -> bytes:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin  # noqa: S101 - both are pipes
        assert stdout  # noqa: S101
        stdin.write(orjson.dumps(order) + b"\n")
        await stdin.drain()
        line = await stdout.readline()
        if not line:
            raise BrokenPipeError("a contestant ended")
        return line


@asynccontextmanager
async def answering(program: Sequence[str], environment: Mapping[str, str]) -> AsyncGenerator[AnsweringProcess]:
    """Runs the program, and ends it."""
    process = await asyncio.create_subprocess_exec(
        *program, stdin=PIPE, stdout=PIPE, env={**os.environ, **environment}, limit=LONGEST_ANSWER
    )
    try:
        yield AnsweringProcess(process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
