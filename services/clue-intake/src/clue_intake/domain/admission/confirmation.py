"""The condition that 问责办法 9.3, 9.4 and 9.5 share: a proposal counts once a body has confirmed it."""

from clue_intake.domain.admission.condition import Condition
from clue_intake.domain.facts import Facts


def confirmation(facts: Facts, proposal: str, confirming_body: str) -> Condition:
    """Holds when the confirming body is named. `proposal` and `confirming_body` say in Chinese what and by whom."""
    body = facts.confirmed_by
    return Condition(
        True if body else None,
        met=f"{proposal}已经确认，确认单位：{body}",
        missing=_missing(facts, proposal, confirming_body),
        not_met="",
    )


def _missing(facts: Facts, proposal: str, confirming_body: str) -> str:
    if facts.confirmed:
        return f"{proposal}写明已经确认，但没有写明由哪个单位确认：请补充填写“确认单位”（{confirming_body}）"
    return f"{proposal}还没有经过确认：请由{confirming_body}确认后，补充填写“确认单位”"
