"""Rows of the packaged feeds become clues. All persons and events are synthetic (合成)."""

from datetime import date

import pytest

from clue_intake.adapters.feed_catalogue import configured_feeds
from clue_intake.application.feeds.mapping import FeedMapping
from clue_intake.application.feeds.reading import incoming_of
from clue_intake.application.incoming import IncomingClue, InvalidSubmission
from clue_intake.domain.facts import Facts
from clue_intake.domain.informant import Informant
from clue_intake.domain.source import Source
from clue_intake.domain.submission import Attachment, Subject

FEEDS = configured_feeds(None)

PETITION = {
    "信访编号": "XF2026-0001",
    "来信来访日期": "2026年3月1日",
    "问题属地": "楼区",
    "信访事项": "合成路长期积水无人处理",
    "反映内容": "合成路积水三年，多次反映无果。",
    "被反映人": "张样例、李样例",
    "单位": "合成街道办事处",
    "职务": "主任、副主任",
    "是否有事实依据": "属实",
    "是否影响较大": "待核实",
    "信访人姓名": "甄合成",
    "联系电话": "10000001234",
    "经办备注": "本列未配置",
}

AUDIT = {
    "移送编号": "SJ2026-07",
    "审计项目": "合成专项资金审计",
    "移送日期": "2026-02-10",
    "问题金额": "120.5 万元",
    "涉及单位": "合成县农业农村局",
    "责任人": "王样例",
    "问题摘要": "截留专项资金。",
    "是否确认": "是",
    "确认单位": "市审计局",
}


def petition(**changes: str) -> IncomingClue:
    return incoming_of("petition", FEEDS["petition"], PETITION | changes)


def audit(**changes: str) -> IncomingClue:
    return incoming_of("audit", FEEDS["audit"], AUDIT | changes)


def test_a_petition_becomes_a_citizens_report() -> None:
    clue = petition()
    assert (clue.source, clue.feed, clue.external_id) == (Source.CITIZEN_REPORT, "petition", "XF2026-0001")
    assert (clue.received_on, clue.county, clue.title) == (date(2026, 3, 1), "430602", "合成路长期积水无人处理")
    assert clue.facts == Facts(factual_basis=True, considerable_impact=None)
    assert clue.informant == Informant(name="甄合成", phone="10000001234")


def test_several_persons_in_one_cell_have_their_own_posts_and_a_common_unit() -> None:
    assert petition().subjects == (
        Subject("张样例", "合成街道办事处", "主任"),
        Subject("李样例", "合成街道办事处", "副主任"),
    )


def test_a_petition_without_a_title_is_called_by_the_beginning_of_its_content() -> None:
    assert petition(信访事项="").title == "合成路积水三年，多次反映无果。"
    assert petition(信访事项="", 反映内容="长" * 100).title == "长" * 40 + "…"


def test_an_audit_transfer_becomes_a_members_proposal_with_labelled_content() -> None:
    clue = audit()
    assert clue.source is Source.JOINT_MEETING_MEMBER_PROPOSAL
    assert clue.title == "合成专项资金审计：合成县农业农村局"
    assert clue.content.splitlines()[:2] == ["问题摘要：截留专项资金。", "问题金额：120.5 万元"]
    assert clue.county == "430600"
    assert clue.facts.confirmed_by == "市审计局"


@pytest.mark.parametrize("confirmed", ["待确认", "", "否"])
def test_an_audit_transfer_not_said_to_be_confirmed_is_not_taken_as_confirmed(confirmed: str) -> None:
    assert audit(是否确认=confirmed).facts == Facts()


@pytest.mark.parametrize("unit", ["待确认", "无", "/", "", "  "])
def test_an_audit_transfer_said_to_be_confirmed_by_nobody_in_particular_names_no_unit(unit: str) -> None:
    assert audit(确认单位=unit).facts == Facts(confirmed=True)


def test_a_feed_without_a_column_for_it_says_by_the_unit_that_it_is_confirmed() -> None:
    columns = {name: column for name, column in FEEDS["audit"].columns.items() if name != "admission.confirmed"}
    mapping = FEEDS["audit"].model_copy(update={"columns": columns})
    assert incoming_of("audit", mapping, AUDIT).facts == Facts(confirmed_by="市审计局")


def test_a_news_entry_states_its_grade_and_keeps_its_link() -> None:
    cells = {
        "编号": "n-1",
        "发布时间": "2026-03-01",
        "标题": "合成报道",
        "链接": "https://news.example/1",
        "等级": "重大",
    }
    clue = incoming_of("media", FEEDS["media"], cells)
    assert clue.facts.major is True
    assert clue.attachments == (Attachment("合成报道", "https://news.example/1"),)


def test_everything_that_cannot_be_understood_in_a_row_is_told_at_once() -> None:
    with pytest.raises(InvalidSubmission) as invalid:
        petition(来信来访日期="去年", 是否影响较大="也许")
    assert [problem.field for problem in invalid.value.problems] == ["received_on", "admission.considerable_impact"]


def test_a_problem_never_repeats_what_the_cell_says() -> None:
    with pytest.raises(InvalidSubmission) as invalid:
        petition(来信来访日期="甄合成 10000001234")
    assert "甄合成" not in str(invalid.value)
    assert "1234" not in str(invalid.value)


def test_a_feed_without_numbers_is_identified_by_what_its_entries_say() -> None:
    mapping = FeedMapping.model_validate(
        {
            "title": "合成来源",
            "kind": "table",
            "source": "appraisal-finding",
            "columns": {"received_on": "日期", "content": "摘要"},
            "external_id_from": ["单位", "摘要"],
            "fixed": {"county": "430600"},
        }
    )
    cells = {"日期": "2026-03-01", "单位": "合成局", "摘要": "合成问题"}
    first = incoming_of("x", mapping, cells)
    assert first.external_id == incoming_of("x", mapping, cells | {"日期": "2026-03-02"}).external_id
    assert first.external_id != incoming_of("x", mapping, cells | {"摘要": "另一问题"}).external_id


@pytest.mark.parametrize(("cell", "self_found"), [("是", True), ("否", False), ("待核实", False), ("", False)])
def test_a_feed_may_say_that_the_unit_found_it_by_itself(cell: str, self_found: bool) -> None:
    mapping = FEEDS["petition"]
    asked = mapping.model_copy(update={"columns": {**mapping.columns, "self_found": ("是否自查",)}})
    assert incoming_of("petition", asked, PETITION | {"是否自查": cell}).self_found is self_found
