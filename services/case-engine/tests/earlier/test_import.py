"""A file of earlier decisions: good rows are taken over, bad ones are told, and nothing happens twice."""

from typing import Any

import pytest

from case_engine.application.import_decisions import PROBLEMS_KEPT, ROWS_AT_ONCE
from wenze.errors import Transient
from wenze.files import KeyUsedForAnotherFile, RowError


def counts(report: Any) -> dict[str, int]:
    return {name: getattr(report, name) for name in ("rows", "accepted", "unchanged", "rejected", "examples")}


async def test_good_rows_are_taken_over_and_bad_ones_told(desk: Any, row: Any) -> None:
    rows = [row(2), row(3, 干部编号="HC-0002", 问责方式="警告"), row(4, 干部编号="HC-0003")]
    report = await desk.take(rows)
    assert counts(report) == {"rows": 3, "accepted": 2, "unchanged": 0, "rejected": 1, "examples": 0}
    assert [(problem.row, problem.column) for problem in report.problems] == [(3, "问责方式")]
    assert {message.subject.cadre_id for message in await desk.messages()} == {"HC-0001", "HC-0003"}


async def test_the_templates_example_is_passed_over(desk: Any, row: Any) -> None:
    assert counts(await desk.take([row(文号="合成示例〔2026〕1号")]))["examples"] == 1
    assert await desk.kept() == {}


async def test_the_record_says_who_took_it_over_from_which_row_of_which_file(desk: Any, row: Any) -> None:
    report = await desk.take([row(12)], fingerprint="66c7")
    origin = (await desk.only()).origin
    assert (origin.import_id, origin.file_name, origin.file_fingerprint, origin.row) == (
        report.import_id,
        "合成.csv",
        "66c7",
        12,
    )
    (stream,) = await desk.kept()
    (commit,) = (await desk.journal.load([stream]))[stream]
    assert (commit.actor, commit.county) == ("合成经办人", "430602")


async def test_the_others_are_told_of_a_decision_in_force_that_was_imported_and_served(desk: Any, row: Any) -> None:
    await desk.take([row(问责情形="第七条第五项")])
    (message,) = await desk.messages()
    assert (message.imported, message.letter_served) == (True, True)
    assert (message.case_id, message.document_number) == (message.decision_id, "岳问责〔2025〕7号（合成）")
    assert message.basis == ("accountability:7.5", "accountability:14.2")


async def test_an_unserved_letter_is_told_as_unserved(desk: Any, row: Any, unserved: dict[str, str]) -> None:
    await desk.take([row(**unserved)])
    (message,) = await desk.messages()
    assert (message.imported, message.letter_served, message.facts) == (True, False, "合成事实")
    assert (message.appeal.period_days, message.appeal.body) == (15, "合成区委组织部")


async def test_the_same_file_again_changes_nothing(desk: Any, row: Any) -> None:
    rows = [row(2), row(3, 干部编号="HC-0002")]
    await desk.take(rows, "key-1")
    before = await desk.kept()
    report = await desk.take(rows, "key-2")
    assert counts(report) == {"rows": 2, "accepted": 0, "unchanged": 2, "rejected": 0, "examples": 0}
    assert await desk.kept() == before


async def test_the_same_request_again_has_the_same_report(desk: Any, row: Any) -> None:
    first = await desk.record([row(2), row(3, 县市区="合成县")])
    assert await desk.record([row(2), row(3, 县市区="合成县")]) == first


async def test_a_key_that_came_with_another_file_is_told(desk: Any, row: Any) -> None:
    await desk.take([row()], fingerprint="f1")
    with pytest.raises(KeyUsedForAnotherFile):
        await desk.take([row()], fingerprint="f2")


async def test_the_same_row_in_another_file_or_twice_in_one_is_unchanged(desk: Any, row: Any) -> None:
    report = await desk.take([row(2), row(3)])
    assert (report.accepted, report.unchanged) == (1, 1)
    again = await desk.take([row(9)], "key-2", "f2")
    assert (again.accepted, again.unchanged) == (0, 1)


async def test_a_document_number_may_be_written_with_other_brackets_and_spaces(desk: Any, row: Any) -> None:
    await desk.take([row(文号="岳问责〔2025〕7号")])
    report = await desk.take([row(文号="岳问责[2025] 7 号")], "key-2", "f2")
    assert (report.accepted, report.unchanged) == (0, 1)
    assert (await desk.only()).decision.document_number == "岳问责〔2025〕7号"


@pytest.mark.parametrize("changes", [{"县市区": "平江县"}, {"文号": "另一号"}, {"干部编号": "HC-0002"}])
async def test_another_county_number_or_cadre_is_another_decision(desk: Any, row: Any, changes: dict[str, str]) -> None:
    report = await desk.take([row(2), row(3, **changes)])
    assert report.accepted == 2
    assert len(await desk.kept()) == 2


@pytest.mark.parametrize(
    ("column", "text", "known"),
    [
        ("问责方式", "公开道歉", "诫勉谈话"),
        ("生效日期", "2026-01-16", "2026-01-15"),
        ("姓名", "合成乙", "合成甲"),
        ("已送达", "是", "否"),
        ("问责事实", "另一合成事实", "合成事实"),
        ("原职务层次", "正科级", "空"),
    ],
)
async def test_the_same_decision_with_another_content_is_told_and_never_replaces_it(
    desk: Any, row: Any, unserved: dict[str, str], column: str, text: str, known: str
) -> None:
    await desk.take([row(2, **unserved)])
    before = await desk.kept()
    report = await desk.take([row(5, **{**unserved, column: text})], "key-2", "f2")
    assert (report.accepted, report.unchanged, report.rejected) == (0, 0, 1)
    (problem,) = report.problems
    assert (problem.row, problem.column, problem.clause) == (5, column, "accountability:10.2")
    assert "“合成.csv”第 2 行" in problem.text
    assert f"“{known}”" in problem.text
    assert await desk.kept() == before


async def test_what_an_attempt_that_was_cut_short_took_over_counts_as_accepted(desk: Any, row: Any) -> None:
    append = desk.journal.append

    async def outage(commits: Any) -> Any:
        if any(commit.stream.startswith("import:") for commit in commits):
            raise Transient("mongodb", "the test's database is down")
        return await append(commits)

    desk.journal.append = outage
    with pytest.raises(Transient):
        await desk.take([row(2), row(3, 干部编号="HC-0002")])
    desk.journal.append = append
    report = await desk.take([row(2), row(3, 干部编号="HC-0002"), row(4)])
    assert (report.accepted, report.unchanged) == (2, 1)
    assert len(await desk.messages()) == 2


async def test_a_file_of_many_batches_is_taken_over_whole(desk: Any, row: Any) -> None:
    many = 2 * ROWS_AT_ONCE + 1
    report = await desk.take([row(number + 2, 干部编号=f"HC-{number:05}") for number in range(many)])
    assert (report.rows, report.accepted) == (many, many)
    assert len(await desk.messages()) == many


async def test_rows_that_the_reader_could_not_lay_out_are_told_in_their_place(desk: Any, row: Any) -> None:
    rows = [row(2, 县市区="合成县"), row(4, 县市区="合成县")]
    report = await desk.take(rows, errors=[RowError(3, "", "这一行太宽。")])
    assert [problem.row for problem in report.problems] == [2, 3, 4]
    assert (report.rows, report.rejected) == (3, 3)


async def test_of_very_many_problems_the_first_are_kept_and_all_are_counted(desk: Any, row: Any) -> None:
    many = PROBLEMS_KEPT + 5
    report = await desk.take([row(number + 2, 县市区="合成县") for number in range(many)])
    assert (report.rejected, report.problem_count, len(report.problems)) == (many, many, PROBLEMS_KEPT)
    assert report.problems[-1].row == PROBLEMS_KEPT + 1
