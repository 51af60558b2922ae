"""From cells to a decision: Chinese words or codes, dates as offices write them, and what to write instead."""

from typing import Any

import pytest

from case_engine.application.earlier_row import is_example, read_decision
from case_engine.domain.assessment.codes import ConductItem, Measure
from case_engine.domain.assessment.words import MEASURE_NAMES
from case_engine.domain.case.particulars import LEVEL_NAMES, Level
from case_engine.domain.earlier.decision import EarlierDecision
from wenze.regulation import catalogue


def read(row: Any, **changes: str) -> EarlierDecision:
    decision = read_decision(row(**changes))
    assert isinstance(decision, EarlierDecision), decision
    return decision


@pytest.mark.parametrize("measure", Measure)
def test_a_measure_is_known_by_its_name_and_by_its_code(row: Any, measure: Measure) -> None:
    assert read(row, 问责方式=MEASURE_NAMES[measure]).measure is measure
    assert read(row, 问责方式=measure.value).measure is measure


@pytest.mark.parametrize("item", ConductItem)
def test_a_conduct_item_is_known_by_its_citation_however_it_is_written(row: Any, item: ConductItem) -> None:
    citation = catalogue().cite(item.value)
    short = citation.removeprefix("《问责办法》")
    plain = short.translate(str.maketrans("", "", "()（）"))
    for written in (citation, short, plain, item.value):
        assert read(row, 问责情形=written).conduct == (item,)


def test_several_conduct_items_are_each_taken_once(row: Any) -> None:
    told = read(row, 问责情形="第七条第五项、第八条第（一）项，第七条第五项")
    assert told.conduct == (ConductItem.NOT_ACTING_5, ConductItem.ACTING_WRONGLY_1)


def test_the_basis_is_the_conduct_and_the_group_of_the_measure(row: Any) -> None:
    assert read(row, 问责情形="第七条第五项").basis == ("accountability:7.5", "accountability:14.2")
    assert read(row).basis == ("accountability:14.2",)


@pytest.mark.parametrize("level", Level)
def test_a_level_is_known_by_its_name_and_by_its_code(row: Any, level: Level) -> None:
    assert read(row, 原职务层次=LEVEL_NAMES[level]).particulars.former_level is level
    assert read(row, 原职务层次=level.value).particulars.former_level is level


@pytest.mark.parametrize("county", ["岳阳楼区", "430602"])
def test_a_county_is_known_by_its_name_and_by_its_code(row: Any, county: str) -> None:
    assert read(row, 县市区=county).county == "430602"


def test_a_cadre_number_has_one_form(row: Any) -> None:
    assert read(row, 干部编号="ｈｃ-0001").subject.cadre_id == "HC-0001"


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("文号", ""),
        ("文号", "长" * 201),
        ("县市区", "合成县"),
        ("干部编号", ""),
        ("干部编号", "430602199001011234"),
        ("姓名", ""),
        ("单位", ""),
        ("职务", ""),
        ("问责方式", "警告"),
        ("问责方式", "诫勉谈话、调离岗位"),
        ("决定日期", ""),
        ("决定日期", "1948-12-31"),
        ("决定日期", "去年三月"),
        ("生效日期", "2026-02-30"),
        ("批准机关", ""),
        ("已送达", ""),
        ("已送达", "不详"),
        ("问责情形", "7.1"),
        ("问责情形", "第九条第一项"),
        ("问责事实", "长" * 4001),
        ("任职试用期", "也许"),
        ("原职务层次", "处级"),
        ("整改到位日期", "尚未"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_by_its_column(row: Any, column: str, text: str) -> None:
    errors = read_decision(row(9, **{column: text}))
    assert isinstance(errors, tuple)
    assert [(error.row, error.column) for error in errors] == [(9, column)]
    assert errors[0].message.endswith("。")


def test_every_bad_cell_of_a_row_is_told(row: Any) -> None:
    errors = read_decision(row(县市区="合成县", 问责方式="警告", 已送达=""))
    assert isinstance(errors, tuple)
    assert [error.column for error in errors] == ["县市区", "问责方式", "已送达"]


def test_the_templates_example_is_recognised(row: Any) -> None:
    assert is_example(row(文号="合成示例〔2026〕1号"))
    assert not is_example(row())
