"""The outbox folder: one text file a notice, for printing and for serving in person."""

import asyncio
import os
from pathlib import Path
from typing import Final

from notifier.application.ports import DeliveryFailed, Parcel

_TITLE_LENGTH: Final = 30
_KEPT: Final = frozenset("〔〕()-\uff08\uff09")


class OutboxChannel:
    """Implements Channel. A file appears whole or not at all, and a repeat replaces it with the same text."""

    name = "outbox"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def send(self, parcel: Parcel) -> None:
        try:
            await asyncio.to_thread(_write, self._folder / file_name(parcel), parcel)
        except OSError as failure:
            raise DeliveryFailed(
                f"待送文件夹无法写入（{failure.strerror}）。请检查磁盘空间和文件夹权限。", permanent=False
            ) from failure


def file_name(parcel: Parcel) -> str:
    """Readable and always the same for a notice, whatever its title says."""
    title = "".join(c for c in parcel.letter.title if c.isalnum() or c in _KEPT)[:_TITLE_LENGTH]
    return f"{title}-{parcel.recipient}-{parcel.notice_id}.txt"


def _write(path: Path, parcel: Parcel) -> None:
    """Windows editors in offices need the byte order mark to know UTF-8, and CR LF to see lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}.partial")
    try:
        with partial.open("w", encoding="utf-8-sig", newline="\r\n") as file:
            file.write(f"{parcel.letter.title}\n\n{parcel.letter.text}")
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
