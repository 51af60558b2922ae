"""How much is measured."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Extent:
    """`repetitions` of each contestant, `messages` through the services in each; `folder` is a section's to fill."""

    repetitions: int
    messages: int
    folder: Path
