"""A token is believed if the issuer signed it, for this system and for now; nothing else is."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import time
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, Key, OctKey

from wenze.errors import Transient
from wenze.identity import IdentitySettings, Principal, Role
from wenze.identity.issuer_keys import AGAIN_AFTER_SECONDS, READ_AFTER_SECONDS, IssuerKeys, IssuerUnusable, keys_at
from wenze.identity.local_issuer import ISSUER, LocalIssuer
from wenze.identity.tokens import REMEMBERED, TokenRefused, Tokens

CLERK = Principal("经办人", frozenset({Role.HANDLER}), frozenset({"430602"}), "合成局", frozenset({"合成乙"}))
KEY = ECKey.generate_key("P-256", parameters={"kid": "ours"}, private=True)
ANOTHER = ECKey.generate_key("P-256", parameters={"kid": "ours"}, private=True)


class Issuer:
    """Publishes keys, and counts how often it is asked."""

    def __init__(self, *keys: Key) -> None:
        self.keys, self.asked, self.seconds, self.silent = list(keys), 0, 0.0, False

    async def read(self) -> dict[str, Any]:
        self.asked += 1
        if self.silent:
            raise OSError("no route")
        return {"keys": [key.as_dict(private=False) for key in self.keys]}

    def tokens(self, now: Callable[[], float] = time) -> Tokens:
        keys = IssuerKeys(self.read, lambda: self.seconds)
        return Tokens(IdentitySettings(issuer="https://issuer", keys="there", leeway_seconds=30), keys, now)


def claims(**changes: Any) -> dict[str, Any]:
    made = {
        "iss": "https://issuer",
        "aud": "wenze",
        "sub": "甲",
        "exp": int(time()) + 3_600,
        "roles": ["handler"],
        **changes,
    }
    return {name: value for name, value in made.items() if value is not None}


def signed(key: Key = KEY, header: dict[str, Any] | None = None, **changes: Any) -> str:
    return jwt.encode({"alg": "ES256", "kid": "ours", **(header or {})}, claims(**changes), key)


async def test_a_local_token_says_who_it_is_for(tmp_path: Path) -> None:
    issuer = LocalIssuer(tmp_path / "identity")
    token = issuer.token(CLERK)
    settings = issuer.settings()
    assert await Tokens(settings, IssuerKeys(keys_at(settings.keys))).principal(token) == CLERK


def test_the_local_key_is_the_owners_only_and_made_once(tmp_path: Path) -> None:
    issuer = LocalIssuer(tmp_path)
    issuer.prepare()
    key = tmp_path / "signing-key.json"
    before = key.read_text()
    issuer.prepare()
    assert key.read_text() == before
    assert key.stat().st_mode & 0o077 == 0
    assert '"d"' not in (tmp_path / "keys.json").read_text()
    assert issuer.settings().issuer == ISSUER


@pytest.mark.parametrize(
    "token",
    [
        "",
        "a.b.c",
        "x" * 9_000,
        signed(ANOTHER),
        signed(iss="https://elsewhere"),
        signed(iss=None),
        signed(aud="another-system"),
        signed(aud=None),
        signed(exp=None),
        signed(sub=None),
        signed(nbf=int(time()) + 3_600),
        signed(header={"kid": "unknown"}),
        jwt.encode({"alg": "ES256"}, claims(), KEY),
        signed()[:-4] + "AAAA",
    ],
)
async def test_a_token_that_proves_nothing_is_refused(token: str) -> None:
    with pytest.raises(TokenRefused, match="不是本系统信任的"):
        await Issuer(KEY).tokens().principal(token)


async def test_a_token_without_a_signature_or_signed_with_a_shared_secret_is_refused() -> None:
    secret = OctKey.import_key("a secret that many share and nobody keeps", {"kid": "ours"})
    shared = jwt.encode({"alg": "HS256", "kid": "ours"}, claims(), secret)
    header, body, _ = signed().split(".")
    unsigned = jwt.encode({"alg": "none", "kid": "ours"}, claims(), secret, algorithms=["none"])
    for token in (shared, unsigned, f"{header}.{body}."):
        with pytest.raises(TokenRefused):
            await Issuer(KEY, secret).tokens().principal(token)


async def test_claims_that_name_two_administrators_are_refused_in_words() -> None:
    with pytest.raises(TokenRefused, match="不能兼有"):
        await Issuer(KEY).tokens().principal(signed(roles=["system-administrator", "audit-administrator"]))


async def test_without_an_issuer_nobody_is_let_in() -> None:
    with pytest.raises(TokenRefused):
        await Tokens(IdentitySettings(), IssuerKeys(Issuer(KEY).read)).principal(signed(iss=""))


async def test_a_token_ends_even_if_it_was_seen_before_and_clocks_may_differ_a_little() -> None:
    now = time()
    moment = [now]
    tokens = Issuer(KEY).tokens(lambda: moment[0])
    token = signed(exp=int(now) + 60)
    for seconds in (0, 59, 85):
        moment[0] = now + seconds
        assert (await tokens.principal(token)).person == "甲"
    moment[0] = now + 91
    with pytest.raises(TokenRefused, match="已经过期"):
        await tokens.principal(token)


async def test_keys_are_asked_for_once_and_again_for_a_new_one() -> None:
    issuer = Issuer(KEY)
    tokens = issuer.tokens()
    for number in range(5):
        await tokens.principal(signed(jti=str(number)))
    assert issuer.asked == 1
    new = ECKey.generate_key("P-256", parameters={"kid": "new"}, private=True)
    issuer.keys = [new]
    issuer.seconds += AGAIN_AFTER_SECONDS + 1
    assert (await tokens.principal(signed(new, {"kid": "new"}))).person == "甲"
    assert issuer.asked == 2
    with pytest.raises(TokenRefused):  # the old one was withdrawn
        await tokens.principal(signed(jti="late"))


async def test_invented_key_names_do_not_flood_the_issuer() -> None:
    issuer = Issuer(KEY)
    tokens = issuer.tokens()
    for number in range(20):
        with pytest.raises(TokenRefused):
            await tokens.principal(signed(header={"kid": f"invented-{number}"}))
    assert issuer.asked == 1


async def test_known_keys_go_on_while_the_issuer_is_silent_but_none_is_an_outage() -> None:
    issuer = Issuer(KEY)
    tokens = issuer.tokens()
    await tokens.principal(signed())
    issuer.silent = True
    issuer.seconds += READ_AFTER_SECONDS + 1
    assert (await tokens.principal(signed(jti="2"))).person == "甲"
    with pytest.raises(Transient):
        await issuer.tokens().principal(signed())


async def test_only_so_many_tokens_are_remembered() -> None:
    tokens = Issuer(KEY).tokens()
    for number in range(REMEMBERED + 3):
        tokens._remembered[number.to_bytes(4)] = CLERK, 0.0
    tokens._remembered.popitem()
    await tokens.principal(signed())
    assert len(tokens._remembered) <= REMEMBERED + 3


class Jwks(BaseHTTPRequestHandler):
    """An issuer's page with its keys."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/keys" else 404)
        self.end_headers()
        self.wfile.write(json.dumps({"keys": [KEY.as_dict(private=False)]}).encode())

    def log_message(self, *_: object) -> None:
        pass


async def test_keys_are_read_from_the_issuers_address() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Jwks) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        settings = IdentitySettings(issuer="https://issuer", keys=f"{address}/keys")
        assert (await Tokens(settings, IssuerKeys(keys_at(settings.keys))).principal(signed())).person == "甲"
        with pytest.raises(Transient):
            await Tokens(settings, IssuerKeys(keys_at(f"{address}/elsewhere"))).principal(signed())
        server.shutdown()


def test_keys_are_not_read_in_clear_from_another_machine() -> None:
    with pytest.raises(IssuerUnusable, match="WENZE_IDENTITY_KEYS"):
        keys_at("http://issuer.example/keys")
