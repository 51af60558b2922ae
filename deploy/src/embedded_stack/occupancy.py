"""One launcher a data folder: the pid file that says who it is and where it listens."""

import fcntl
import os
from pathlib import Path

from pydantic import BaseModel, ValidationError

from embedded_stack.components import Kind
from embedded_stack.errors import StackRefusedError

_FILE_NAME = "embedded-stack.pid"


class RunningComponent(BaseModel):
    """A started component as it is shown; `pid` is None until it was started."""

    name: str
    title: str
    kind: Kind
    url: str
    pid: int | None


class RunningStack(BaseModel):
    """The launcher that holds a data folder."""

    pid: int
    components: list[RunningComponent]


class Occupancy:
    """A locked pid file. The lock ends with the process, however that ends, so a file left behind is never mistaken
    for a running launcher, nor another process that got its number."""

    def __init__(self, data_folder: Path) -> None:
        self._file = data_folder / _FILE_NAME
        self._descriptor: int | None = None

    def holder(self) -> RunningStack | None:
        """The launcher that holds the folder, None when nobody does.

        Raises:
            StackRefusedError: somebody holds it but has not yet written who; see also `is_free`.
        """
        return None if self.is_free() else self._record()

    def is_free(self) -> bool:
        """True when no launcher holds the folder.

        Raises:
            StackRefusedError: this account may not look into the folder.
        """
        try:
            descriptor = os.open(self._file, os.O_RDONLY)
        except FileNotFoundError:
            return True
        except OSError as error:
            folder = self._file.parent
            raise StackRefusedError(
                f"无法使用数据目录 {folder}（{error.strerror}），请检查路径，并使用启动它的账号。"
            ) from None
        try:
            return _locked(descriptor, fcntl.LOCK_SH)
        finally:
            os.close(descriptor)

    def claim(self) -> None:
        """Takes the folder for this process; a file that a killed launcher left is taken over.

        Raises:
            StackRefusedError: another launcher holds it; the text says which and where it listens.
        """
        while self._descriptor is None:
            descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
            if not _locked(descriptor, fcntl.LOCK_EX):
                os.close(descriptor)
                raise StackRefusedError(self._already_running())
            if self._is_current(descriptor):
                self._descriptor = descriptor
            else:  # its holder removed the file between our opening and locking it
                os.close(descriptor)

    def describe(self, stack: RunningStack) -> None:
        """Writes who holds the folder. Only after `claim`."""
        assert self._descriptor is not None, "claim the folder first"  # noqa: S101 - a programmer's mistake
        text = stack.model_dump_json().encode()
        os.pwrite(self._descriptor, text, 0)
        os.ftruncate(self._descriptor, len(text))

    def release(self) -> None:
        """Removes the file and gives the folder up; nothing happens when it is not held."""
        if self._descriptor is not None:
            self._file.unlink(missing_ok=True)
            os.close(self._descriptor)
            self._descriptor = None

    def _is_current(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self._file.stat())
        except FileNotFoundError:
            return False

    def _record(self) -> RunningStack:
        try:
            return RunningStack.model_validate_json(self._file.read_text())
        except (FileNotFoundError, ValidationError):
            raise StackRefusedError(f"数据目录 {self._file.parent} 正在被启动或停止，请稍后再试。") from None

    def _already_running(self) -> str:
        stack = self._record()
        places = "\n".join(f"  {component.title} {component.url}" for component in stack.components)
        return f"数据目录 {self._file.parent} 的运行环境已经启动，进程号 {stack.pid}，监听：\n{places}"


def _locked(descriptor: int, mode: int) -> bool:
    try:
        fcntl.flock(descriptor, mode | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
