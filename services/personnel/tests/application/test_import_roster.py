"""A roster file: good lines are taken over, bad ones are told, and nothing happens twice."""

import pytest

from personnel.application.import_roster import PROBLEMS_KEPT
from personnel.application.roster_columns import COLUMNS
from wenze.files import ImportRequest, KeyUsedForAnotherFile, Row, Table, TableFile

HEADINGS = tuple(column.heading for column in COLUMNS)
COUNTS = ("rows", "registered", "changed", "unchanged", "refused", "examples")


def line(number: int, cadre_id: str = "", **changes: str) -> Row:
    good = {column.heading: column.example for column in COLUMNS}
    return Row(number, good | {"干部编号": cadre_id or f"HC-{number:04}", "姓名": "合成甲"} | changes)


def file(*rows: Row, fingerprint: str = "f1") -> TableFile:
    return TableFile("合成花名册.xlsx", fingerprint, Table(HEADINGS, rows))


def request(key: str = "key-1") -> ImportRequest:
    return ImportRequest(key, "合成经办人")


def counts(report) -> dict[str, int]:
    return {
        name: getattr(report, name) for name in ("rows", "registered", "changed", "unchanged", "refused", "examples")
    }


async def test_good_lines_are_taken_over_and_bad_ones_told(office):
    record = await office.import_roster(file(line(2), line(3, 职务层次="处级"), line(4)), request())
    assert counts(record.report) == {
        "rows": 3, "registered": 2, "changed": 0, "unchanged": 0, "refused": 1, "examples": 0,
    }  # fmt: skip
    assert [(problem.row, problem.column) for problem in record.report.problems] == [(3, "职务层次")]
    assert (await office.cadre("HC-0002")).registered
    assert await office.cadre("HC-0003") is None


async def test_the_same_file_again_changes_nothing(office):
    await office.import_roster(file(line(2), line(3)), request("key-1"))
    record = await office.import_roster(file(line(2), line(3)), request("key-2"))
    assert counts(record.report)["unchanged"] == 2
    assert len((await office.cadres.load("HC-0002")).commits) == 1


async def test_a_changed_line_updates_only_its_cadre(office):
    await office.import_roster(file(line(2), line(3)), request("key-1"))
    changed = file(line(2, 职务="合成科副科长"), line(3), fingerprint="f2")
    record = await office.import_roster(changed, request("key-2"))
    assert (record.report.changed, record.report.unchanged) == (1, 1)
    assert (await office.cadre("HC-0002")).particulars.post == "合成科副科长"


async def test_the_same_request_again_has_the_same_report(office):
    first = await office.import_roster(file(line(2)), request())
    again = await office.import_roster(file(line(2)), request())
    assert first == again
    assert (await office.listed_imports.page(skip=0, limit=10))[1] == 1


async def test_a_key_is_not_taken_for_another_file(office):
    await office.import_roster(file(line(2)), request())
    with pytest.raises(KeyUsedForAnotherFile):
        await office.import_roster(file(line(3), fingerprint="f2"), request())
    assert await office.cadre("HC-0003") is None


async def test_an_import_that_stopped_before_its_report_is_completed_with_the_same_counts(office):
    whole = await office.import_roster(file(line(2), line(3)), request())
    office.forget_imports()
    completed = await office.import_roster(file(line(2), line(3)), request())
    assert counts(completed.report) == counts(whole.report)
    assert len((await office.cadres.load("HC-0002")).commits) == 1


async def test_of_lines_with_the_same_number_none_is_taken(office):
    record = await office.import_roster(file(line(2, "HC-1"), line(3, "HC-1"), line(4, "HC-2")), request())
    assert record.report.refused == 2
    assert "第 3 行" in record.report.problems[0].text
    assert await office.cadre("HC-1") is None
    assert (await office.cadre("HC-2")).registered


@pytest.mark.parametrize(("lines", "says"), [(6, "第 3、4、5、6、7 行也"), (7, "第 3、4、5、6、7 行等共 6 行也")])
async def test_of_the_other_lines_with_the_same_number_five_are_named(office, lines: int, says: str):
    record = await office.import_roster(file(*(line(number, "HC-1") for number in range(2, lines + 2))), request())
    assert says in record.report.problems[0].text


async def test_the_example_line_of_the_template_is_passed_over(office):
    record = await office.import_roster(file(line(2, "合成示例-0001"), line(3)), request())
    assert (record.report.examples, record.report.registered, record.report.refused) == (1, 1, 0)
    assert await office.cadre("合成示例-0001") is None


async def test_a_report_keeps_so_many_problems_and_counts_them_all(office):
    rows = [line(number, 姓名="") for number in range(2, PROBLEMS_KEPT + 12)]
    record = await office.import_roster(file(*rows), request())
    assert len(record.report.problems) == PROBLEMS_KEPT
    assert record.report.problem_count == len(rows)
    assert record.report.refused == len(rows)


async def test_a_line_about_someone_with_a_ledger_registers_them_and_keeps_it(office, examples):
    await office.reader.process([examples.decision_in_force(examples.decision([examples.effect()]))])
    record = await office.import_roster(file(line(2, examples.cadre_id)), request())
    cadre = await office.cadre()
    assert record.report.registered == 1
    assert cadre.registered
    assert len(cadre.decisions) == 1


async def test_each_taken_line_waits_to_be_told_on_the_bus_once(office):
    await office.import_roster(file(line(2), line(3)), request("key-1"))
    await office.import_roster(file(line(2), line(3)), request("key-2"))
    commits = [each for name in ("HC-0002", "HC-0003") for each in (await office.cadres.load(name)).commits]
    assert len(commits) == 2
    assert all(commit.pending for commit in commits)
