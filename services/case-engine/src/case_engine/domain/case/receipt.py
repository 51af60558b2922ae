"""The receipt of a computed answer: everything it rests on, so that the same input can be answered again alike."""

from datetime import date

from case_engine.domain.value import value


@value
class ParameterUsed:
    """A number of the regulation that was used, in its unit."""

    name: str
    value: int
    unit: str
    clause: str


@value
class SettingUsed:
    """The answer to an open question that was used. A value that isn't text is canonical JSON.

    `decider` may decide it; `decided_by` did, and is empty while the default holds.
    """

    name: str
    value: str
    clause: str
    decider: str
    decided_by: str = ""


@value
class Receipt:
    """Rules, clauses, parameters and settings used; the rule set's version and hash; the SM3 of the input."""

    as_of: date
    rules: tuple[str, ...]
    clauses: tuple[str, ...]
    parameters: tuple[ParameterUsed, ...]
    settings: tuple[SettingUsed, ...]
    ruleset_version: str
    ruleset_hash: str
    input_fingerprint: str
