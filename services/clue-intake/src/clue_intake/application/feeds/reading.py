"""From a row of a feed to a clue, by the feed's mapping."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from clue_intake.application.feeds.mapping import FeedMapping, FieldName
from clue_intake.application.feeds.values import NotUnderstood, count, day, several, yes_or_no
from clue_intake.application.incoming import IncomingClue, InvalidSubmission, Problem
from clue_intake.domain.facts import Facts
from clue_intake.domain.informant import Informant
from clue_intake.domain.submission import Attachment, Subject
from wenze.sealing import fingerprint_of

Value = TypeVar("Value")

TITLE_FROM_CONTENT: Final = 40


def incoming_of(feed: str, mapping: FeedMapping, cells: Mapping[str, str]) -> IncomingClue:
    """The clue that a row submits. `cells` are the row's texts by column; a column may be absent.

    Raises: InvalidSubmission with everything in the row that can't be understood.
    """
    row = _Row(mapping, cells)
    received_on = row.value("received_on", day)
    facts = _facts(row)
    self_found = row.value("self_found", yes_or_no)
    if row.problems or received_on is None:
        raise InvalidSubmission(tuple(row.problems))
    content = row.labelled("content")
    return IncomingClue(
        source=mapping.source,
        feed=feed,
        external_id=_external_id(row),
        county=row.text("county"),
        received_on=received_on,
        title=row.text("title") or _title_from(content),
        content=content,
        subjects=_subjects(row),
        facts=facts,
        attachments=_attachments(row),
        informant=informant_of(mapping, cells),
        self_found=self_found is True,
    )


class _Row:
    """A row, read through its mapping; collects what can't be understood."""

    def __init__(self, mapping: FeedMapping, cells: Mapping[str, str]) -> None:
        self.mapping = mapping
        self.problems: list[Problem] = []
        self._cells = cells

    def cell(self, column: str) -> str:
        return self._cells.get(column, "").strip()

    def text(self, name: FieldName) -> str:
        """What the row says of a field, in the words the mapping translates to."""
        written = "：".join(text for column in self.mapping.columns.get(name, ()) if (text := self.cell(column)))
        translated = self.mapping.values.get(name, {}).get(written, written)
        return translated or self.mapping.fixed.get(name, "")

    def labelled(self, name: FieldName) -> str:
        """The same, but with each column named when there are several."""
        columns = self.mapping.columns.get(name, ())
        if len(columns) <= 1:
            return self.text(name)
        return "\n".join(f"{column}：{self.cell(column)}" for column in columns if self.cell(column))

    def value(self, name: FieldName, understand: Callable[[str], Value]) -> Value | None:
        """A field's value, or None when it can't be understood, which is then among the problems."""
        try:
            return understand(self.text(name))
        except NotUnderstood as problem:
            self.problems.append(Problem(name, str(problem)))
            return None


def _external_id(row: _Row) -> str:
    identifying = row.mapping.external_id_from
    if not identifying:
        return row.text("external_id")
    return fingerprint_of([row.cell(column) for column in identifying])


def _title_from(content: str) -> str:
    first_line = content.strip().partition("\n")[0]
    return first_line if len(first_line) <= TITLE_FROM_CONTENT else first_line[:TITLE_FROM_CONTENT] + "…"


def _facts(row: _Row) -> Facts:
    """A unit confirms a proposal only if the feed says that it is confirmed, or has no column that says so."""
    confirmed = row.value("admission.confirmed", yes_or_no)
    says_whether = "admission.confirmed" in row.mapping.columns
    return Facts(
        factual_basis=row.value("admission.factual_basis", yes_or_no),
        considerable_impact=row.value("admission.considerable_impact", yes_or_no),
        major=row.value("admission.major", yes_or_no),
        confirmed_by=row.text("admission.confirmed_by") if confirmed or not says_whether else "",
        signatories=row.value("admission.signatories", count),
        instruction=row.text("admission.instruction"),
        confirmed=confirmed or None,
    )


def _subjects(row: _Row) -> tuple[Subject, ...]:
    """One subject for each name; units and posts go with the names one by one if there are as many, else all to all."""
    names = several(row.text("subject.name"))
    units, posts, numbers = (
        _for_each(row.text(name), len(names)) for name in ("subject.unit", "subject.post", "subject.cadre_id")
    )
    return tuple(Subject(*particulars) for particulars in zip(names, units, posts, numbers, strict=True))


def _for_each(text: str, subjects: int) -> tuple[str, ...]:
    parts = several(text)
    return parts if len(parts) == subjects else (text,) * subjects


def _attachments(row: _Row) -> tuple[Attachment, ...]:
    name, location = row.text("attachment.name"), row.text("attachment.location")
    return (Attachment(name=name or location, location=location),) if name or location else ()


def informant_of(mapping: FeedMapping, cells: Mapping[str, str]) -> Informant:
    """Whoever a row names as its informant, whether the row can be taken or not."""
    row = _Row(mapping, cells)
    return Informant(
        name=row.text("informant.name"),
        phone=row.text("informant.phone"),
        id_number=row.text("informant.id_number"),
        address=row.text("informant.address"),
        note=row.text("informant.note"),
    )
