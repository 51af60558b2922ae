"""The catalogue holds every clause of the three regulations, and each says what the system does with it."""

from collections import Counter
from itertools import chain

import pytest

from wenze.regulation import Clause, UnknownClauseError, catalogue

ARTICLES = {"incentive": 12, "supervision": 10, "accountability": 19}
ITEMS_OF_ACCOUNTABILITY = {7: 10, 8: 10, 9: 7, 10: 3, 14: 6, 15: 4, 16: 3, 17: 2, 18: 7}
SOURCES = [
    "citizen-report",
    "leadership-instruction",
    "inspection-recommendation",
    "delegates-joint-proposal",
    "joint-meeting-member-proposal",
    "major-incident",
    "media-exposure",
    "functional-department-check",
    "appraisal-finding",
]
MEASURES = [
    "criticism-notice",
    "self-examination",
    "admonition-talk",
    "public-apology",
    "suspension",
    "reassignment",
    "resignation",
    "ordered-resignation",
    "removal",
    "demotion",
]
CLAUSES = list(catalogue())
every_clause = pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: str(clause.ref))


def expected_references() -> list[str]:
    articles = [f"{regulation}:{n}" for regulation, count in ARTICLES.items() for n in range(1, count + 1)]
    items = [f"accountability:{a}.{n}" for a, count in ITEMS_OF_ACCOUNTABILITY.items() for n in range(1, count + 1)]
    return articles + items


def items_of(article: int) -> list[Clause]:
    return [clause for clause in CLAUSES if str(clause.ref).startswith(f"accountability:{article}.")]


def test_every_article_and_item_is_there_exactly_once():
    assert Counter(str(clause.ref) for clause in CLAUSES) == Counter(expected_references())


@every_clause
def test_a_clause_has_a_title_a_gist_and_a_status(clause: Clause):
    assert clause.title
    assert clause.gist.endswith("。")
    assert clause.status in {"rule", "record", "manual", "none"}


@every_clause
def test_a_clause_that_asks_something_of_the_system_has_an_owner_and_a_state(clause: Clause):
    if clause.status == "none":
        assert (clause.owner, clause.state) == (None, None)
    else:
        assert clause.owner in {"clue-intake", "case-engine", "personnel", "notifier"}
        assert clause.state in {"built", "planned"}


@every_clause
def test_only_a_built_clause_names_the_part_that_is_built(clause: Clause):
    assert clause.built_part is None or clause.state == "built"


def test_the_richer_kinds_collapse_to_the_strongest_status():
    statuses = {"accountability:10.2": "rule", "accountability:6": "record", "accountability:15.4": "manual"}
    assert {ref: catalogue().clause(ref).status for ref in statuses} == statuses


@pytest.mark.parametrize("article", [7, 8])
def test_every_conduct_item_says_what_evidence_it_needs_and_which_sources_point_to_it(article: int):
    for clause in items_of(article):
        assert clause.evidence, clause.ref
        assert clause.suggested_by, clause.ref
        assert set(clause.suggested_by) <= set(SOURCES), clause.ref


def test_the_catch_all_items_ask_for_a_written_reason():
    for ref in ("accountability:7.10", "accountability:8.10"):
        clause = catalogue().clause(ref)
        assert "manual" in clause.kinds
        assert "书面认定理由" in clause.evidence


def test_the_seven_items_of_article_9_admit_nine_sources():
    assert list(chain.from_iterable(clause.sources for clause in items_of(9))) == SOURCES


def test_the_six_groups_of_article_14_hold_ten_measures():
    assert list(chain.from_iterable(clause.measures for clause in items_of(14))) == MEASURES


def test_a_citation_of_a_clause_that_does_not_exist_is_refused():
    with pytest.raises(UnknownClauseError, match=r"accountability:7\.11"):
        catalogue().cite("accountability:7.11")
    with pytest.raises(UnknownClauseError):
        catalogue().clause("incentive:13")
