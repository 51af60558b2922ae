"""What somebody wants to see or act on, as far as it matters to who may."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Resource:
    """`county` is a code, `*` for what spans counties, empty for what belongs to none.

    `persons` are those it is about, by name and by number; `prepared_by` who prepared it, `decided_by` the bodies that
    decided it. `city_managed` is about cadres the city manages (市管干部).
    """

    county: str = ""
    persons: frozenset[str] = frozenset()
    prepared_by: frozenset[str] = frozenset()
    decided_by: frozenset[str] = frozenset()
    city_managed: bool = False
