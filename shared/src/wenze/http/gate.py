"""The gate before every operation: who calls is proven by a token, and whether they may is decided by the policies.

It closes by itself: an operation that no policy permits is refused to everybody, and a record whose place is not known
is taken to concern the whole city.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from inspect import signature
from typing import Annotated, Any, Final, TypeAlias

from fastapi import Depends, Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from wenze.audit import Access, AccessTrail
from wenze.counties import county_named
from wenze.errors import Transient
from wenze.http.handlers import unavailable
from wenze.http.problems import NotPermitted, Problem, problem, problem_response
from wenze.identity import WHOLE_CITY, Denied, Policies, Principal, Resource
from wenze.identity.tokens import TokenRefused, Tokens
from wenze.telemetry import current_correlation_id

OPEN: Final = frozenset({"/livez", "/readyz", "/metrics", "/openapi.json", "/asyncapi.json"})
"""What anyone on the network may read: it holds nothing about persons."""

ABOUT_NO_RECORD: Final = frozenset({"audit_trail"})
READING: Final = frozenset({"GET", "HEAD"})

_CHALLENGE: Final = {"WWW-Authenticate": "Bearer"}
_NOT_SHOWN: Final = "请在请求头 Authorization 中以“Bearer 令牌”的形式出示令牌。"

Finder: TypeAlias = Callable[[str], Awaitable[Resource | None]]


@dataclass(frozen=True, slots=True)
class Scoping:
    """What an operation is about. `named` finds it by a path parameter; `told` are the operations that concern no
    county, or whose body names it, which they ask about themselves. `signed` are paths whose callers sign what they
    send. `looking_up` change nothing though they are posted.
    """

    named: Mapping[str, Finder] = field(default_factory=dict[str, Finder])
    told: frozenset[str] = frozenset()
    signed: tuple[str, ...] = ()
    looking_up: frozenset[str] = frozenset()


class AuthenticationMiddleware:
    """Answers 401 before anything of a body is read, for all but open and signed paths."""

    def __init__(self, app: ASGIApp, tokens: Tokens, signed: tuple[str, ...]) -> None:
        self._app = app
        self._tokens = tokens
        self._signed = signed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_open(scope["path"], self._signed):
            try:
                scope["user"] = await self._tokens.principal(_bearer(scope))
            except TokenRefused as refused:
                return await problem_response(_unauthenticated(str(refused)), _CHALLENGE)(scope, receive, send)
            except Transient as outage:
                return await unavailable(outage)(scope, receive, send)
        return await self._app(scope, receive, send)


def is_open(path: str, signed: tuple[str, ...]) -> bool:
    """Whether a path is called without a token."""
    return path in OPEN or path.startswith(signed)


class Permission:
    """What the caller may do in this operation."""

    def __init__(self, policies: Policies, trail: AccessTrail, principal: Principal, action: str, path: str) -> None:
        self._policies = policies
        self._trail = trail
        self._path = path
        self._principal = principal
        self._action = action

    def require(self, resource: Resource) -> None:
        """Raises: NotPermitted with the policy that said no."""
        decision = self._policies.decide(self._principal, self._action, resource)
        if isinstance(decision, Denied):
            self._trail.note(self._access(resource, decision.policy, permitted=False))
            raise NotPermitted(decision.policy, decision.reason, decision.clause)
        self._ground, self._resource = decision.policy, resource

    async def record(self) -> None:
        """That what was last permitted is looked at is durable when this returns. Raises: Transient."""
        await self._trail.record(self._access(self._resource, self._ground, permitted=True))

    def _access(self, resource: Resource, policy: str, *, permitted: bool) -> Access:
        return Access(
            person=self._principal.person,
            roles=tuple(sorted(self._principal.roles)),
            operation=self._action,
            path=self._path,
            county=resource.county,
            permitted=permitted,
            policy=policy,
            correlation=current_correlation_id() or "",
        )


class Gate:
    """A dependency of every operation of a service."""

    def __init__(self, service: str, tokens: Tokens, policies: Policies, scoping: Scoping, trail: AccessTrail) -> None:
        self._trail = trail
        self.tokens = tokens
        self.scoping = scoping
        self._service = service
        self._policies = policies

    async def __call__(self, request: Request) -> None:
        """Raises: NotPermitted; Transient when what is looked at cannot be recorded."""
        if is_open(request.url.path, self.scoping.signed):
            return
        operation: str = request.scope["endpoint"].__name__
        action, path = f"{self._service}:{operation}", request.url.path
        permission = Permission(self._policies, self._trail, request.user, action, path)
        permission.require(Resource())  # first of all, so that who has no business here learns of nothing
        request.state.permission = permission
        if operation in self.scoping.told:
            return
        if operation not in ABOUT_NO_RECORD:
            permission.require(await self._resource(request))
        if request.method in READING or operation in self.scoping.looking_up:
            await permission.record()

    async def _resource(self, request: Request) -> Resource:
        """Only by what the operation itself reads: a parameter that it passes over must not open it."""
        read = _parameters(request.scope["endpoint"])
        given = {**request.query_params, **request.path_params}
        for parameter in self.scoping.named.keys() & read & given.keys():
            # What does not exist is no secret to who may see such things: the operation answers 404.
            return await self.scoping.named[parameter](given[parameter]) or Resource()
        county = county_named(given["county"]) if "county" in read & given.keys() else None
        return Resource(county=county.code if county else WHOLE_CITY)


@cache
def _parameters(endpoint: Callable[..., Any]) -> frozenset[str]:
    return frozenset(signature(endpoint).parameters)


async def _permission(request: Request) -> Permission:
    return request.state.permission


CallersPermission: TypeAlias = Annotated[Permission, Depends(_permission)]
"""For an operation whose body tells what it is about."""


def _bearer(scope: Scope) -> str:
    scheme, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise TokenRefused(_NOT_SHOWN)
    return token.strip()


def _unauthenticated(detail: str) -> Problem:
    return problem(401, "not-signed-in", "尚未登录", detail)


def document_security(document: dict[str, Any], signed: tuple[str, ...]) -> None:
    """Say in an OpenAPI document which operations need a token."""
    components = document.setdefault("components", {})
    components.setdefault("securitySchemes", {})["bearer"] = {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "签发方签发的令牌",
    }
    for path, operations in document.get("paths", {}).items():
        for operation in operations.values():
            operation["security"] = [] if is_open(path, signed) else [{"bearer": []}]
