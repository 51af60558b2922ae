"""The import contracts hold, and each of them can fail: a planted violation is found."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = [*ROOT.glob("services/*/src/*"), *ROOT.glob("shared/src/*"), *ROOT.glob("deploy/src/*")]

PLANTED = {
    "layers-of-a-service": ("case_engine/domain/planted.py", "import case_engine.entrypoints\n"),
    "services-are-strangers": ("personnel/planted.py", "import notifier\n"),
    "shared-knows-no-service": ("wenze/planted.py", "import clue_intake\n"),
    "one-home-for-the-database-driver": ("wenze/journal/planted.py", "import pymongo\n"),
    "one-home-for-the-kafka-client": ("notifier/planted.py", "import aiokafka\n"),
    "the-journal-is-a-port": ("wenze/journal/planted.py", "import wenze.mongo\n"),
    "the-checker-knows-no-service": ("fault_suite/checker/planted.py", "import wenze.contracts\n"),
}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All packages side by side in one folder that comes first on the path."""
    folder = tmp_path_factory.mktemp("copy")
    for source in SOURCES:
        if source.is_dir() and not source.name.endswith(".egg-info"):
            shutil.copytree(source, folder / source.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def test_every_contract_has_a_planted_violation():
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    prefix = "importlinter:contract:"
    assert {name.removeprefix(prefix) for name in config.sections() if name.startswith(prefix)} == set(PLANTED)


def test_the_contracts_hold(copy: Path):
    result = _lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_found(contract: str, copy: Path):
    path, violation = PLANTED[contract]
    planted = copy / path
    planted.write_text(violation, encoding="utf-8")
    try:
        result = _lint(copy)
    finally:
        planted.unlink()
    name = _name_of(contract)
    assert result.returncode == 1
    assert f"{name} BROKEN" in " ".join(result.stdout.split())


def _name_of(contract: str) -> str:
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    return config[f"importlinter:contract:{contract}"]["name"]
