"""One replica at a time: a lease that runs out when its holder dies."""

from typing import Protocol


class Lease(Protocol):
    """The right to do something alone for a while."""

    async def acquire(self) -> bool:
        """Take or keep the lease; False while another replica has it. Raises: Transient."""
        ...


class SoleReplica:
    """The lease of a process that is alone: for tests and commands."""

    async def acquire(self) -> bool:
        return True
