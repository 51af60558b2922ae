from datetime import UTC, datetime
from io import StringIO

import orjson
from rich.console import Console

from benchmark.machine import facts
from benchmark.measurement import Bar, Measurement, Peer, Runs, Section
from benchmark.report import as_json, show

SECTION = Section(
    "Clues",
    "all services work at once",
    (
        Measurement(
            "end to end",
            "clues/s",
            Runs.of([1_500.0, 1_400.0, 1_600.0]),
            (Peer("plain chain", Runs.of([6_000.0]), Bar.at_least(0.6)), Peer("one at a time", Runs.of([150.0]))),
        ),
        Measurement("start-up", "s", Runs.of([3.5]), bar=Bar.at_most(4)),
    ),
)


def _line(part: str) -> str:
    text = StringIO()
    show([SECTION], Console(file=text, width=160))
    (line,) = [line for line in text.getvalue().splitlines() if part in line]
    return line


def test_the_table_shows_ratio_bar_and_judgement_before_the_figures() -> None:
    assert _line("plain chain").split() == [
        *("end", "to", "end"),
        *("0.25", "≥", "0.6", "no"),
        *("1,500", "clues/s", "(1,400–1,600)"),
        *("plain", "chain:", "6,000", "clues/s"),
    ]


def test_without_a_bar_nothing_is_judged() -> None:
    assert _line("one at a time").split()[3:5] == ["10", "1,500"]


def test_what_has_no_peer_is_judged_by_its_value() -> None:
    assert _line("start-up").split() == ["start-up", "≤", "4", "yes", "3.5", "s"]


def test_the_json_holds_every_run_and_every_judgement() -> None:
    document = orjson.loads(as_json([SECTION], facts(), datetime(2026, 3, 2, tzinfo=UTC)))
    assert document["at"] == "2026-03-02T00:00:00+00:00"
    assert document["machine"]["processors"] >= 1
    assert document["machine"]["packages"]["pydantic"]
    pipeline, start_up = document["sections"][0]["measurements"]
    assert pipeline["ours"]["runs"] == [1_500.0, 1_400.0, 1_600.0]
    assert [(peer["name"], peer["ratio"], peer["met"]) for peer in pipeline["peers"]] == [
        ("plain chain", 0.25, False),
        ("one at a time", 10.0, None),
    ]
    assert (start_up["bar"], start_up["met"]) == ("≤ 4", True)
