"""The days of the case: so many working days after one another, as the case engine counts them."""

from datetime import date

from demonstration.office.api import Api


class Days:
    """A day that moves on through the case. The case engine's own calendar counts."""

    def __init__(self, case_engine: Api, start: date) -> None:
        self._case_engine = case_engine
        self._today = start

    @property
    def now(self) -> str:
        """The day on which things happen now."""
        return self._today.isoformat()

    async def pass_by(self, working_days: int) -> str:
        """The day so many working days later is now."""
        answer = await self._case_engine.get("/v1/working-days", **{"from": self.now, "days": working_days})
        self._today = date.fromisoformat(answer["on"])
        return self.now

    async def pass_beyond(self, last_day: str) -> str:
        """The first working day after `last_day` is now, unless it is later already."""
        self._today = max(self._today, date.fromisoformat(last_day))
        return await self.pass_by(1)
