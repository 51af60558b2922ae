"""A feed's configuration: what it must say, and what it may not."""

from typing import Any

import pytest
from pydantic import ValidationError

from clue_intake.adapters.feed_catalogue import configured_feeds
from clue_intake.application.feeds.mapping import FeedMapping

GOOD: dict[str, Any] = {
    "title": "合成来源",
    "kind": "table",
    "source": "citizen-report",
    "columns": {"external_id": "编号", "received_on": "日期", "county": "属地", "content": ["摘要", "金额"]},
}


def mapping(**changes: Any) -> FeedMapping:
    return FeedMapping.model_validate(GOOD | changes)


def test_the_packaged_feeds_are_petition_audit_and_media() -> None:
    assert configured_feeds(None).keys() == {"petition", "audit", "media"}


def test_a_column_may_be_named_alone_or_among_several() -> None:
    assert mapping().columns["external_id"] == ("编号",)
    assert mapping().columns["content"] == ("摘要", "金额")


def test_the_columns_without_which_no_row_can_be_read_are_known() -> None:
    assert mapping().needed_columns() == ("编号", "日期", "属地")
    assert mapping().needed_one_of() == ("摘要", "金额")


def test_a_fixed_county_needs_no_column() -> None:
    columns = {"external_id": "编号", "received_on": "日期", "content": "摘要"}
    assert mapping(columns=columns, fixed={"county": "430600"}).needed_columns() == ("编号", "日期", "摘要")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"columns": {"received_on": "日期", "county": "属地", "content": "摘要"}}, "external_id"),
        ({"external_id_from": ["摘要"]}, "只能选用其中一种"),
        ({"columns": {"external_id": "编号", "county": "属地", "content": "摘要"}}, "received_on"),
        ({"columns": {"external_id": "编号", "received_on": "日期", "content": "摘要"}}, "county"),
        ({"columns": {"external_id": "编号", "received_on": "日期", "county": "属地"}}, "至少要有一个"),
        ({"columns": GOOD["columns"] | {"subjekt": "被反映人"}}, "subjekt"),
        ({"source": "gossip"}, "source"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_a_configuration_that_cannot_work_is_refused(changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        mapping(**changes)


def test_an_informants_column_can_never_become_part_of_an_identity() -> None:
    columns = {"received_on": "日期", "county": "属地", "content": "摘要", "informant.phone": "电话"}
    with pytest.raises(ValidationError, match="举报人"):
        mapping(columns=columns, external_id_from=["摘要", "电话"])


def test_a_problem_names_the_column_that_a_person_sees() -> None:
    assert mapping().column_of("received_on") == "日期"
    assert mapping().column_of("content") == "摘要、金额"
    assert mapping().column_of("title") == "摘要、金额"


def test_what_is_taken_of_a_row_is_what_the_mapping_names_and_the_row_says() -> None:
    cells = {"编号": " 1 ", "日期": "", "摘要": "合成", "导出时间": "08:00"}
    assert mapping().sample(cells) == {"编号": "1", "摘要": "合成"}
