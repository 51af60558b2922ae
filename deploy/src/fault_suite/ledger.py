"""Writing the ledger: what is written is on the disk before anybody goes on."""

import asyncio
import json
import os
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self


class LedgerWriter:
    """One file of the ledger. Lines that are written at about the same time share one sync."""

    def __init__(self, file: Path) -> None:
        self._path = file
        self._file: BinaryIO | None = None
        self._waiting: list[bytes] = []
        self._syncing = asyncio.Lock()

    async def __aenter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("ab")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        async with self._syncing:
            if self._file:
                self._file.close()

    async def write(self, *entries: dict[str, Any]) -> None:
        """The entries are durable when this returns."""
        self._waiting.extend(json.dumps(entry, ensure_ascii=False).encode() + b"\n" for entry in entries)
        async with self._syncing:
            lines, self._waiting = self._waiting, []
            if lines:
                await asyncio.to_thread(self._append, b"".join(lines))

    def _append(self, data: bytes) -> None:
        if self._file is None:
            raise ValueError("the ledger is not open")
        self._file.write(data)
        self._file.flush()
        os.fsync(self._file.fileno())
