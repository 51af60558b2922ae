"""The condition that 问责办法 9.3, 9.4 and 9.5 share: a proposal counts once a body has confirmed it."""

from clue_intake.domain.admission.condition import Condition
from clue_intake.domain.facts import Facts


def confirmation(facts: Facts, proposal: str, confirming_body: str) -> Condition:
    """Holds when the confirming body is named. `proposal` and `confirming_body` say in Chinese what and by whom."""
    body = facts.confirmed_by.strip()
    return Condition(
        True if body else None,
        met=f"{proposal}已经确认，确认单位：{body}",
        missing=f"{proposal}还没有经过确认：请由{confirming_body}确认后，补充填写“确认单位”",
        not_met="",
    )
