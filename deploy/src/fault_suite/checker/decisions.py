"""Every decision is in force once, and has exactly one set of effects: its own."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from fault_suite.checker.evidence import Evidence
from fault_suite.checker.violation import Violation, among

IN_FORCE = "wenze.case.decision-in-force.v1"


def decisions_told(evidence: Evidence) -> dict[str, dict[str, Any]]:
    """Each decision in force that the topic `cases` tells of, by its id."""
    messages = {told.id: told for told in evidence.told["cases"] if told.type == IN_FORCE and told.id}
    bodies = [json.loads(told.body) for told in messages.values()]
    return {body["decision_id"]: body for body in bodies}


def every_import_is_in_force_once(evidence: Evidence) -> Iterator[Violation]:
    """The ledger's decisions against the messages of `cases`, resends counted once."""
    messages = {told.id: told for told in evidence.told["cases"] if told.type == IN_FORCE and told.id}
    counted = Counter(json.loads(told.body)["document_number"] for told in messages.values())
    known = evidence.ledger.decisions
    acknowledged = {number for number, decision in known.items() if decision.acknowledged}
    yield from among("decision-missing", acknowledged - set(counted), "acknowledged, and not in force")
    yield from among("decision-unfounded", set(counted) - set(known), "in force, and nobody had it imported")
    for number, count in sorted(counted.items()):
        if count > 1:
            yield Violation("decision-twice", number, f"{count} different messages put it into force")


def every_decision_has_one_set_of_effects(evidence: Evidence) -> Iterator[Violation]:
    """The messages of `cases` against the ledgers of personnel."""
    decided = decisions_told(evidence)
    recorded: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    for stream, history in evidence.histories["personnel"].items():
        for commit in history:
            for event in commit.events:
                if event.type == "effects-recorded":
                    decision = event.data["decision"]
                    recorded[decision["decision_id"]].append((stream, decision["effects"]))
    yield from among("effects-missing", set(decided) - set(recorded), "in force, and no ledger has its effects")
    yield from among("effects-unfounded", set(recorded) - set(decided), "in a ledger, and never in force")
    for decision_id, sets in sorted(recorded.items()):
        if len(sets) > 1:
            yield Violation("effects-twice", decision_id, f"in {[stream for stream, _ in sets]}")
        if decision_id in decided:
            yield from _same(decision_id, decided[decision_id], sets[0])


def _same(decision_id: str, body: dict[str, Any], recorded: tuple[str, Any]) -> Iterator[Violation]:
    stream, effects = recorded
    if stream != f"cadre:{body['subject']['cadre_id']}":
        yield Violation("effects-differ", decision_id, f"recorded in {stream}, not its subject's ledger")
    if _essence(effects) != _essence(body["effects"]):
        yield Violation("effects-differ", decision_id, f"decided {body['effects']}, recorded {effects}")


def _essence(effects: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return sorted(
        (effect["kind"], effect["effective_from"], effect["effective_until"] or "", effect["clause"])
        for effect in effects
    )
