"""A roster file: every line that can be taken over is, and the report says what became of the others."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice
from typing import Final

from personnel.application.roster_imports import ImportRecord, RosterImports, record_of
from personnel.application.roster_line import RosterLine, is_example
from personnel.application.roster_sheet import sorted_out
from personnel.domain.cadre import Cadre
from personnel.domain.events import CadreEvent, CadreRegistered, ParticularsChanged
from personnel.domain.register import decide_registration
from personnel.domain.roster_import import CellProblem, RosterImported, decide_import
from wenze.clock import Clock
from wenze.files import ImportRequest, KeyUsedForAnotherFile, RowError, TableFile, import_id_of
from wenze.journal.command import Command, Outcome
from wenze.journal.store import AggregateStore

CITY: Final = "430600"
"""A roster may name cadres of several counties; its import belongs to the city office."""

LINES_AT_ONCE: Final = 500
PROBLEMS_KEPT: Final = 2_000
"""A report stays far below the size of a document; whoever has more problems has one problem many times."""


class ImportRoster:
    """Takes roster files over: the cadre number is the key, the same line again changes nothing."""

    def __init__(
        self,
        cadres: AggregateStore[Cadre, CadreEvent],
        imports: AggregateStore[RosterImported, RosterImported],
        listed: RosterImports,
        clock: Clock,
    ) -> None:
        self._cadres = cadres
        self._imports = imports
        self._imports_list = listed
        self._clock = clock

    async def __call__(self, file: TableFile, request: ImportRequest) -> ImportRecord:
        """The report, also when the same request comes again. Raises: KeyUsedForAnotherFile, Transient."""
        import_id = import_id_of(request.key)
        earlier = await self.record(import_id)
        if earlier is None:
            await self._import(import_id, file, request)
        elif earlier.report.fingerprint != file.fingerprint:
            raise KeyUsedForAnotherFile
        return await self._listed(import_id)

    async def record(self, import_id: str) -> ImportRecord | None:
        """The import of that number as the journal has it. Raises: Transient."""
        return record_of(await self._imports.load(import_id))

    async def _import(self, import_id: str, file: TableFile, request: ImportRequest) -> None:
        lines, errors = sorted_out(row for row in file.table.rows if not is_example(row))
        counts = await self._take_over(lines, file, request)
        await self._record(_report(import_id, file, counts, [*file.table.errors, *errors]), request)

    async def _take_over(
        self, lines: Sequence[RosterLine], file: TableFile, request: ImportRequest
    ) -> Counter[type[CadreEvent] | None]:
        """How many lines led to each kind of event, None for those that changed nothing."""
        counts: Counter[type[CadreEvent] | None] = Counter()
        for batch in batches(lines, LINES_AT_ONCE):
            outcomes = await self._cadres.on_requests([self._command(line, file, request) for line in batch])
            counts.update(_kind_of(outcome) for outcome in outcomes)
        return counts

    def _command(self, line: RosterLine, file: TableFile, request: ImportRequest) -> Command[Cadre, CadreEvent]:
        return Command(
            stream=self._cadres.stream(line.cadre_id),
            cause=f"http:{request.key}:{file.fingerprint}",
            decide=partial(decide_registration, cadre_id=line.cadre_id, particulars=line.particulars),
            actor=request.actor,
            county=line.particulars.county,
            on=self._clock.today(),
            correlation=import_id_of(request.key),
        )

    async def _record(self, report: RosterImported, request: ImportRequest) -> None:
        command: Command[RosterImported, RosterImported] = Command(
            stream=self._imports.stream(report.import_id),
            cause=f"http:{request.key}",
            decide=partial(decide_import, imported=report),
            actor=request.actor,
            county=CITY,
            on=self._clock.today(),
            correlation=report.import_id,
        )
        await self._imports.on_requests([command])

    async def _listed(self, import_id: str) -> ImportRecord:
        """A crash between recording and listing is mended when the request comes again."""
        record = await self.record(import_id)
        if record is None:
            raise LookupError(f"import {import_id} was recorded and is not in the journal")
        await self._imports_list.keep(record)
        return record


def _kind_of(outcome: Outcome[Cadre, CadreEvent]) -> type[CadreEvent] | None:
    return type(outcome.events[0]) if outcome.events else None


def _report(
    import_id: str, file: TableFile, counts: Counter[type[CadreEvent] | None], errors: Sequence[RowError]
) -> RosterImported:
    refused = len({error.row for error in errors})
    examples = sum(is_example(row) for row in file.table.rows)
    in_order = sorted(errors, key=lambda error: error.row)
    return RosterImported(
        import_id=import_id,
        file_name=file.name,
        fingerprint=file.fingerprint,
        rows=counts.total() + refused + examples,
        registered=counts[CadreRegistered],
        changed=counts[ParticularsChanged],
        unchanged=counts[None],
        refused=refused,
        examples=examples,
        problem_count=len(errors),
        problems=tuple(CellProblem(error.row, error.column, error.message) for error in in_order[:PROBLEMS_KEPT]),
    )


def batches(lines: Sequence[RosterLine], size: int) -> Iterable[list[RosterLine]]:
    """The lines in their order, so many at once."""
    remaining = iter(lines)
    while batch := list(islice(remaining, size)):
        yield batch
