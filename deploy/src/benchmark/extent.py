"""How much is measured."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Extent:
    """`repetitions` of each contestant, `messages` through the services in each; `folder` is a section's to fill.

    `full`: the sizes of the goals, which take hours. `peers`: the interpreter of the environment that has
    the rule engines.
    """

    repetitions: int
    messages: int
    folder: Path
    full: bool = False
    peers: Path = Path(".venv-benchmark/bin/python")
