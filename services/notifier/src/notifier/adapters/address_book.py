"""Where units and handlers' offices receive mail. Who is not in the book gets the letter from the outbox folder."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from notifier.domain.recipient import Addressee, Recipient
from wenze.counties import county_named


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit or a handler's office of a county. `email` is empty where letters are served on paper."""

    kind: Recipient
    county: str
    name: str
    email: str


class AddressBook:
    """Implements Addresses: mail addresses by county and unit, names of the counties' handlers' offices."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        entries = tuple(entries)
        self._offices = {entry.county: entry for entry in entries if entry.kind is Recipient.HANDLER}
        self._units = {(entry.county, unit_key(entry.name)): entry for entry in entries if entry.kind is Recipient.UNIT}

    def office_of(self, county: str) -> str:
        if listed := self._offices.get(county):
            return listed.name
        known = county_named(county)
        return f"{known.name}问责办" if known else "问责办"

    def email_of(self, recipient: Recipient, addressee: Addressee) -> str:
        listed = {
            Recipient.HANDLER: self._offices.get(addressee.county),
            Recipient.UNIT: self._units.get((addressee.county, unit_key(addressee.unit))),
            Recipient.SUBJECT: None,  # the letter to a person must not reach the unit's mailbox
        }[recipient]
        return listed.email if listed else ""


def unit_key(name: str) -> str:
    """Half-width or full-width brackets and spaces make no other unit."""
    return "".join(unicodedata.normalize("NFKC", name).split())
