"""The occasion on which a measure takes effect: the dates and the standing that its effects depend on."""

from datetime import date

from case_engine.domain.value import value


@value
class Occasion:
    """When a decision takes effect and for whom.

    `decided_on`: None means the day it takes effect. `served_on`: None while it isn't served yet.
    `first_decision_on`: for 调离岗位 converted from 停职检查 (18.2), the day the first decision took effect.
    """

    effective_on: date
    conduct_on: date
    probation: bool = False
    decided_on: date | None = None
    served_on: date | None = None
    first_decision_on: date | None = None
