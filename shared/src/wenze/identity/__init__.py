"""Who acts."""

from wenze.identity.acting_person import ActingPerson

__all__ = ["ActingPerson"]
