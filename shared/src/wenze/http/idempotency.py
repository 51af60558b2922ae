"""The key by which a repeated POST is recognised."""

from typing import Annotated, TypeAlias

from fastapi import Header

from wenze.http.validation import IDEMPOTENCY_KEY

IdempotencyKey: TypeAlias = Annotated[
    str,
    Header(
        alias=IDEMPOTENCY_KEY,
        min_length=1,
        max_length=128,
        pattern="^[ -~]+$",
        description="本次提交的唯一编号；重试时不变，同一编号只办理一次",
        examples=["6d1f3a52-9f0e-4f7e-8f43-2b7c1c2f9a10"],
    ),
]
"""A required header of every POST: 1 to 128 printable ASCII characters."""
