"""Who acts."""

from wenze.identity.acting_person import ActingPerson, PersonIfAny

__all__ = ["ActingPerson", "PersonIfAny"]
