"""Chinese paragraphs: broken between any two characters, but not where punctuation forbids it."""

import re
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

_PIECE: Final = re.compile(r"[《（“【]*(?:[!-~]+|.)[，。；：、）》”】…]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph at a depth; its further lines are indented once more.

    The terminal library's own wrapping breaks between words, which Chinese does not have.
    """

    text: str
    depth: int = 0
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        first, further = " " * (1 + 2 * self.depth), " " * (3 + 2 * self.depth)
        for number, part in enumerate(wrapped(self.text, options.max_width - len(further))):
            yield Text(f"{further if number else first}{part}", style=self.style, no_wrap=True)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many columns; a Chinese character takes two."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and cell_len(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]
