from datetime import date
from io import BytesIO

from python_calamine import CalamineWorkbook

from demonstration.synthetic.data_set import DataSet
from demonstration.synthetic.people import MARK
from demonstration.synthetic.roster import synthetic_roster
from demonstration.synthetic.roster_file import COLUMNS, roster_file
from wenze.counties import COUNTIES

TODAY = date(2026, 11, 24)


def test_two_thousand_cadres_have_numbers_of_their_own(data: DataSet) -> None:
    numbers = [cadre.number for cadre in data.cadres]
    assert len(set(numbers)) == len(numbers) == 2_000
    assert numbers[0] == "SYN-000001"


def test_the_city_and_all_its_counties_and_zones_occur(data: DataSet) -> None:
    assert {cadre.county for cadre in data.cadres} == {county.code for county in COUNTIES}


def test_every_person_and_unit_is_marked_synthetic(data: DataSet) -> None:
    assert all(cadre.name.startswith(MARK) and cadre.unit.name.startswith(MARK) for cadre in data.cadres)


def test_a_probation_ends_after_today(data: DataSet) -> None:
    ends = [cadre.probation_until for cadre in data.cadres if cadre.probation_until]
    assert len(ends) > 50
    assert all(end > TODAY for end in ends)


def test_another_seed_gives_another_roster(data: DataSet) -> None:
    assert synthetic_roster(8, TODAY) != data.cadres


def test_the_file_has_a_line_for_each_cadre_under_the_template_headings(data: DataSet) -> None:
    rows = CalamineWorkbook.from_filelike(BytesIO(data.roster_file)).get_sheet_by_index(0).to_python()
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 2_001


def test_the_same_roster_is_the_same_file_to_the_byte(data: DataSet) -> None:
    assert roster_file(data.cadres) == data.roster_file


def test_the_headings_are_those_that_personnel_reads() -> None:
    from personnel.application.roster_columns import COLUMNS as READ

    assert tuple(column.heading for column in READ) == COLUMNS
