"""问责办法 11: the record of what the subject stated and defended, and of what became of each point."""

from datetime import date
from typing import Final

from case_engine.domain.assessment.words import chinese_date
from case_engine.domain.case.hearing import Declined, Hearing
from case_engine.domain.case.subjects import Subject
from case_engine.domain.letters.letter import Letter, LetterKind, Paragraph
from case_engine.domain.letters.wording import sections

_SIGNATURES: Final = (
    Paragraph("本人（签名）：　　　　　　　年　　月　　日"),
    Paragraph("记录人（签名）：　　　　　　年　　月　　日"),
)


def hearing_record(subject: Subject, hearing: Hearing) -> Letter:
    """The record of a hearing that was held."""
    points = [
        text
        for number, point in enumerate(hearing.points, start=1)
        for text in (
            f"{number}．{point.point}",
            f"{'采纳' if point.adopted else '不予采纳'}。理由：{point.reason}",
        )
    ]
    said = sections(
        ("基本情况", [*_about(subject), f"听取日期：{chinese_date(hearing.held_on)}。记录人：{hearing.recorder}。"]),
        ("陈述申辩意见和采纳情况", points),
    )
    return _record("听取陈述申辩记录", said, hearing.held_on)


def declined_record(subject: Subject, declined: Declined) -> Letter:
    """The record that the subject was offered a hearing and declined it."""
    said = sections(
        (
            "基本情况",
            [*_about(subject), f"登记日期：{chinese_date(declined.declined_on)}。记录人：{declined.recorder}。"],
        ),
        ("放弃陈述申辩的情况", ["已告知本人可以陈述和申辩，本人表示放弃。", f"依据：{declined.proof}"]),
    )
    return _record("放弃陈述申辩记录", said, declined.declined_on)


def _about(subject: Subject) -> list[str]:
    return [f"问责对象：{subject.name}，{subject.unit}{subject.post}，干部编号 {subject.cadre_id}。"]


def _record(title: str, said: tuple[Paragraph, ...], on: date) -> Letter:
    return Letter(
        kind=LetterKind.HEARING_RECORD,
        title=title,
        issuer="",
        document_number="",
        addressee="",
        paragraphs=(*said, *_SIGNATURES),
        dated=on,
    )
