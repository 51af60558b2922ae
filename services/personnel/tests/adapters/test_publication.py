"""What the bus is told about commits."""

from personnel.adapters.publication import messages_of
from personnel.application.roster_columns import COLUMNS
from wenze.contracts.personnel import CadreRegistered
from wenze.files import ImportRequest, Row, Table, TableFile


async def test_a_registration_is_told_without_particulars(office, examples):
    row = Row(2, {column.heading: column.example for column in COLUMNS} | {"干部编号": examples.cadre_id})
    record = await office.import_roster(
        TableFile("合成.csv", "f1", Table(tuple(row.cells), (row,))), ImportRequest("key", "合成经办人")
    )
    history = await office.cadres.load(examples.cadre_id)
    assert list(messages_of(history.commits[0])) == [CadreRegistered(county="430602", cadre_id=examples.cadre_id)]
    imported = await office.imports.load(record.report.import_id)
    assert list(messages_of(imported.commits[0])) == []
