"""Every domain imports the standard library and itself only, so that the law can be read and run alone."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOMAINS = sorted(ROOT.glob("services/*/src/*/domain"))


def foreign_imports(source: str, own_domain: str) -> list[str]:
    """The modules a source text imports that are neither the standard library's nor its own domain's."""
    imported: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            imported.extend(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            imported.append("." if node.level else node.module or "")
    return [name for name in imported if not _allowed(name, own_domain)]


def _allowed(name: str, own_domain: str) -> bool:
    package, _, _ = name.partition(".")
    return package in sys.stdlib_module_names or name == own_domain or name.startswith(own_domain + ".")


def test_there_are_four_domains():
    assert [domain.parent.name for domain in DOMAINS] == ["case_engine", "clue_intake", "notifier", "personnel"]


@pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.parent.name)
def test_a_domain_imports_the_standard_library_and_itself_only(domain: Path):
    own = f"{domain.parent.name}.domain"
    found = {
        str(file.relative_to(ROOT)): foreign
        for file in domain.rglob("*.py")
        if (foreign := foreign_imports(file.read_text(encoding="utf-8"), own))
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "import pydantic",
        "from wenze.regulation import Ruleset",
        "from case_engine.application import assess",
        "from case_engine.domainlike import x",
        "from . import sibling",
        "def f():\n    import motor",
    ],
)
def test_a_planted_foreign_import_is_found(line: str):
    assert foreign_imports(line, "case_engine.domain") != []


@pytest.mark.parametrize("line", ["import datetime", "from case_engine.domain.case import state"])
def test_an_allowed_import_is_not_complained_of(line: str):
    assert foreign_imports(line, "case_engine.domain") == []


CLOCKS = ("datetime.now", "date.today", "time.time", "random.", "uuid4")


@pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.parent.name)
def test_a_domain_never_asks_for_the_time_or_for_chance(domain: Path):
    found = [
        f"{file.relative_to(ROOT)}: {clock}"
        for file in domain.rglob("*.py")
        for clock in CLOCKS
        if clock in file.read_text(encoding="utf-8")
    ]
    assert found == []
