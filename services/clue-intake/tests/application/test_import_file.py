"""Files of feeds: each row once, bad rows reported, counts that reconcile. All data is synthetic (合成)."""

import csv
import io
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
import xlsxwriter

from clue_intake.application.clue_list import ClueFilter
from clue_intake.application.feeds.catalogue import UnknownFeed
from clue_intake.application.feeds.rows import UnreadableFile
from clue_intake.domain.clue.state import Status
from clue_intake.domain.imports.report import ImportReport, RejectedRow
from wenze.errors import Transient

PETITION = (
    *(
        "信访编号",
        "来信来访日期",
        "信访人姓名",
        "联系电话",
        "身份证号",
        "问题属地",
        "信访事项",
        "被反映人",
        "单位",
        "职务",
    ),
    *("反映内容", "是否有事实依据", "是否影响较大"),
)
AUDIT: tuple[str, ...] = (
    "移送编号",
    "审计项目",
    "移送日期",
    "问题金额",
    "涉及单位",
    "责任人",
    "问题摘要",
    "是否确认",
    "确认单位",
)
TRANSFER = ("合成-1", "合成审计", "2026-02-10", "120", "合成局", "王样例", "截留资金", "是", "市审计局")
NEWS = "<item><guid>{0}</guid><title>合成{0}</title><pubDate>Sun, 01 Mar 2026 08:00:00 +0800</pubDate>{1}</item>"


def petition(number: int, **changes: str) -> dict[str, str]:
    row = {
        "信访编号": f"合成-{number:04}",
        "来信来访日期": "2026-02-01",
        "信访人姓名": "甄合成",
        "联系电话": "10000001234",
        "问题属地": "平江县",
        "信访事项": f"合成事项{number}",
        "被反映人": "张样例",
        "单位": "合成镇人民政府",
        "职务": "镇长",
        "反映内容": f"甄合成反映：合成问题{number}，电话 100 0000 1234。",
        "是否有事实依据": "是",
        "是否影响较大": "是",
    }
    return row | changes


def as_csv(rows: Sequence[dict[str, str]], columns: Sequence[str] = PETITION, encoding: str = "utf-8-sig") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[dict[str, Any]], columns: Sequence[str] = PETITION) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["合成导出表"])
        sheet.write_row(1, 0, columns)
        for number, row in enumerate(rows, start=2):
            sheet.write_row(number, 0, [row.get(column, "") for column in columns])
    return target.getvalue()


def counts(report: ImportReport) -> dict[str, int]:
    told = {name: getattr(report, name) for name in ("admitted", "held", "duplicate", "repeated")}
    told["rejected"] = report.rejected_rows
    assert report.rows == sum(told.values())
    return {name: number for name, number in told.items() if number}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
async def test_a_petition_file_is_taken_in_the_encodings_offices_use(world: Any, encoding: str) -> None:
    result = await world.upload("petition", as_csv([petition(1), petition(2, 是否影响较大="")], encoding=encoding))
    assert counts(result.report) == {"admitted": 1, "held": 1}
    assert not result.already_imported


async def test_a_spreadsheet_is_taken_like_a_text_file(world: Any) -> None:
    rows = [petition(1) | {"联系电话": 10000001234.0}, petition(2)]
    result = await world.upload("petition", as_xlsx(rows), name="合成.xlsx")
    assert counts(result.report) == {"admitted": 2}


async def test_a_file_without_a_name_is_taken_for_what_it_looks_like(world: Any) -> None:
    assert counts((await world.upload("petition", as_xlsx([petition(1)]), name="合成")).report) == {"admitted": 1}
    assert counts((await world.upload("petition", as_csv([petition(2)]), name="合成")).report) == {"admitted": 1}


async def test_audit_transfers_are_admitted_when_confirmed_and_held_when_not(world: Any) -> None:
    row = dict(
        zip(
            AUDIT,
            ["合成-1", "合成审计", "2026-02-10", "120", "合成局", "王样例", "截留资金", "是", "市审计局"],
            strict=True,
        )
    )
    rows = [row, row | {"移送编号": "合成-2", "是否确认": "否"}]
    result = await world.upload("audit", as_xlsx(rows, AUDIT), name="移送清单.xlsx")
    assert counts(result.report) == {"admitted": 1, "held": 1}


async def test_a_subscription_is_taken(world: Any) -> None:
    item = (
        "<item><guid>{0}</guid><title>合成报道{0}</title><pubDate>Sun, 01 Mar 2026 08:00:00 +0800</pubDate>{1}</item>"
    )
    entries = item.format(1, '<category domain="等级">重大</category>') + NEWS.format(2, "")
    rss = f'<rss version="2.0"><channel><title>合成</title>{entries}</channel></rss>'
    assert counts((await world.upload("media", rss.encode(), name="舆情.xml")).report) == {"admitted": 1, "held": 1}


async def test_a_bad_row_is_reported_with_its_number_and_column_and_the_rest_goes_on(world: Any) -> None:
    rows = [
        petition(1),
        petition(2, 来信来访日期="去年"),
        petition(3, 问题属地="长沙市"),
        petition(4, 来信来访日期="2026-03-03", 是否有事实依据="也许"),
        petition(5, 来信来访日期="2026-03-03"),
        petition(6, 信访编号=""),
        petition(7),
    ]
    report = (await world.upload("petition", as_csv(rows))).report
    assert counts(report) == {"admitted": 2, "rejected": 5}
    assert [(rejected.row, rejected.column) for rejected in report.rejected] == [
        (3, "来信来访日期"),
        (4, "问题属地"),
        (5, "是否有事实依据"),
        (6, "来信来访日期"),
        (7, "信访编号"),
    ]
    assert "430602 或 岳阳楼区" in report.rejected[1].message
    assert "晚于今天" in report.rejected[3].message


async def test_a_row_with_several_faults_is_one_rejected_row_that_tells_them_all(world: Any) -> None:
    report = (await world.upload("petition", as_csv([petition(1, 来信来访日期="去年", 是否影响较大="也许")]))).report
    (rejected,) = report.rejected
    assert rejected.column == "来信来访日期、是否影响较大"
    assert "“来信来访日期”不是日期" in rejected.message


async def test_a_row_that_is_too_wide_is_reported(world: Any) -> None:
    content = as_csv([petition(1)]) + "合成-2,2026-02-01,,,,平江县,,,,,内容,是,是,多出,的列\r\n".encode()
    report = (await world.upload("petition", content)).report
    assert counts(report) == {"admitted": 1, "rejected": 1}
    assert isinstance(report.rejected[0], RejectedRow)
    assert (report.rejected[0].row, report.rejected[0].column) == (3, "整行")


async def test_the_same_file_twice_changes_nothing_and_says_so(world: Any) -> None:
    first = await world.upload("petition", as_csv([petition(1), petition(2)]))
    before = await world.commits()
    again = await world.upload("petition", as_csv([petition(1), petition(2)]), name="另存.csv")
    assert again.already_imported
    assert again.report == first.report
    assert await world.commits() == before


async def test_the_same_request_again_is_given_its_own_answer(world: Any) -> None:
    first = await world.upload("petition", as_csv([petition(1)]), key="k")
    assert await world.upload("petition", as_csv([petition(1)]), key="k") == first


async def test_the_same_row_in_another_file_is_applied_once(world: Any) -> None:
    await world.upload("petition", as_csv([petition(1), petition(2)]))
    result = await world.upload("petition", as_csv([petition(2), petition(3)]))
    assert counts(result.report) == {"admitted": 1, "repeated": 1}
    assert (await world.clue_list.figures())[0].duplicate == 0


async def test_the_same_row_twice_in_one_file_is_applied_once(world: Any) -> None:
    result = await world.upload("petition", as_csv([petition(1), petition(1)]))
    assert counts(result.report) == {"admitted": 1, "repeated": 1}


async def test_columns_that_are_not_mapped_do_not_make_another_row(world: Any) -> None:
    await world.upload("petition", as_csv([petition(1)]))
    result = await world.upload("petition", as_csv([petition(1) | {"序号": "1"}], ["序号", *PETITION]))
    assert counts(result.report) == {"repeated": 1}


async def test_a_changed_row_is_a_duplicate_that_can_complete_the_clue(world: Any) -> None:
    await world.upload("petition", as_csv([petition(1, 是否影响较大="待核实")]))
    result = await world.upload("petition", as_csv([petition(1)]))
    assert counts(result.report) == {"duplicate": 1}
    (listed,) = (await world.clue_list.page(ClueFilter(), skip=0, limit=10))[0]
    assert (listed.status, listed.duplicates) == (Status.ADMITTED, 1)


async def test_a_row_whose_informant_alone_changed_is_not_taken_for_the_same(world: Any) -> None:
    await world.upload("petition", as_csv([petition(1)]))
    result = await world.upload("petition", as_csv([petition(1, 联系电话="10000009999")]))
    assert counts(result.report) == {"duplicate": 1}


async def test_what_the_reports_count_is_what_the_figures_count(world: Any) -> None:
    files = [
        [petition(1), petition(2, 是否影响较大="")],
        [petition(2, 是否影响较大=""), petition(1, 职务="书记"), petition(3, 问题属地="长沙市")],
        [petition(4), petition(4)],
    ]
    reports = [(await world.upload("petition", as_csv(rows))).report for rows in files]
    (figures,) = await world.clue_list.figures()
    assert figures.admitted == sum(report.admitted for report in reports)
    assert figures.held == sum(report.held for report in reports)
    assert figures.duplicate == sum(report.duplicate for report in reports)


async def test_an_import_that_was_cut_short_is_completed_by_sending_the_file_again(world: Any) -> None:
    content = as_csv([petition(number) for number in range(3)])
    record, world.import_file._record = world.import_file._record, _outage
    with pytest.raises(Transient):
        await world.upload("petition", content)
    world.import_file._record = record
    assert counts((await world.upload("petition", content)).report) == {"admitted": 3}


async def _outage(*_: Any) -> Any:
    raise Transient("mongodb", "the test's database went away")


async def test_more_rows_than_a_batch_are_all_taken(world: Any) -> None:
    result = await world.upload("petition", as_csv([petition(number) for number in range(1_001)]))
    assert counts(result.report) == {"admitted": 1_001}


async def test_an_import_is_listed_and_can_be_shown_again(world: Any) -> None:
    result = await world.upload("petition", as_csv([petition(1), petition(2, 问题属地="长沙市")]))
    (listed,), total = await world.import_list.page(skip=0, limit=10)
    assert (total, listed.rows, listed.rejected, listed.imported_by) == (1, 2, 1, "合成经办人")
    shown = await world.import_file.result(result.report.import_id)
    assert shown.report == result.report


async def test_a_planted_informant_is_nowhere_in_clear_after_an_import(world: Any) -> None:
    rows = [petition(1), petition(2, 来信来访日期="甄合成 10000001234"), petition(3, 信访编号="XF10000001234")]
    result = await world.upload("petition", as_csv(rows), name="甄合成信访件10000001234.csv")
    kept = await world.everything_kept() + repr(result)
    assert result.report.file == "〔举报人〕信访件〔已隐去〕.csv"
    assert [text for text in ("甄合成", "10000001234", "100 0000 1234") if text in kept] == []


async def test_an_unknown_feed_is_told_with_those_that_exist(world: Any) -> None:
    with pytest.raises(UnknownFeed) as unknown:
        await world.upload("weather", b"a")
    assert "petition（信访事项）" in unknown.value.known


WITHOUT_NUMBER = as_csv([{"来信来访日期": "2026-02-01"}], PETITION[1:])


@pytest.mark.parametrize(
    ("feed", "name", "content", "text"),
    [
        ("petition", "合成.csv", WITHOUT_NUMBER, "信访编号"),
        ("petition", "合成.pdf", b"%PDF-1.7", ".xlsx 或 .csv"),
        ("petition", "合成.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        ("petition", "合成.xlsx", b"PK\x03\x04broken", "损坏"),
        ("petition", "合成.csv", b"", "空"),
        ("media", "合成.csv", as_csv([petition(1)]), "RSS"),
    ],
    ids=["missing column", "PDF", "old Excel", "broken", "empty", "a table as news"],
)
async def test_a_file_that_cannot_be_taken_at_all_is_told_and_nothing_is_kept(
    world: Any, feed: str, name: str, content: bytes, text: str
) -> None:
    with pytest.raises(UnreadableFile, match=text):
        await world.upload(feed, content, name=name)
    assert await world.journal.streams("", "", 10) == ()


async def test_an_informant_in_a_files_name_is_hidden_when_the_row_is_rejected(world: Any) -> None:
    content = as_csv([petition(1, 来信来访日期="去年")])
    result = await world.upload("petition", content, name="甄合成信访件10000001234，李某13800001234.csv")
    assert result.report.file == "〔举报人〕信访件〔已隐去〕，李某〔已隐去〕.csv"


async def test_a_rejected_row_can_be_taken_from_the_same_file_later(world: Any) -> None:
    content = as_csv([petition(1), petition(2, 来信来访日期="2026-03-03")])
    assert counts((await world.upload("petition", content, key="a")).report) == {"admitted": 1, "rejected": 1}
    unchanged = await world.upload("petition", content, key="b")
    assert unchanged.already_imported
    world.clock.advance(timedelta(days=3))
    later = await world.upload("petition", content, key="c")
    assert (counts(later.report), later.already_imported) == ({"admitted": 2}, False)
    (listed,), _ = await world.import_list.page(skip=0, limit=10)
    assert (listed.admitted, listed.rejected, listed.imported_at) == (2, 0, later.imported_at)
    assert (await world.upload("petition", content)).already_imported


async def test_of_very_many_rejected_rows_the_first_are_told_and_all_are_counted(world: Any) -> None:
    rows = [petition(number, 问题属地="长沙市") for number in range(700)]
    report = (await world.upload("petition", as_csv(rows))).report
    assert (report.rows, len(report.rejected), report.rejected_rows) == (700, 500, 700)
    (listed,), _ = await world.import_list.page(skip=0, limit=10)
    assert listed.rejected == 700
    assert all(len(rejected.message) < 100 for rejected in report.rejected)


async def test_rows_that_cannot_be_laid_under_the_columns_count_against_the_limit(world: Any) -> None:
    content = as_csv([petition(1)]) + b"x,,,,,,,,,,,,,y,z\r\n" * 20_000
    with pytest.raises(UnreadableFile, match="20001 行"):
        await world.upload("petition", content)


async def test_a_file_needs_one_of_the_columns_that_a_content_is_put_together_from(world: Any) -> None:
    transfer = dict(zip(AUDIT, TRANSFER, strict=True))
    columns = [column for column in AUDIT if column != "问题金额"]
    rows = [{column: transfer[column] for column in columns}]
    assert counts((await world.upload("audit", as_csv(rows, columns))).report) == {"admitted": 1}
    columns = ["移送编号", "移送日期"]
    with pytest.raises(UnreadableFile, match="问题摘要"):
        await world.upload("audit", as_csv([{column: transfer[column] for column in columns}], columns))
