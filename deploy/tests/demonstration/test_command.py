"""The demonstration as somebody runs it: a process, what it prints, its exit code, and what it leaves behind."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import psutil
import pytest

from demonstration.command import FAILED, INTERRUPTED, REFUSED, exit_code_of
from demonstration.outcome import Outcome
from wenze.contracts.message import Measure, Source

WHOLE_RUN_SECONDS = 240


class Run:
    """A run with a temporary folder of its own for whatever it puts there."""

    def __init__(self, temporary: Path, *arguments: str) -> None:
        self.temporary = temporary
        self.process = subprocess.Popen(
            [sys.executable, "-m", "demonstration", *arguments],
            env={**os.environ, "TMPDIR": str(temporary), "WENZE_MONGO_URL": "mongodb://not-to-be-used.invalid"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._children: list[psutil.Process] = []

    def until_line(self, beginning: str) -> None:
        """Returns once a line of progress begins so."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith(beginning):
                self._children = psutil.Process(self.process.pid).children(recursive=True)
                return
        pytest.fail(f"no line begins with {beginning}")

    def end(self) -> tuple[int, str, str]:
        """Exit code, output and errors of the run, waited for."""
        output, errors = self.process.communicate(timeout=WHOLE_RUN_SECONDS)
        return self.process.returncode, output, errors

    def left_behind(self) -> list[object]:
        """Files in its temporary folder, and processes."""
        return [*self.temporary.iterdir(), *(child for child in self._children if child.is_running())]

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[list[Run]]:
    made: list[Run] = []
    yield made
    for run in made:
        run.kill()


@pytest.mark.embedded
@pytest.mark.timeout(WHOLE_RUN_SECONDS + 30)
def test_the_whole_demonstration_holds_and_is_told_as_json(runs: list[Run], tmp_path: Path) -> None:
    runs.append(run := Run(tmp_path, "--json", "--seed", "3"))
    code, output, errors = run.end()
    assert code == 0, errors
    outcome = json.loads(output)
    assert outcome["reconciliation"]["holds"]
    assert outcome["reconciliation"]["lost"] == 0
    assert {figures["source"] for figures in outcome["clues"]} == set(get_args(Source))
    assert {decision["measure"] for decision in outcome["decisions"]} - {None} == set(get_args(Measure))
    assert [answer["eligible"] for answer in outcome["answers"]] == [False, True, False]
    assert len(outcome["dead_letters"]) == 3
    assert [step["step"] for step in outcome["joint_case"]["timeline"]].count("登记送达") == 8
    assert len(outcome["joint_case"]["papers"]) == 24
    assert "✓ 停止全部组件" in errors
    assert run.left_behind() == []


@pytest.mark.embedded
def test_an_interrupted_demonstration_leaves_nothing_behind(runs: list[Run], tmp_path: Path) -> None:
    runs.append(run := Run(tmp_path))
    run.until_line("✓ 启动")
    run.process.send_signal(signal.SIGINT)
    code, _, errors = run.end()
    assert code == INTERRUPTED
    assert "已中断，全部组件已停止。" in errors
    assert run.left_behind() == []


def test_a_folder_with_something_in_it_is_refused(runs: list[Run], tmp_path: Path) -> None:
    (tmp_path / "chosen").mkdir()
    (tmp_path / "chosen" / "something").touch()
    runs.append(run := Run(tmp_path, "--data-folder", str(tmp_path / "chosen")))
    code, _, errors = run.end()
    assert code == REFUSED
    assert "不是空的" in errors


def test_the_exit_code_tells_whether_the_account_holds(outcome: Outcome) -> None:
    assert exit_code_of(outcome) == 0
    lost = replace(outcome, reconciliation=replace(outcome.reconciliation, lost=1, holds=False))
    assert exit_code_of(lost) == FAILED
