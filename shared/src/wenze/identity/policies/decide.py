"""Asks Cedar. An answer depends on nothing but what is asked, so it is remembered."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import cedarpy

from wenze.identity.principal import Principal
from wenze.identity.resource import Resource

REMEMBERED: Final = 8_192
NOTHING_PERMITS: Final = "nothing-permits"


@dataclass(frozen=True, slots=True)
class Denied:
    """Which policy said no, why in Chinese, and the clause it rests on; empty where it rests on none."""

    policy: str
    reason: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Permitted:
    """Which policy said yes."""

    policy: str


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """One policy as text; its name says what it says."""

    name: str
    text: str


class Policies:
    """Says whether a principal may do something to a resource. `action` is `service:operation`."""

    def __init__(self, policy_files: tuple[PolicyFile, ...] | None = None) -> None:
        """Raises: ValueError for a file that is not exactly one policy, or a prohibition that gives no reason."""
        read = policy_files if policy_files is not None else policy_files_of_this_package()
        self._files = {f"policy{number}": _refusal(file) for number, file in enumerate(read)}
        self._policies = cedarpy.PolicySet.from_str("\n".join(file.text for file in read))
        self.decide = lru_cache(REMEMBERED)(self._decide)

    def denial(self, principal: Principal, action: str, resource: Resource) -> Denied | None:
        """Why it is refused, None if it is permitted."""
        decision = self.decide(principal, action, resource)
        return decision if isinstance(decision, Denied) else None

    def _decide(self, principal: Principal, action: str, resource: Resource) -> Denied | Permitted:
        request = {
            "principal": {"type": "Person", "id": principal.person},
            "action": {"type": "Action", "id": action},
            "resource": {"type": "Record", "id": ""},
            "context": {},
        }
        answer = cedarpy.is_authorized(request, self._policies, _entities(principal, resource))
        if answer.diagnostics.errors:
            raise ValueError(f"a policy could not be evaluated: {answer.diagnostics.errors}")
        reasons = sorted(answer.diagnostics.reasons)
        if answer.allowed:
            return Permitted(self._files[reasons[0]].policy)
        return self._files[reasons[0]] if reasons else _not_permitted(principal)


def policy_files_of_this_package() -> tuple[PolicyFile, ...]:
    """The policies that hold."""
    found = (each for each in files("wenze.identity.policies").iterdir() if each.name.endswith(".cedar"))
    return tuple(
        PolicyFile(each.name.removesuffix(".cedar"), each.read_text("utf-8"))
        for each in sorted(found, key=lambda each: each.name)
    )


def _refusal(file: PolicyFile) -> Denied:
    parsed: dict[str, Any] = json.loads(cedarpy.policies_to_json_str(file.text))
    policies = list(parsed["staticPolicies"].values())
    if len(policies) != 1 or parsed["templates"]:
        raise ValueError(f"{file.name} should hold exactly one policy")
    annotations: dict[str, str] = policies[0].get("annotations", {})
    if policies[0]["effect"] == "forbid" and not annotations.get("reason"):
        raise ValueError(f"{file.name} forbids without a reason")
    return Denied(file.name, annotations.get("reason", ""), annotations.get("clause", ""))


def _entities(principal: Principal, resource: Resource) -> list[dict[str, Any]]:
    person = {
        "name": principal.person,
        "roles": sorted(principal.roles),
        "counties": sorted(principal.counties),
        "unit": principal.unit,
        "relations": sorted(principal.relations),
    }
    record = {
        "county": resource.county,
        "persons": sorted(resource.persons),
        "preparedBy": sorted(resource.prepared_by),
        "decidedBy": sorted(resource.decided_by),
        "cityManaged": resource.city_managed,
    }
    return [
        {"uid": {"type": "Person", "id": principal.person}, "attrs": person, "parents": []},
        {"uid": {"type": "Record", "id": ""}, "attrs": record, "parents": []},
    ]


def _not_permitted(principal: Principal) -> Denied:
    roles = "、".join(role.in_chinese for role in sorted(principal.roles)) or "没有角色"
    return Denied(NOTHING_PERMITS, f"您的身份（{roles}）不能办理此事项，请由有权的人员办理，或者联系系统管理员。")
