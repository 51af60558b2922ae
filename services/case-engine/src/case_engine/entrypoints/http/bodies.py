"""What request bodies have in common."""

from pydantic import BaseModel, ConfigDict


class Body(BaseModel):
    """A request body or a part of one. A name that isn't in the contract is an error, not something to overlook."""

    model_config = ConfigDict(extra="forbid", frozen=True)
