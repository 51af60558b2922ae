"""OpenFisca: what it computed as plain values."""

from typing import Any

from openfisca_core.indexed_enums import EnumArray


def plain(array: Any) -> list[Any]:
    """A list; choices by their codes."""
    return (array.decode_to_str() if isinstance(array, EnumArray) else array).tolist()
