"""Lists are answered in pages."""

from dataclasses import dataclass
from typing import Annotated, Final, Generic, TypeAlias, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel, Field

Item = TypeVar("Item")

LARGEST_PAGE: Final = 200
LAST_PAGE: Final = 10_000


class Page(BaseModel, Generic[Item]):
    """One page of a list."""

    items: list[Item] = Field(description="本页内容")
    page: int = Field(description="第几页，从 1 起")
    page_size: int = Field(description="每页多少项")
    total: int = Field(description="全部多少项")


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page is wanted."""

    page: int
    page_size: int

    @property
    def skip(self) -> int:
        """How many items lie before the page."""
        return (self.page - 1) * self.page_size


def _page_request(
    page: Annotated[int, Query(ge=1, le=LAST_PAGE, description="第几页，从 1 起")] = 1,
    page_size: Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="每页多少项")] = 20,
) -> PageRequest:
    return PageRequest(page, page_size)


Paging: TypeAlias = Annotated[PageRequest, Depends(_page_request)]
"""The query parameters `page` and `page_size` of a list."""
