"""The three regulations as data: clause catalogue, dated parameters, settings, and the rule set made of them."""

from wenze.regulation.catalogue import Catalogue, Clause, UnknownClauseError, catalogue
from wenze.regulation.clause import ClauseReference, InvalidClauseReferenceError
from wenze.regulation.decisions import InvalidDecisionError, SettingInForce
from wenze.regulation.ruleset import Consultation, NotInRulesetError, ParameterUsed, Ruleset

__all__ = [
    "Catalogue",
    "Clause",
    "ClauseReference",
    "Consultation",
    "InvalidClauseReferenceError",
    "InvalidDecisionError",
    "NotInRulesetError",
    "ParameterUsed",
    "Ruleset",
    "SettingInForce",
    "UnknownClauseError",
    "catalogue",
]
