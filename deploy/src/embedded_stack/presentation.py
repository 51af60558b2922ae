"""What the person at the terminal sees."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from embedded_stack.errors import ComponentFailedError, StackRefusedError
from embedded_stack.occupancy import RunningComponent

_output = Console(highlight=False, markup=False)
_errors = Console(stderr=True, highlight=False, markup=False)


def say(text: str) -> None:
    """One message on standard output, not broken into lines of the terminal's width."""
    _output.print(text, soft_wrap=True)


def show_components(components: list[RunningComponent], states: list[str]) -> None:
    """A table of where each component listens; `states` has one text for each of them."""
    table = Table("组件", "名称", "地址", "进程号", "状态")
    for component, state in zip(components, states, strict=True):
        table.add_row(component.title, component.name, component.url, str(component.pid or "—"), state)
    _output.print(table)


def show_refusal(refusal: StackRefusedError) -> None:
    """Why nothing was started, on standard error."""
    _errors.print(f"无法启动：{refusal}", soft_wrap=True)


def show_failure(failure: ComponentFailedError, log_folder: Path) -> None:
    """Which component failed and the last it wrote, on standard error."""
    _errors.print(f"{failure}最近的日志：", soft_wrap=True)
    _errors.print(failure.log_tail or "（日志为空）", soft_wrap=True)
    _errors.print(f"其余组件已停止。完整日志在 {log_folder}。", soft_wrap=True)
