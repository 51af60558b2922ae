from io import StringIO

import pytest
from rich.console import Console

from demonstration.progress import Progress


@pytest.fixture
def output() -> StringIO:
    return StringIO()


def test_without_a_terminal_each_step_is_one_plain_line_when_it_is_done(output: StringIO) -> None:
    with Progress(Console(file=output)).step("导入干部名册") as step:
        assert output.getvalue() == ""
        step.note = "2000 人"
    assert output.getvalue().startswith("✓ 导入干部名册：2000 人（")
    assert output.getvalue().count("\n") == 1


def test_at_a_terminal_a_step_shows_while_it_runs(output: StringIO) -> None:
    with Progress(Console(file=output, force_terminal=True)).step("导入干部名册"):
        pass
    running, _, done = output.getvalue().partition("✓")
    assert "导入干部名册……" in running
    assert done.startswith(" 导入干部名册（")


def test_a_step_that_fails_is_not_told_as_done(output: StringIO) -> None:
    with pytest.raises(ValueError, match="wrong"), Progress(Console(file=output)).step("导入干部名册"):
        raise ValueError("wrong")
    assert "✓" not in output.getvalue()
