"""Whether a peer decides what ours decides."""

from collections.abc import Mapping
from typing import Any, Final, cast

REQUIRED: Final = ("outcome", "direction", "counted", "measures", "effects", "referrals", "approval_route")
"""What a decision consists of; a peer may leave out how something is said, never any of these."""


class DisagreementError(Exception):
    """A peer decides otherwise, so that comparing speeds would say nothing; the text says where."""


def require_agreement(request: bytes, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
    """Everything that theirs says is what ours says; the order of reasons, and saying one twice, are no difference.

    Raises: DisagreementError.
    """
    missing = [name for name in REQUIRED if name not in theirs]
    differing = [name for name in theirs if not _agrees(ours.get(name), theirs[name], ordered=name != "reasons")]
    if missing or differing:
        told = {name: (ours.get(name), theirs.get(name)) for name in (*missing, *differing)}
        raise DisagreementError(f"{request.decode()}: {told}")


def _agrees(ours: object, theirs: object, ordered: bool = True) -> bool:
    if isinstance(theirs, dict) and isinstance(ours, dict):
        said = cast("dict[str, object]", ours)
        return all(
            name in said and _agrees(said[name], value) for name, value in cast("dict[str, object]", theirs).items()
        )
    if isinstance(theirs, list) and isinstance(ours, list):
        return _lists_agree(cast("list[object]", ours), cast("list[object]", theirs), ordered)
    return ours == theirs


def _lists_agree(ours: list[object], theirs: list[object], ordered: bool) -> bool:
    if ordered:
        return len(ours) == len(theirs) and all(map(_agrees, ours, theirs))
    return all(any(_agrees(each, said) for each in ours) for said in theirs) and all(
        any(_agrees(each, said) for said in theirs) for each in ours
    )
