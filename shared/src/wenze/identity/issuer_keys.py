"""The issuer's public keys: read once, again when a token names an unknown one, and anew after a while."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import monotonic
from typing import Final, TypeAlias
from urllib.parse import urlsplit

import structlog
from joserfc.errors import JoseError
from joserfc.jwk import Key, KeySet, KeySetSerialization

from wenze.errors import Transient

READ_AFTER_SECONDS: Final = 600.0
AGAIN_AFTER_SECONDS: Final = 5.0
PATIENCE_SECONDS: Final = 5.0

LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})

log = structlog.stdlib.get_logger(__name__)

ReadKeys: TypeAlias = Callable[[], Awaitable[KeySetSerialization]]


class IssuerUnusable(Exception):  # noqa: N818 - an answer, named as what it says
    """The issuer cannot be believed as it is set; the text says in Chinese what to correct."""


class IssuerKeys:
    """Keys by their `kid`. What is known goes on being used while the issuer does not answer."""

    def __init__(self, read: ReadKeys, seconds: Callable[[], float] = monotonic) -> None:
        self._read = read
        self._seconds = seconds
        self._known: dict[str, Key] = {}
        self._read_at = self._tried_at = float("-inf")
        self._reading = asyncio.Lock()

    async def named(self, kid: str) -> Key | None:
        """The key, if the issuer has it. Raises: Transient while no key was ever read."""
        if self._is_wanted(kid):
            async with self._reading:
                # A flood of invented key names must not become a flood of questions to the issuer.
                if self._is_wanted(kid) and self._seconds() - self._tried_at > AGAIN_AFTER_SECONDS:
                    await self._refresh()
            if not self._known:
                raise Transient("identity-issuer", "its keys could not be read")
        return self._known.get(kid)

    def _is_wanted(self, kid: str) -> bool:
        return kid not in self._known or self._seconds() - self._read_at > READ_AFTER_SECONDS

    async def _refresh(self) -> None:
        self._tried_at = self._seconds()
        try:
            keys = KeySet.import_key_set(await self._read()).keys
        except (OSError, ValueError, KeyError, TypeError, JoseError) as failure:
            log.warning("the issuer's keys could not be read", problem=repr(failure))
            return
        self._known = {key.kid: key for key in keys if key.kid and key.key_type != "oct"}
        self._read_at = self._tried_at


def keys_at(place: str) -> ReadKeys:
    """Reads a JWKS from an `https` address or a file; in clear only from this machine, for who answers must be proven.

    Raises: IssuerUnusable for any other address.
    """
    address = urlsplit(place)
    if address.scheme == "http" and address.hostname not in LOOPBACK:
        raise IssuerUnusable("身份签发方的公钥地址（WENZE_IDENTITY_KEYS）应为 https 地址或者文件，否则可能被冒充")
    return lambda: _fetched(place) if address.scheme in {"https", "http"} else _from_file(Path(place))


async def _fetched(url: str) -> KeySetSerialization:
    """Raises: OSError when the issuer does not answer as it should."""
    import httpx  # noqa: PLC0415 - a service that reads a file starts sooner without it

    try:
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:
            return (await client.get(url)).raise_for_status().json()
    except httpx.HTTPError as failure:
        raise OSError(repr(failure)) from failure


async def _from_file(path: Path) -> KeySetSerialization:
    return json.loads(await asyncio.to_thread(path.read_bytes))
