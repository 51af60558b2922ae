"""Bearer tokens: JWTs of one issuer, verified once and remembered by their hash until they expire."""

from collections.abc import Callable
from hashlib import sha256
from time import time
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jws import extract_compact

from wenze.identity.issuer_keys import IssuerKeys
from wenze.identity.principal import ClaimsUnusable, Principal, principal_of
from wenze.identity.settings import IdentitySettings

ALGORITHMS: Final = ("ES256", "ES384", "PS256", "RS256")
"""Signatures with a private key only; `none` and shared secrets are no proof of who issued a token."""

REMEMBERED: Final = 4_096
LONGEST_TOKEN: Final = 8_192

_NOT_OURS: Final = "令牌不是本系统信任的签发方签发的，或者已被改动。请重新登录取得令牌。"


class TokenRefused(Exception):  # noqa: N818 - an answer, named as what it says
    """The token proves nothing; the text says in Chinese why and what to do."""


class Tokens:
    """Says who a token speaks for."""

    def __init__(self, settings: IdentitySettings, keys: IssuerKeys, seconds: Callable[[], float] = time) -> None:
        self._keys = keys
        self._issuer = settings.issuer
        self._leeway = settings.leeway_seconds
        self._seconds = seconds
        self._claims = jwt.JWTClaimsRegistry(
            now=lambda: int(seconds()),
            leeway=settings.leeway_seconds,
            iss={"essential": True, "value": settings.issuer},
            aud={"essential": True, "value": settings.audience},
            exp={"essential": True},
            sub={"essential": True},
        )
        self._remembered: dict[bytes, tuple[Principal, float]] = {}

    async def principal(self, token: str) -> Principal:
        """Raises: TokenRefused, and Transient when the issuer's keys could not be read yet."""
        digest = sha256(token.encode()).digest()
        known = self._remembered.get(digest)
        if known is not None and self._seconds() < known[1]:
            return known[0]
        principal, expires_at = await self._verified(token)
        if len(self._remembered) >= REMEMBERED:
            del self._remembered[next(iter(self._remembered))]
        self._remembered[digest] = principal, expires_at + self._leeway
        return principal

    async def _verified(self, token: str) -> tuple[Principal, float]:
        if not self._issuer or len(token) > LONGEST_TOKEN:
            raise TokenRefused(_NOT_OURS)
        try:
            claims = await self._signed_claims(token)
            self._claims.validate(claims)
            return principal_of(claims), float(claims["exp"])
        except ExpiredTokenError:
            raise TokenRefused("令牌已经过期。请重新登录取得令牌。") from None
        except ClaimsUnusable as unusable:
            raise TokenRefused(f"{unusable}请联系系统管理员。") from None
        except (JoseError, ValueError, TypeError):
            # What a broken token holds is the caller's: it is not repeated, neither here nor in a log.
            raise TokenRefused(_NOT_OURS) from None

    async def _signed_claims(self, token: str) -> dict[str, Any]:
        kid = extract_compact(token.encode()).headers().get("kid")
        key = await self._keys.named(kid) if isinstance(kid, str) else None
        if key is None:
            raise TokenRefused(_NOT_OURS)
        return dict(jwt.decode(token, key, algorithms=ALGORITHMS).claims)
