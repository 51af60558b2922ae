"""What the printed parts are made of."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text


def heading(text: str) -> RenderableType:
    """The heading of a part."""
    return Rule(Text(text, style="bold"), align="left", style="dim")


def table(texts: Sequence[str], numbers: Sequence[str], last: Sequence[str] = ()) -> Table:
    """A table with text columns, number columns to the right of them, and text columns again that may be folded."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    for title in texts:
        made.add_column(title, no_wrap=True)
    for title in numbers:
        made.add_column(title, justify="right", no_wrap=True)
    for title in last:
        made.add_column(title, overflow="fold")
    return made


def indented(table: Table) -> RenderableType:
    """The table under its heading."""
    return Padding(table, (0, 0, 0, 1))
