"""The results as a table for people, ratios first, and as JSON for programs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from benchmark.measurement import Bar, Measurement, Runs, Section

LARGE = 100.0
"""From here on a fraction says nothing."""


def show(sections: Sequence[Section], console: Console) -> None:
    """Prints a table: for each measurement the ratio to each peer, the bar and whether it is met, then the medians
    and, in brackets, the lowest and the highest run.
    """
    table = Table(title="Benchmark (compare ratios; absolute figures hold for this machine only)", box=SIMPLE_HEAD)
    table.add_column("measured")
    for title in ("ratio", "bar", "met"):
        table.add_column(title, justify="right")
    for title in ("ours", "peer"):
        table.add_column(title)
    for section in sections:
        table.add_section()
        table.add_row(f"[bold]{section.title}[/bold]\n[dim]{section.note}[/dim]")
        for measurement in section.measurements:
            for cells in _rows(measurement):
                table.add_row(*cells)
    console.print(table)


def _rows(measurement: Measurement) -> Iterator[tuple[str, ...]]:
    ours = _spread(measurement.ours, measurement.unit)
    if not measurement.peers or measurement.bar:
        median = measurement.ours.median
        yield f"  {measurement.name}", "", *_judged(measurement.bar, median), ours, ""
    for peer in measurement.peers:
        ratio = measurement.ratio(peer)
        told = f"{peer.name}: {_spread(peer.runs, measurement.unit)}"
        yield f"  {measurement.name}", f"{ratio:.3g}", *_judged(peer.bar, ratio), ours, told


def _judged(bar: Bar | None, value: float) -> tuple[str, str]:
    if bar is None:
        return "", ""
    return str(bar), "[green]yes[/green]" if bar.is_met_by(value) else "[red]no[/red]"


def _spread(runs: Runs, unit: str) -> str:
    if len(runs.values) == 1:
        return f"{_number(runs.median)} {unit}"
    return f"{_number(runs.median)} {unit} ({_number(runs.lowest)}–{_number(runs.highest)})"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= LARGE else f"{value:.3g}"


def as_json(sections: Sequence[Section], machine: Mapping[str, Any], at: datetime) -> bytes:
    """The results with the machine they were measured on."""
    return orjson.dumps(
        {"at": at, "machine": machine, "sections": [_section(section) for section in sections]},
        option=orjson.OPT_INDENT_2,
    )


def _section(section: Section) -> dict[str, Any]:
    measurements = [_measurement(each) for each in section.measurements]
    return {"title": section.title, "note": section.note, "measurements": measurements}


def _measurement(measurement: Measurement) -> dict[str, Any]:
    return {
        "name": measurement.name,
        "unit": measurement.unit,
        **_bar(measurement.bar, measurement.ours.median),
        "ours": _runs(measurement.ours),
        "peers": [
            {
                "name": peer.name,
                "ratio": measurement.ratio(peer),
                **_bar(peer.bar, measurement.ratio(peer)),
                **_runs(peer.runs),
            }
            for peer in measurement.peers
        ],
    }


def _bar(bar: Bar | None, value: float) -> dict[str, Any]:
    return {"bar": str(bar), "met": bar.is_met_by(value)} if bar else {"bar": None, "met": None}


def _runs(runs: Runs) -> dict[str, Any]:
    return {"median": runs.median, "lowest": runs.lowest, "highest": runs.highest, "runs": runs.values}
