"""A clue as it arrives, informant included, and what is checked before it may come in."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from clue_intake.domain.facts import NOTHING_STATED, Facts
from clue_intake.domain.informant import ANONYMOUS, Informant
from clue_intake.domain.redaction import published_form, redaction_of
from clue_intake.domain.source import Source
from clue_intake.domain.submission import Attachment, Subject
from wenze.counties import county_named
from wenze.files.cells import tidy

LONGEST_FEED: Final = 64
LONGEST_EXTERNAL_ID: Final = 128
LONGEST_TITLE: Final = 200
LONGEST_CONTENT: Final = 20_000
_SHORTENED: Final = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")


@dataclass(frozen=True, slots=True)
class IncomingClue:
    """What a source submits. It lives only until it is redacted and sealed; its printed form says nothing of it."""

    source: Source
    feed: str
    external_id: str
    county: str
    received_on: date
    title: str = field(repr=False)
    content: str = field(default="", repr=False)
    subjects: tuple[Subject, ...] = field(default=(), repr=False)
    facts: Facts = field(default=NOTHING_STATED, repr=False)
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)
    informant: Informant = ANONYMOUS
    self_found: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field, and what to do, in Chinese; it never repeats what the field says."""

    field: str
    text: str


class InvalidSubmission(Exception):  # noqa: N818 - one of the three families of errors: an invalid message
    """A submission that cannot come in as it is."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("；".join(f"{problem.field}：{problem.text}" for problem in problems))
        self.problems = problems


def checked(incoming: IncomingClue, today: date) -> IncomingClue:
    """The clue with its county as the six-digit code, and its feed and external id in one spelling.

    Raises: InvalidSubmission with everything that is wrong.
    """
    incoming = _in_one_spelling(incoming)
    county = county_named(incoming.county)
    problems = (
        *_identity_problems(incoming),
        *_cadre_number_problems(incoming),
        *_shortened_number_problems(incoming),
        *_text_problems(incoming),
        *_date_problems(incoming, today),
    )
    if county is None:
        problems = (*problems, Problem("county", "不是岳阳的县市区或管理区，请填写代码或名称，例如 430602 或 岳阳楼区"))
    if county is None or problems:
        raise InvalidSubmission(problems)
    return incoming if incoming.county == county.code else replace(incoming, county=county.code)


def _in_one_spelling(incoming: IncomingClue) -> IncomingClue:
    feed, external_id = _one_spelling(incoming.feed), _one_spelling(incoming.external_id)
    if (feed, external_id) == (incoming.feed, incoming.external_id):
        return incoming
    return replace(incoming, feed=feed, external_id=external_id)


def _one_spelling(identifier: str) -> str:
    """Without invisible characters and surrounding blanks, in normal width: one number is typed in many ways."""
    return tidy(unicodedata.normalize("NFKC", identifier))


def _identity_problems(incoming: IncomingClue) -> tuple[Problem, ...]:
    redact = redaction_of(incoming.informant)
    problems: list[Problem] = []
    for name, text, longest in (
        ("feed", incoming.feed, LONGEST_FEED),
        ("external_id", incoming.external_id, LONGEST_EXTERNAL_ID),
    ):
        if not text.strip():
            problems.append(Problem(name, "没有填写，请补填"))
        elif not text.isprintable() or len(text) > longest:
            problems.append(Problem(name, f"须为 1 至 {longest} 个可见字符，请检查后重新填写"))
        if redact(text) != text:
            problems.append(Problem(name, "不能含有举报人的姓名、电话或证件号码，请改用不涉及个人信息的名称或编号"))
    return tuple(problems)


def _cadre_number_problems(incoming: IncomingClue) -> tuple[Problem, ...]:
    """Other services identify a cadre by the number, so that it can't be hidden in part."""
    hidden = published_form(incoming.informant)
    if all(hidden(subject.cadre_id) == subject.cadre_id for subject in incoming.subjects):
        return ()
    return (Problem("subject.cadre_id", "不能填写身份证号码或电话号码，请填写干部台账中的编号，不知道就不填"),)


def _shortened_number_problems(incoming: IncomingClue) -> tuple[Problem, ...]:
    """A spreadsheet shows a long number as 2.02603E+17: different ones look alike then, and the digits are lost."""
    numbers = (
        ("external_id", incoming.external_id),
        *(("subject.cadre_id", subject.cadre_id) for subject in incoming.subjects),
        ("informant.phone", incoming.informant.phone),
        ("informant.id_number", incoming.informant.id_number),
    )
    shortened = dict.fromkeys(name for name, number in numbers if _SHORTENED.fullmatch(number.strip()))
    return tuple(Problem(name, "编号被表格软件改成了科学计数，请把该列设为文本后重新填写") for name in shortened)


def _text_problems(incoming: IncomingClue) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    if not incoming.title.strip():
        problems.append(Problem("title", "没有填写，请补填"))
    if len(incoming.title) > LONGEST_TITLE:
        problems.append(Problem("title", f"超过 {LONGEST_TITLE} 字，请缩短标题，详情写入内容"))
    if len(incoming.content) > LONGEST_CONTENT:
        problems.append(Problem("content", f"超过 {LONGEST_CONTENT} 字，请缩短内容，其余材料作为附件"))
    return tuple(problems)


def _date_problems(incoming: IncomingClue, today: date) -> tuple[Problem, ...]:
    if incoming.received_on <= today:
        return ()
    return (Problem("received_on", f"晚于今天（{today}），请填写实际收到线索的日期"),)
