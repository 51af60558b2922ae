"""An issuer for one machine: the embedded stack, tests and demonstrations. Its private key lies in a file that only
the user who started it can read; nothing outside that machine should believe it."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import Final

from joserfc import jwt
from joserfc.jwk import ECKey

from wenze.identity.principal import Principal
from wenze.identity.settings import IdentitySettings

ISSUER: Final = "urn:wenze:local-issuer"
LIFETIME_SECONDS: Final = 3_600
_OWNER_ONLY: Final = 0o600


@dataclass(frozen=True, slots=True)
class LocalIssuer:
    """Issues tokens with the key in `folder`, which is made when it is first needed."""

    folder: Path

    def settings(self) -> IdentitySettings:
        """By these a service believes this issuer."""
        return IdentitySettings(issuer=ISSUER, keys=str(self.folder / "keys.json"))

    def exists(self) -> bool:
        """Whether its key was made."""
        return (self.folder / "signing-key.json").exists()

    def prepare(self) -> None:
        """Make key and JWKS unless they are there."""
        self._key()

    def token(self, principal: Principal, lifetime_seconds: int = LIFETIME_SECONDS) -> str:
        """A signed token for this principal."""
        key, now = self._key(), int(time())
        claims = {
            "iss": ISSUER,
            "aud": IdentitySettings().audience,
            "iat": now,
            "exp": now + lifetime_seconds,
            "sub": principal.person,
            "roles": sorted(principal.roles),
            "counties": sorted(principal.counties),
            "unit": principal.unit,
            "relations": sorted(principal.relations),
        }
        return jwt.encode({"alg": "ES256", "kid": key.kid}, claims, key)

    def _key(self) -> ECKey:
        path = self.folder / "signing-key.json"
        if not path.exists():
            self._make(path)
        return ECKey.import_key(json.loads(path.read_text()))

    def _make(self, path: Path) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        key = ECKey.generate_key("P-256", private=True, auto_kid=True)
        draft = path.with_suffix(f".{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        with os.fdopen(descriptor, "w") as file:
            json.dump(key.as_dict(private=True), file)
        try:
            os.link(draft, path)  # whole or not at all: another process may be making it too
        except FileExistsError:
            return
        finally:
            draft.unlink()
        public = path.with_name("keys.draft")
        public.write_text(json.dumps({"keys": [key.as_dict(private=False)]}))
        public.replace(path.with_name("keys.json"))
