"""One component as a running process."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from embedded_stack.components import Component
from embedded_stack.errors import ComponentFailedError
from embedded_stack.lifetime import die_with_launcher
from embedded_stack.one_processor import keep_to_one_processor

_TAIL_BYTES = 8_192
_TAIL_LINES = 20


class ComponentProcess:
    """A component's process; its output goes to a log of this run, the run before stays beside it as `.previous.log`.

    Not tied to an event loop: one loop may start it and another stop it. The thread that starts it must outlive it.
    """

    def __init__(self, component: Component, log: Path) -> None:
        self.component = component
        self.log = log
        self._popen: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """None before the first start."""
        return self._popen.pid if self._popen else None

    @property
    def exit_code(self) -> int | None:
        """None before the first start and while it runs; minus the signal's number when a signal ended it."""
        return self._popen.poll() if self._popen else None

    def start(self, secrets: Mapping[str, str]) -> None:
        """Starts the process with the launcher's environment, the component's and the secrets; does not wait. The
        component's files are written before.

        Raises:
            ComponentFailedError: the system cannot run the program.
        """
        if self.log.exists():
            self.log.replace(self.log.with_suffix(".previous.log"))
        for file, content in self.component.files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content)
        environment = {**os.environ, **self.component.environment, **secrets, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}
        with self.log.open("wb") as output:
            try:
                self._popen = self._run(environment, output)
            except OSError as error:
                raise ComponentFailedError(f"{self._who()}无法运行（{error.strerror}）。", "") from None
        if self.component.one_processor:
            keep_to_one_processor(self._popen.pid, self.component.port)

    def _run(self, environment: Mapping[str, str], output: BinaryIO) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - the command is ours
            self.component.command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches the launcher alone, which then stops the components in order
            preexec_fn=die_with_launcher(),  # noqa: PLW1509 - calls nothing but the kernel
        )

    def require_running(self) -> None:
        """Raises:
        ComponentFailedError: the process has ended.
        """
        exit_code = self.exit_code
        if exit_code is not None:
            raise ComponentFailedError(f"{self._who()}意外退出，退出码 {exit_code}。", self.log_tail())

    def not_ready_after(self, seconds: float) -> ComponentFailedError:
        """What to raise when the process runs but did not answer in time."""
        return ComponentFailedError(f"{self._who()}在 {seconds:g} 秒内未就绪。", self.log_tail())

    async def stop(self, patience: float) -> bool:
        """Asks the process to end, kills it after `patience` seconds; True when it ended by itself."""
        if self._popen is None:
            return True
        self._popen.terminate()
        try:
            await asyncio.to_thread(self._popen.wait, patience)
        except subprocess.TimeoutExpired:
            await self.kill()
            return False
        return True

    async def kill(self) -> None:
        """Kills the process without warning (SIGKILL) and waits until it is gone."""
        if self._popen is None or self._popen.poll() is not None:
            return
        os.killpg(self._popen.pid, signal.SIGKILL)
        await asyncio.to_thread(self._popen.wait)

    def _who(self) -> str:
        return f"{self.component.title}（{self.component.name}）"

    def log_tail(self) -> str:
        """The last lines that the process wrote."""
        with self.log.open("rb") as log:
            log.seek(max(0, log.seek(0, os.SEEK_END) - _TAIL_BYTES))
            return "\n".join(log.read().decode(errors="replace").splitlines()[-_TAIL_LINES:])
