"""A file of earlier decisions: every row that can be taken over is, and the report says what became of the others."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from heapq import merge
from itertools import islice
from typing import Final, TypeAlias

from case_engine.application.decision_imports import DecisionImports, ImportRecord, record_of
from case_engine.application.earlier_columns import HEADING_OF
from case_engine.application.earlier_row import is_example, read_decision
from case_engine.domain.case.measure import ConsequencesOf
from case_engine.domain.earlier import imported
from case_engine.domain.earlier.decision import EarlierDecision
from case_engine.domain.earlier.events import EarlierEvent, Origin
from case_engine.domain.earlier.imported import Imported, decide_imported
from case_engine.domain.earlier.objection import Objected
from case_engine.domain.earlier.report import CellProblem, DecisionsImported, decide_import
from wenze import counties
from wenze.clock import Clock
from wenze.files import ImportRequest, KeyUsedForAnotherFile, Row, RowError, TableFile, import_id_of
from wenze.journal.command import Command, Outcome
from wenze.journal.store import AggregateStore
from wenze.sealing import fingerprint_of

EarlierDecisions: TypeAlias = AggregateStore[Imported, EarlierEvent]
Imports: TypeAlias = AggregateStore[DecisionsImported, DecisionsImported]

CITY: Final = counties.COUNTIES[0].code
"""An import belongs to the city's office: its rows may be of any county."""

ROWS_AT_ONCE: Final = 500
PROBLEMS_KEPT: Final = 2_000
"""A report stays far below the size of a document; whoever has more problems has one problem many times."""

ID_PREFIX: Final = "earlier-"


@dataclass(slots=True)
class _Tally:
    """What became of the rows so far."""

    rows: int = 0
    accepted: int = 0
    unchanged: int = 0
    rejected: int = 0
    examples: int = 0
    problem_count: int = 0
    problems: list[CellProblem] = field(default_factory=list)

    def reject(self, problems: Iterable[CellProblem]) -> None:
        self.rejected += 1
        for problem in problems:
            self.problem_count += 1
            if len(self.problems) < PROBLEMS_KEPT:
                self.problems.append(problem)


class ImportDecisions:
    """Takes decisions over that are in force already: county, document number and person are the key."""

    def __init__(
        self,
        decisions: EarlierDecisions,
        imports: Imports,
        listed: DecisionImports,
        consequences_of: ConsequencesOf,
        in_force_from: date | None,
        clock: Clock,
    ) -> None:
        self._decisions = decisions
        self._imports = imports
        self._listed = listed
        self._consequences_of = consequences_of
        self._in_force_from = in_force_from
        self._clock = clock

    async def __call__(self, file: TableFile, request: ImportRequest) -> ImportRecord:
        """The report, also when the same request comes again. Raises: KeyUsedForAnotherFile, Transient.

        After Transient the same request can be sent again: rows that were taken over by then count as accepted.
        """
        import_id = import_id_of(request.key)
        earlier = await self.record(import_id)
        if earlier is None:
            await self._import(import_id, file, request)
        elif earlier.report.fingerprint != file.fingerprint:
            raise KeyUsedForAnotherFile
        return await self._kept(import_id)

    async def record(self, import_id: str) -> ImportRecord | None:
        """The import of that number as the journal has it. Raises: Transient."""
        return record_of(await self._imports.load(import_id))

    async def _import(self, import_id: str, file: TableFile, request: ImportRequest) -> None:
        tally, seen = _Tally(), set[str]()
        for batch in _batches(merge(file.table.rows, file.table.errors, key=_number_of)):
            await self._take_over(batch, tally, seen, import_id, file, request)
        await self._record(_report(import_id, file, tally, self._in_force_from), request)

    async def _take_over(
        self,
        batch: Sequence[Row | RowError],
        tally: _Tally,
        seen: set[str],
        import_id: str,
        file: TableFile,
        request: ImportRequest,
    ) -> None:
        rows = await asyncio.to_thread(_rows_of, batch, partial(Origin, import_id, file.name, file.fingerprint))
        tally.rows += len(batch)
        commands = [self._command(row, request) for row in rows if isinstance(row, imported.Row)]
        outcomes = iter(await self._decisions.on_requests(commands))
        for row in rows:
            if row is None:
                tally.examples += 1
            elif isinstance(row, tuple):
                tally.reject(row)
            else:
                _count(tally, row, next(outcomes), seen)

    def _command(self, row: imported.Row, request: ImportRequest) -> Command[Imported, EarlierEvent]:
        return Command(
            stream=self._decisions.stream(row.decision_id),
            cause=f"content:{fingerprint_of(row.decision)}",
            decide=partial(
                decide_imported,
                row=row,
                today=self._clock.today(),
                in_force_from=self._in_force_from,
                consequences_of=self._consequences_of,
            ),
            actor=request.actor,
            county=row.decision.county,
            on=self._clock.today(),
            correlation=row.origin.import_id,
        )

    async def _record(self, report: DecisionsImported, request: ImportRequest) -> None:
        command: Command[DecisionsImported, DecisionsImported] = Command(
            stream=self._imports.stream(report.import_id),
            cause=f"http:{request.key}",
            decide=partial(decide_import, imported=report),
            actor=request.actor,
            county=CITY,
            on=self._clock.today(),
            correlation=report.import_id,
        )
        await self._imports.on_requests([command])

    async def _kept(self, import_id: str) -> ImportRecord:
        """A crash between recording and listing is mended when the request comes again."""
        record = await self.record(import_id)
        if record is None:
            raise LookupError(f"import {import_id} was recorded and is not in the journal")
        await self._listed.keep(record)
        return record


def decision_id_of(decision: EarlierDecision) -> str:
    """The decision's number: the same for the same county, document number and person, and telling neither."""
    return f"{ID_PREFIX}{fingerprint_of(list(decision.identity))[:32]}"


def _number_of(row: Row | RowError) -> int:
    return row.number if isinstance(row, Row) else row.row


def _batches(rows: Iterator[Row | RowError]) -> Iterator[list[Row | RowError]]:
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        yield batch


def _rows_of(
    batch: Sequence[Row | RowError], origin_of: "partial[Origin]"
) -> list[imported.Row | tuple[CellProblem, ...] | None]:
    """The decision of each row, or what is wrong with it, or None for the template's example."""
    return [_row_of(row, origin_of) for row in batch]


def _row_of(row: Row | RowError, origin_of: "partial[Origin]") -> imported.Row | tuple[CellProblem, ...] | None:
    if isinstance(row, RowError):
        return (_problem(row),)
    if is_example(row):
        return None
    read = read_decision(row)
    if isinstance(read, EarlierDecision):
        return imported.Row(decision_id_of(read), read, origin_of(row.number))
    return tuple(map(_problem, read))


def _problem(error: RowError) -> CellProblem:
    return CellProblem(error.row, error.column, error.message)


def _count(tally: _Tally, row: imported.Row, outcome: Outcome[Imported, EarlierEvent], seen: set[str]) -> None:
    """A row that this import brought in an attempt that was cut short counts as accepted, as it was then."""
    if isinstance(outcome.refusal, Objected):
        tally.reject(
            CellProblem(row.origin.row, HEADING_OF[objection.field], objection.text, objection.clause)
            for objection in outcome.refusal.objections
        )
    elif outcome.commit and outcome.commit.correlation == row.origin.import_id and row.decision_id not in seen:
        tally.accepted += 1
        seen.add(row.decision_id)
    else:
        tally.unchanged += 1


def _report(import_id: str, file: TableFile, tally: _Tally, in_force_from: date | None) -> DecisionsImported:
    return DecisionsImported(
        import_id=import_id,
        file_name=file.name,
        fingerprint=file.fingerprint,
        rows=tally.rows,
        accepted=tally.accepted,
        unchanged=tally.unchanged,
        rejected=tally.rejected,
        examples=tally.examples,
        problem_count=tally.problem_count,
        problems=tuple(tally.problems),
        in_force_from=in_force_from,
    )
