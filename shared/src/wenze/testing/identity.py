"""Callers for tests: an issuer of their own, tokens for whoever a test needs, and the gate that believes them."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from wenze.audit import AccessTrail
from wenze.clock import SystemClock
from wenze.http.gate import Gate, Scoping
from wenze.identity import WHOLE_CITY, Policies, Principal, Role
from wenze.identity.issuer_keys import IssuerKeys, keys_at
from wenze.identity.local_issuer import LocalIssuer
from wenze.identity.policies.decide import PolicyFile
from wenze.identity.roles import SEPARATED
from wenze.identity.tokens import Tokens
from wenze.journal.memory import InMemoryJournal

BUSINESS = tuple(role for role in Role if role not in SEPARATED)
"""All that a person can be who has business with cadres: for tests that are about something else."""

EVERYTHING = Policies((PolicyFile("everything", "permit (principal, action, resource);"),))


@cache
def issuer() -> LocalIssuer:
    """The issuer of this test run."""
    folder = tempfile.mkdtemp(prefix="wenze-issuer-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = LocalIssuer(Path(folder))
    made.prepare()
    return made


def bearer(
    person: str = "合成经办人",
    *roles: Role,
    counties: tuple[str, ...] = (WHOLE_CITY,),
    unit: str = "",
    relations: tuple[str, ...] = (),
) -> dict[str, str]:
    """The header of this caller; without roles one who has them all but the administrators'."""
    principal = Principal(person, frozenset(roles or BUSINESS), frozenset(counties), unit, frozenset(relations))
    return {"Authorization": f"Bearer {issuer().token(principal)}"}


def trail() -> AccessTrail:
    """A trail in memory."""
    return AccessTrail(InMemoryJournal(), SystemClock())


def gate(service: str, scoping: Scoping | None = None, policies: Policies | None = None) -> Gate:
    """A service's gate, that believes this run's issuer."""
    settings = issuer().settings()
    tokens = Tokens(settings, IssuerKeys(keys_at(settings.keys)))
    return Gate(service, tokens, policies or Policies(), scoping or Scoping(), trail())
