"""The benchmark as somebody runs it, with little to do."""

import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from benchmark import service_stages, whole_chain
from benchmark.command import application
from benchmark.load import clues
from benchmark.stages import CLUE_STAGES

LONGEST_SECONDS = 240


def _run(output: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmark", *arguments, "--repetitions", "1", "--output", str(output)],
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )


@pytest.mark.embedded
@pytest.mark.timeout(LONGEST_SECONDS + 30)
@pytest.mark.parametrize("part", ["services", "pipeline"])
def test_it_measures_the_services_prints_and_writes_them(
    tmp_path: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shortest stretch of each part: the others are the same with other services."""
    monkeypatch.setattr(service_stages, "LINES", ((clues, CLUE_STAGES[:1]),))
    monkeypatch.setattr(whole_chain, "LINES", whole_chain.LINES[1:])
    output = tmp_path / "results" / "benchmark.json"
    messages = {"services": "600", "pipeline": "20"}[part]
    run = CliRunner().invoke(
        application, ["--only", part, "--messages", messages, "--repetitions", "1", "--output", str(output)]
    )
    assert run.exit_code == 0, run.output
    sections = orjson.loads(output.read_bytes())["sections"]
    measured = [measurement for section in sections for measurement in section["measurements"]]
    assert all(measurement["name"] in run.output for measurement in measured)
    ratios = [peer["ratio"] for measurement in measured for peer in measurement["peers"]]
    assert ratios
    assert all(ratio > 0 for ratio in ratios)


@pytest.mark.embedded
@pytest.mark.timeout(LONGEST_SECONDS + 30)
@pytest.mark.parametrize(("part", "messages"), [("latency", "60"), ("start-up", "1")])
def test_it_measures_how_long_the_stack_and_its_notices_take(tmp_path: Path, part: str, messages: str) -> None:
    output = tmp_path / "benchmark.json"
    run = _run(output, "--only", part, "--messages", messages)
    assert run.returncode == 0, run.stderr
    sections = orjson.loads(output.read_bytes())["sections"]
    measured = [measurement for section in sections for measurement in section["measurements"]]
    assert measured
    assert all(measurement["ours"]["median"] > 0 for measurement in measured)


def test_one_part_can_be_asked_for_by_its_name(tmp_path: Path) -> None:
    output = tmp_path / "benchmark.json"
    run = _run(output, "--only", "assessments")
    assert run.returncode == 0, run.stderr
    assert [section["title"] for section in orjson.loads(output.read_bytes())["sections"]] == ["Assessments a second"]


def test_an_unknown_part_is_refused(tmp_path: Path) -> None:
    assert _run(tmp_path / "benchmark.json", "--only", "nothing").returncode == 2
