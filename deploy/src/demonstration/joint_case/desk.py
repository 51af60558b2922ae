"""The case on the handler's desk: steps are taken on it, and it is looked at."""

from collections.abc import Mapping
from typing import Any

from demonstration.office.api import Api


class Desk:
    """One case of the case engine."""

    def __init__(self, case_engine: Api, case_id: str) -> None:
        self._case_engine = case_engine
        self.case_id = case_id

    async def case(self) -> Any:
        """The case as it is now. Raises: UnexpectedAnswer, NoAnswer."""
        return await self._case_engine.get(f"/v1/cases/{self.case_id}")

    async def step(self, action: str, body: Mapping[str, Any], *, by: str, about: str = "") -> Any:
        """The case after a step; `about` tells steps of one action apart. Raises: UnexpectedAnswer, NoAnswer."""
        path = f"/v1/cases/{self.case_id}/{action}"
        return await self._case_engine.act(path, body, key=f"{self.case_id}-{action}-{about}", by=by)
