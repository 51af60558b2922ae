"""Every clause that the system claims to apply is in the code and the tests of the service that owns it."""

import re
from pathlib import Path

import pytest

from wenze.regulation import Clause, catalogue

ROOT = Path(__file__).parents[2]
BUILT_RULES = [clause for clause in catalogue() if clause.status == "rule" and clause.state == "built"]
CITATION = re.compile(r"(?:accountability|supervision|incentive):\d+(?:\.\d+)?")


def _texts(folder: Path, *patterns: str) -> str:
    files = [file for pattern in patterns for file in folder.rglob(pattern)]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _cites(text: str, clause: Clause) -> bool:
    """An article whose items carry its rules is cited through them."""
    article = clause.ref.item is None
    return re.search(rf"{re.escape(str(clause.ref))}(?!\d{'' if article else '|[.]'})", text) is not None


def _has_scenario_file(service: Path, clause: Clause) -> bool:
    numbers = f"_{clause.ref.article}_{clause.ref.item}"
    return any(re.search(rf"{numbers}(?!\d)", file.stem) for file in service.rglob("src/**/*.yaml"))


@pytest.mark.parametrize("clause", BUILT_RULES, ids=lambda clause: str(clause.ref))
def test_a_built_rule_is_cited_in_its_owners_code(clause: Clause):
    package = ROOT / "services" / clause.owner / "src"
    assert _cites(_texts(package, "*.py"), clause)


@pytest.mark.parametrize("clause", BUILT_RULES, ids=lambda clause: str(clause.ref))
def test_a_built_rule_has_a_scenario(clause: Clause):
    service = ROOT / "services" / clause.owner
    scenarios = _texts(service / "src", "*.yaml") + _texts(service / "tests", "*.py", "*.txt")
    assert _cites(scenarios, clause) or _has_scenario_file(service, clause)


def test_every_citation_in_the_code_exists():
    sources = "\n".join(
        _texts(folder, "*.py", "*.yaml") for folder in ROOT.glob("*/src") if folder.is_dir()
    ) + "\n".join(_texts(folder, "*.py", "*.yaml") for folder in ROOT.glob("services/*/src"))
    known = {str(clause.ref) for clause in catalogue()}
    assert {cited for cited in CITATION.findall(sources) if cited not in known} == set()
