"""Who acts in the demonstration, and as what. Nobody approves what they prepared."""

from collections.abc import Callable
from functools import cache
from typing import Final, TypeAlias

from demonstration.synthetic.people import MARK
from wenze.identity import WHOLE_CITY, Principal, Role
from wenze.identity.local_issuer import LocalIssuer

CLERK: Final = f"{MARK}受理人"
REGISTRAR: Final = f"{MARK}名册管理员"
HANDLER: Final = f"{MARK}承办人"
STARTER: Final = f"{MARK}启动批准人"
RECORDER: Final = f"{MARK}记录人"
APPROVER: Final = f"{MARK}审批人"
MESSENGER: Final = f"{MARK}送达人"
SUPERVISOR: Final = f"{MARK}问责办负责人"
APPEAL_HANDLER: Final = f"{MARK}申诉处理人"
OBSERVER: Final = f"{MARK}督查人"
"""Looks at everything and changes nothing."""

_ROLES: Final = {
    CLERK: Role.HANDLER,
    REGISTRAR: Role.ORGANISATION_DEPARTMENT,
    HANDLER: Role.HANDLER,
    STARTER: Role.OFFICE_LEAD,
    RECORDER: Role.HANDLER,
    APPROVER: Role.LEADING_BODY,
    MESSENGER: Role.SERVER,
    SUPERVISOR: Role.OFFICE_LEAD,
    APPEAL_HANDLER: Role.APPEAL_BODY,
    OBSERVER: Role.CITY_OFFICE,
}

Badges: TypeAlias = Callable[[str], str]
"""A person's token."""


def badges(issuer: LocalIssuer) -> Badges:
    """Tokens for the staff, each issued once: a demonstration is over before one expires."""

    @cache
    def badge(person: str) -> str:
        return issuer.token(Principal(person, frozenset({_ROLES[person]}), frozenset({WHOLE_CITY})))

    return badge
