"""Who acts, and who may: bearer tokens, roles and the policies that decide."""

from wenze.identity.acting_person import ActingPerson
from wenze.identity.policies import Denied, Policies
from wenze.identity.principal import WHOLE_CITY, Principal
from wenze.identity.resource import Resource
from wenze.identity.roles import Role
from wenze.identity.settings import IdentitySettings

__all__ = [
    "WHOLE_CITY",
    "ActingPerson",
    "Denied",
    "IdentitySettings",
    "Policies",
    "Principal",
    "Resource",
    "Role",
]
