"""The stack in the foreground of a terminal, until a signal stops it."""

import asyncio
import signal
import time

from embedded_stack.errors import ComponentFailedError, StackRefusedError
from embedded_stack.presentation import say, show_components, show_failure, show_refusal
from embedded_stack.settings import EmbeddedSettings
from embedded_stack.stack import EmbeddedStack

FAILED = 1
REFUSED = 2


async def run_in_foreground(settings: EmbeddedSettings) -> int:
    """Runs the whole stack; the exit code: 0 stopped by a signal, 1 a component failed, 2 nothing was started."""
    _cancel_on_signals()
    try:
        await _serve(EmbeddedStack(settings))
    except StackRefusedError as refusal:
        show_refusal(refusal)
        return REFUSED
    except ComponentFailedError as failure:
        show_failure(failure, settings.data_folder / "logs")
        return FAILED
    except asyncio.CancelledError:
        say("已停止。")
    return 0


async def _serve(stack: EmbeddedStack) -> None:
    began = time.monotonic()
    try:
        async with stack:
            running = stack.running()
            show_components(running.components, ["就绪"] * len(running.components))
            say(f"启动用时 {time.monotonic() - began:.1f} 秒；日志在 {stack.log_folder}。按 Ctrl-C 停止。")
            await stack.until_failure()
    finally:
        if stack.killed:
            say(f"{'、'.join(stack.killed)}没有按时退出，已强制结束。")


def _cancel_on_signals() -> None:
    """The first Ctrl-C, SIGTERM or closed terminal cancels the current task; later ones do not cut the stopping."""
    task = asyncio.current_task()
    assert task is not None, "called inside a task"  # noqa: S101 - a programmer's mistake
    stopping = False

    def stop() -> None:
        nonlocal stopping
        if not stopping:
            stopping = True
            say("正在停止……")
            task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stop)
