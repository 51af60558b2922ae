"""The results as a table for people and as JSON for programs."""

import os
import platform
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from benchmark.result import Result, Section


def show(sections: Sequence[Section], console: Console) -> None:
    """Prints a table."""
    table = Table(title="Benchmark (compare with an earlier run on the same machine only)", box=SIMPLE_HEAD)
    table.add_column("measured")
    for title in ("count", "seconds", "per second", "plain loop", "ratio"):
        table.add_column(title, justify="right")
    for section in sections:
        table.add_section()
        table.add_row(f"[bold]{section.title}[/bold]\n[dim]{section.note}[/dim]")
        for result in section.results:
            table.add_row(*_cells(result))
    console.print(table)


def _cells(result: Result) -> tuple[str, ...]:
    plain = f"{result.plain_per_second:,.0f}" if result.plain_per_second else ""
    ratio = f"{result.ratio:.3f}" if result.ratio else ""
    return (
        f"  {result.name}",
        f"{result.count:,}",
        f"{result.seconds:.2f}",
        f"{result.per_second:,.0f}",
        plain,
        ratio,
    )


def as_json(sections: Sequence[Section], at: datetime) -> bytes:
    """The results with the machine they were measured on."""
    return orjson.dumps(
        {
            "at": at,
            "machine": {
                "processors": os.cpu_count(),
                "system": platform.platform(),
                "python": platform.python_version(),
            },
            "sections": [_section(section) for section in sections],
        },
        option=orjson.OPT_INDENT_2,
    )


def _section(section: Section) -> dict[str, Any]:
    return {"title": section.title, "note": section.note, "results": [_result(each) for each in section.results]}


def _result(result: Result) -> dict[str, Any]:
    return {
        "name": result.name,
        "count": result.count,
        "seconds": round(result.seconds, 4),
        "per_second": round(result.per_second, 1),
        "plain_per_second": round(result.plain_per_second, 1) if result.plain_per_second else None,
        "ratio": round(result.ratio, 4) if result.ratio else None,
    }
