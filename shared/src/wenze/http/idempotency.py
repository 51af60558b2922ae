"""The key by which a repeated POST is recognised."""

from typing import Annotated, Final, TypeAlias

from fastapi import Depends, Header, Request

from wenze.http.validation import IDEMPOTENCY_KEY
from wenze.sealing import fingerprint

FINGERPRINT_LENGTH: Final = 32


async def _wish(
    request: Request,
    key: Annotated[
        str,
        Header(
            alias=IDEMPOTENCY_KEY,
            min_length=1,
            max_length=128,
            pattern=r"^[\x20-\x7e]+$",
            description="本次提交的唯一编号；重试时不变，同一编号、同一内容只办理一次",
            examples=["6d1f3a52-9f0e-4f7e-8f43-2b7c1c2f9a10"],
        ),
    ],
) -> str:
    return await _joined(request, key)


async def _wish_if_any(
    request: Request,
    key: Annotated[
        str | None, Header(alias=IDEMPOTENCY_KEY, max_length=128, description="重试时不变；可以不填")
    ] = None,
) -> str | None:
    return await _joined(request, key) if key else None


async def _joined(request: Request, key: str) -> str:
    # A form's parts are set apart by a boundary that is another one at each attempt.
    is_form = request.headers.get("content-type", "").startswith("multipart/")
    body = b"" if is_form else await request.body()
    asked = b"\n".join([request.method.encode(), request.url.path.encode(), body])
    return f"{key}:{fingerprint(asked)[:FINGERPRINT_LENGTH]}"


IdempotencyKey: TypeAlias = Annotated[str, Depends(_wish)]
"""A required header of every POST, 1 to 128 printable ASCII characters, joined with a fingerprint of what is asked.

The same key with another path or body is another wish: a client that numbers carelessly loses nothing.
"""

IdempotencyKeyIfAny: TypeAlias = Annotated[str | None, Depends(_wish_if_any)]
"""The same for a PATCH, where it may be left out."""
