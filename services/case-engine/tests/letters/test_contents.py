"""Each letter says everything that its clause asks for."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from case_engine.domain.assessment.codes import ReferralTarget
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.hearing import Declined, Hearing, Point
from case_engine.domain.letters.appeal_letter import AppealDecided, AppealOutcome, appeal_letter
from case_engine.domain.letters.clearance_letter import Clearance, clearance_letter
from case_engine.domain.letters.hearing_record import declined_record, hearing_record
from case_engine.domain.letters.letter import Letter, Style
from case_engine.domain.letters.referral_letter import Referral, referral_letter
from case_engine.domain.letters.revocation_letter import Revocation, revocation_letter
from case_engine.domain.letters.wording import cited
from wenze.regulation import catalogue

CITE = catalogue().cite


def said(letter: Letter) -> str:
    return "\n".join(letter.texts)


MANDATORY = {
    "文号": "合问责〔2026〕1号",
    "送达单位和个人": "合成县某局、合成甲：",
    "问责对象": "合成甲，合成县某局副局长，干部编号 SYN-000123。",
    "问责事实": "合成事实：分管审批期间，一件申请超过承诺时限二十日没有办结。",
    "问责依据": "《岳阳市“为官不为”“为官乱为”问责暂行办法》（以下简称《问责办法》）"
    "第七条第（五）项、第十四条第（二）项。",
    "问责方式": "给予合成甲诫勉谈话的问责处理。",
    "批准机关": "本决定由中共合成县某局党组于2026年3月12日批准",
    "生效时间": "自2026年3月15日起生效。",
    "申诉期限": "自收到本决定书之日起15日内",
    "申诉受理机关": "向中共合成县委组织部申诉",
    "制发机关": "中共合成县某局党组",
    "日期": "2026年3月12日",
}


@pytest.mark.parametrize("content", MANDATORY)
def test_the_decision_has_every_mandatory_content(letter: Letter, content: str) -> None:
    assert MANDATORY[content] in said(letter)


def test_every_effect_is_told_with_its_days_and_its_clause(letter: Letter) -> None:
    told = [each.text for each in letter.paragraphs if "依据：" in each.text]
    assert (
        told[1] == "2．不得提拔。自2026年3月15日起，至2026年9月15日止（含当日）。依据：《问责办法》第十八条第（一）项。"
    )
    assert told[2].endswith("自2026年3月15日起。依据：《问责办法》第十八条第（七）项。")


def test_facts_of_several_lines_are_several_paragraphs(letter: Letter) -> None:
    texts = [paragraph.text for paragraph in letter.paragraphs]
    first = texts.index(MANDATORY["问责事实"])
    assert texts[first + 1] == "申请人两次催办，均未答复。"


def test_sections_are_numbered_without_a_gap(letter_about: Callable[..., Letter]) -> None:
    headings = [each.text for each in letter_about(effects=()).paragraphs if each.style is Style.HEADING]
    assert [heading[:2] for heading in headings] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert headings[4] == "五、批准机关和生效时间"


def test_the_seal_stands_below_a_line_of_text(letter: Letter) -> None:
    assert letter.paragraphs[-1].text == "特此决定。"


def test_each_regulation_is_cited_once_by_its_full_title() -> None:
    text = cited(["accountability:7.5", "incentive:8", "accountability:14.2", "accountability:7.5"], CITE)
    assert text == (
        "《岳阳市“为官不为”“为官乱为”问责暂行办法》第七条第（五）项、第十四条第（二）项，"
        "《关于进一步激励干部想事干事成事的暂行办法》第八条"
    )


def test_the_hearing_record_answers_every_point_and_leaves_room_to_sign(decision: Decision) -> None:
    points = (Point("办件多、人手少", adopted=False, reason="同期其他窗口按时办结"), Point("已经补办", True, "属实"))
    record = hearing_record(decision.subject, Hearing(date(2026, 3, 9), "合成记录人", points))
    text = said(record)
    for expected in (
        "听取日期：2026年3月9日。记录人：合成记录人。",
        "1．办件多、人手少",
        "不予采纳。理由：同期其他窗口按时办结",
        "2．已经补办",
        "采纳。理由：属实",
        "本人（签名）",
    ):
        assert expected in text
    assert record.issuer == ""


def test_a_declined_hearing_is_recorded_with_its_proof(decision: Decision) -> None:
    record = declined_record(decision.subject, Declined(date(2026, 3, 9), "合成记录人", "本人签收告知书并书面放弃"))
    assert "依据：本人签收告知书并书面放弃" in said(record)


@pytest.mark.parametrize(
    ("outcome", "ruling"), [("upheld", "维持"), ("changed", "变更"), ("withdrawn", "撤销")], ids=str
)
def test_the_appeal_decision_says_what_becomes_of_the_decision(decision: Decision, outcome: str, ruling: str) -> None:
    letter = appeal_letter(
        AppealDecided(
            appellant=decision.subject,
            document_number="合申〔2026〕1号",
            appealed_document_number=decision.document_number,
            appeal_body="中共合成县委组织部",
            lodged_on=date(2026, 3, 30),
            grounds="处理过重",
            outcome=AppealOutcome(outcome),
            reasons="经审理，事实清楚",
            basis=("accountability:12",),
            decided_on=date(2026, 4, 20),
        ),
        CITE,
    )
    text = said(letter)
    assert f"{ruling}原问责决定" in text
    for expected in ("合成甲、合成县某局：", "合申〔2026〕1号", "（合问责〔2026〕1号）", "2026年3月30日", "处理过重"):
        assert expected in text
    assert letter.issuer == "中共合成县委组织部"


def test_the_revocation_says_of_which_decision_why_and_from_when(decision: Decision) -> None:
    letter = revocation_letter(
        Revocation(decision, "合问责〔2026〕9号", "合成县某局党组", "反省深刻\n整改到位", date(2026, 9, 16)), CITE
    )
    text = said(letter)
    for expected in ("（合问责〔2026〕1号）", "诫勉谈话", "反省深刻", "整改到位", "第十三条", "自2026年9月16日起取消"):
        assert expected in text


def test_the_clearance_is_told_to_the_circle_that_the_accusation_reached(decision: Decision) -> None:
    letter = clearance_letter(
        Clearance(
            decision.subject, "合澄〔2026〕1号", "合成县纪检组", "收受礼品", "没有收受", "全局", date(2026, 4, 1)
        ),
        CITE,
    )
    text = said(letter)
    for expected in ("收受礼品", "没有收受", "不属实", "第九条", "请在全局范围内告知"):
        assert expected in text


@pytest.mark.parametrize(
    ("target", "ground"), [("discipline-inspection", "纪律责任"), ("judicial-authority", "涉嫌犯罪")]
)
def test_the_referral_names_who_what_and_why(decision: Decision, target: str, ground: str) -> None:
    referral: Any = Referral(
        subject=decision.subject,
        to=ReferralTarget(target),
        receiving_body="合成县接收机关",
        document_number="合移〔2026〕1号",
        issuer="合成县问责办",
        facts="合成事实",
        enclosures=("调查报告", "谈话笔录"),
        referred_on=date(2026, 4, 1),
    )
    text = said(referral_letter(referral, CITE))
    for expected in ("合成县接收机关：", ground, "第六条", "1．调查报告", "2．谈话笔录"):
        assert expected in text
