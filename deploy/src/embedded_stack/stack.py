"""The components started, watched and stopped together."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import NoReturn, Self

from embedded_stack import ports
from embedded_stack.components import Component, all_components
from embedded_stack.errors import StackRefusedError
from embedded_stack.occupancy import Occupancy, RunningComponent, RunningStack
from embedded_stack.process import ComponentProcess
from embedded_stack.readiness import answers, listens
from embedded_stack.sealing_keys import kept_blind_index_keys, kept_sealing_keys
from embedded_stack.settings import ENVIRONMENT_PREFIX, EmbeddedSettings

_POLL_SECONDS = 0.05
_WATCH_SECONDS = 0.2


class EmbeddedStack:
    """Broker, database and services as processes of their own; `async with` starts them, waits until each answers and
    stops them all at the end. `components` defaults to all of them; the order is the order of starting. `killed` has
    the titles of those that did not end in time when they were stopped.

    Raises:
        StackRefusedError: a package is not installed, the folder is in use, a port is taken, or the sealing keys are
            lost; nothing was started.
        ComponentFailedError: a component ended or did not get ready in time; the others were stopped.
    """

    def __init__(self, settings: EmbeddedSettings, components: Sequence[Component] | None = None) -> None:
        self.settings = settings
        self.log_folder = settings.data_folder / "logs"
        self._occupancy = Occupancy(settings.data_folder)
        self._secrets: Mapping[str, str] = {}
        self.killed: list[str] = []
        self._processes = {
            component.name: ComponentProcess(component, self.log_folder / f"{component.name}.log")
            for component in (all_components(settings) if components is None else components)
        }

    async def __aenter__(self) -> Self:
        self._prepare_folder()
        self._occupancy.claim()
        try:
            await self._start()
        except BaseException:
            await self._stop()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stop()

    async def kill(self, name: str) -> None:
        """Kills one component without warning, as a crash would."""
        await self._processes[name].kill()

    async def restart(self, name: str) -> None:
        """Starts a component that was killed again, on its port and with its data, and waits until it answers.

        The embedded broker keeps its topics in memory: after its restart they are gone, and it is the services'
        business to create them and to publish again what was lost. Apache Kafka keeps them.

        Raises:
            ComponentFailedError: it ended or did not get ready in time.
        """
        process = self._processes[name]
        self._launch(process)
        await self._until_ready(process)

    async def run_to_its_end(self, name: str, environment: Mapping[str, str], seconds: float) -> int | None:
        """Starts a component that was killed, with this added to its environment, and waits until it ends by itself:
        its exit code, or None when it still runs after so many seconds."""
        process = self._processes[name]
        self._launch(process, environment)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while process.exit_code is None:  # noqa: ASYNC110 - another process's end can only be asked for again
                    await asyncio.sleep(_POLL_SECONDS)
        return process.exit_code

    async def until_failure(self) -> NoReturn:
        """Waits as long as all components run.

        Raises:
            ComponentFailedError: one has ended by itself.
        """
        while True:
            for process in self._processes.values():
                process.require_running()
            await asyncio.sleep(_WATCH_SECONDS)

    def running(self) -> RunningStack:
        """What runs, with process numbers and addresses."""
        components = [
            RunningComponent(
                name=process.component.name,
                title=process.component.title,
                kind=process.component.kind,
                url=process.component.url,
                pid=process.pid,
            )
            for process in self._processes.values()
        ]
        return RunningStack(pid=os.getpid(), components=components)

    async def _stop(self) -> None:
        for process in reversed(self._processes.values()):
            if not await process.stop(self.settings.stop_timeout):
                self.killed.append(process.component.title)
        self._occupancy.release()

    def _prepare_folder(self) -> None:
        folder = self.settings.data_folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.log_folder.mkdir(exist_ok=True)
        except OSError as error:
            raise StackRefusedError(f"无法使用数据目录 {folder}（{error.strerror}），请换一个可写的目录。") from None

    async def _start(self) -> None:
        self._occupancy.describe(self.running())
        self._refuse_taken_ports()
        folder = self.settings.data_folder
        self._secrets = {
            "WENZE_SEALING_KEYS": kept_sealing_keys(folder),
            "WENZE_BLIND_INDEX_KEYS": kept_blind_index_keys(folder),
            **self._identity(),
        }
        await self._start_together()
        self._occupancy.describe(self.running())

    def _identity(self) -> dict[str, str]:
        self.settings.issuer.prepare()
        believed = self.settings.issuer.settings()
        return {"WENZE_IDENTITY_ISSUER": believed.issuer, "WENZE_IDENTITY_KEYS": believed.keys}

    def _refuse_taken_ports(self) -> None:
        components = [process.component for process in self._processes.values()]
        taken = ports.taken([component.port for component in components])
        lines = [_advice(component) for component in components if component.port in taken]
        if lines:
            raise StackRefusedError("\n".join(lines))

    async def _start_together(self) -> None:
        """Nothing waits for anything else: a service loads its libraries while broker and database start. Only what may
        come later does, so that a small machine loads its libraries while the others wait to be let into their groups.
        """
        first = [process for process in self._processes.values() if not process.component.later]
        later = [process for process in self._processes.values() if process.component.later]
        try:
            async with asyncio.TaskGroup() as waiting:
                for process in first:
                    self._launch(process)
                    waiting.create_task(self._until_ready(process))
                for process in first:
                    await self._until_listening(process)
                for process in later:
                    self._launch(process)
                    waiting.create_task(self._until_ready(process))
        except BaseExceptionGroup as failures:
            raise failures.exceptions[0] from None

    async def _until_listening(self, process: ComponentProcess) -> None:
        """However long it takes: who waits until it is ready gives up in time."""
        while not await listens(process.component.url):  # noqa: ASYNC110 - another process's
            await asyncio.sleep(_POLL_SECONDS)

    def _launch(self, process: ComponentProcess, environment: Mapping[str, str] | None = None) -> None:
        secrets = self._secrets if process.component.kind == "service" else {}
        process.start({**secrets, **(environment or {})})

    async def _until_ready(self, process: ComponentProcess) -> None:
        component = process.component
        try:
            async with asyncio.timeout(self.settings.start_timeout):
                while not await answers(component.kind, component.url):
                    process.require_running()
                    await asyncio.sleep(_POLL_SECONDS)
        except TimeoutError:
            raise process.not_ready_after(self.settings.start_timeout) from None


def _advice(component: Component) -> str:
    variable = f"{ENVIRONMENT_PREFIX}{component.port_setting.upper()}"
    option = f"--{component.port_setting.replace('_', '-')}"
    return (
        f"{component.title}的端口 {component.port} 已被其他程序占用（或与另一组件重复）。"
        f"请停止占用者，或用选项 {option}（环境变量 {variable}）换一个端口。"
    )
