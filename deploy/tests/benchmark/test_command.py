"""The benchmark as somebody runs it, with little to do."""

import subprocess
import sys
from pathlib import Path

import orjson
import pytest

LONGEST_SECONDS = 240


@pytest.mark.embedded
@pytest.mark.timeout(LONGEST_SECONDS + 30)
def test_it_measures_every_stage_prints_them_and_writes_them(tmp_path: Path) -> None:
    output = tmp_path / "results" / "benchmark.json"
    little = ("--clues", "30", "--decisions", "20", "--repetitions", "1", "--output", str(output))
    run = subprocess.run(
        [sys.executable, "-m", "benchmark", *little],
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    sections = orjson.loads(output.read_bytes())["sections"]
    names = [result["name"] for section in sections for result in section["results"]]
    assert len(names) == 9
    assert all(name in run.stdout for name in names)
    ratios = [
        result["ratio"] for section in sections for result in section["results"] if "end to end" in result["name"]
    ]
    assert len(ratios) == 2
    assert all(ratio > 0 for ratio in ratios)
