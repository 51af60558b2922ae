"""Proves from ledger, topics and databases that the guarantees held. It knows nothing of the services' code: all it is
told is written in the READMEs, and it reads raw records and raw documents."""

from fault_suite.checker.check import check
from fault_suite.checker.evidence import Places, gathered
from fault_suite.checker.violation import Violation

__all__ = ["Places", "Violation", "check", "gathered"]
