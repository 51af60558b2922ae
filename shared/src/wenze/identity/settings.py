"""Whose tokens are believed."""

from pydantic import BaseModel, NonNegativeInt


class IdentitySettings(BaseModel):
    """An OIDC issuer: tokens name it as `iss` and this system as `aud`, and are signed with one of its `keys`, a JWKS
    at an `https` address or in a file. Without an issuer nobody is let in. `leeway_seconds` is for clocks that differ.
    """

    issuer: str = ""
    audience: str = "wenze"
    keys: str = ""
    leeway_seconds: NonNegativeInt = 30
