"""All laws on all evidence."""

from fault_suite.checker import clues, dead_letters, decisions, lists, notices, publication, starts
from fault_suite.checker.evidence import Evidence
from fault_suite.checker.violation import Violation

_LAWS = {
    "clue-intake": (clues.every_acknowledged_submission_is_there_once,),
    "case-engine": (starts.every_admitted_clue_has_one_start, decisions.every_import_is_in_force_once),
    "personnel": (decisions.every_decision_has_one_set_of_effects,),
    "notifier": (notices.every_occasion_has_its_notices, notices.every_notice_is_delivered_once),
}
_LAWS_OF_ALL = (
    publication.every_commit_was_told_in_order,
    dead_letters.dead_letters_hold_exactly_the_poison,
    lists.every_list_agrees_with_the_journal,
)


def check(evidence: Evidence) -> list[Violation]:
    """Every breach that the evidence shows; none is what a run must end with."""
    laws = [law for service in evidence.services for law in _LAWS[service]]
    return [*evidence.broken, *(violation for law in (*laws, *_LAWS_OF_ALL) for violation in law(evidence))]
