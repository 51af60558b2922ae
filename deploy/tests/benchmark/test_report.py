from datetime import UTC, datetime
from io import StringIO

import orjson
import pytest
from rich.console import Console

from benchmark.report import as_json, show
from benchmark.result import Result, Section

SECTION = Section(
    "Clues",
    "all services work at once",
    (Result("end to end", 3_000, 2.0, plain_per_second=6_000.0), Result("one stage", 3_000, 1.5)),
)


def test_a_result_has_its_speed_and_its_part_of_the_plain_loops() -> None:
    result = SECTION.results[0]
    assert result.per_second == pytest.approx(1_500)
    assert result.ratio == pytest.approx(0.25)


def test_without_a_plain_loop_there_is_no_ratio() -> None:
    assert SECTION.results[1].ratio is None


def test_the_table_shows_speeds_and_ratios() -> None:
    text = StringIO()
    show([SECTION], Console(file=text, width=120))
    (line,) = [line for line in text.getvalue().splitlines() if "end to end" in line]
    assert line.split()[-5:] == ["3,000", "2.00", "1,500", "6,000", "0.250"]


def test_the_json_names_the_machine_and_the_moment() -> None:
    document = orjson.loads(as_json([SECTION], datetime(2026, 3, 2, tzinfo=UTC)))
    assert document["at"] == "2026-03-02T00:00:00+00:00"
    assert document["machine"]["processors"] >= 1
    assert document["sections"][0]["results"][0]["ratio"] == 0.25
    assert document["sections"][0]["results"][1]["ratio"] is None
