"""Bringing clues in by every channel, and counting by oneself what was acknowledged."""

from collections.abc import Sequence
from typing import Any, Final

from demonstration.failure import Failed
from demonstration.office.api import Api, UnexpectedAnswer
from demonstration.office.staff import CLERK
from demonstration.office.together import together
from demonstration.outcome import Rejected
from demonstration.synthetic.feed_file import FeedFile
from demonstration.synthetic.submissions import Submission
from wenze.bus.connection import producer
from wenze.bus.publisher import KafkaPublisher, Record
from wenze.bus.settings import KafkaSettings
from wenze.contracts.envelope import Envelope

_SENDER: Final = "wenze-demonstration"


class Miscounted(Failed):
    """A service's count differs from what was sent; the text says in Chinese how."""


async def import_files(clue_intake: Api, files: Sequence[FeedFile]) -> tuple[int, tuple[Rejected, ...]]:
    """How many rows of the files were taken, each once, and those that were not.

    Raises: Miscounted when a report does not speak of as many rows as the file has.
    """
    reports = [await _import(clue_intake, file) for file in files]
    taken = sum(report["admitted"] + report["held"] + report["duplicate"] for report in reports)
    rejected = [_rejected_row(report, row) for report in reports for row in report["rejected"]]
    return taken, tuple(rejected)


async def _import(clue_intake: Api, file: FeedFile) -> Any:
    report = await clue_intake.upload(
        f"/v1/imports/{file.feed}", file.content, key=f"import-{file.feed}-{file.rows}", by=CLERK, file=file.name
    )
    told = report["admitted"] + report["held"] + report["duplicate"] + report["repeated"] + len(report["rejected"])
    if not report["rows"] == file.rows == told:
        raise Miscounted(f"文件“{file.name}”有 {file.rows} 行，导入结果只说明了 {told} 行的去向。")
    return report


def _rejected_row(report: Any, row: Any) -> Rejected:
    return Rejected(report["file"], f"第 {row['row']} 行", row["column"], row["message"])


async def submit(clue_intake: Api, submissions: Sequence[Submission]) -> int:
    """How many different requests were answered 202.

    Raises: Miscounted when a repeated request was not given its first answer again, UnexpectedAnswer.
    """

    async def one(submission: Submission) -> Any:
        return await clue_intake.act("/v1/clues", submission.body, key=submission.key, by=CLERK, expected=202)

    answers = await together(one, submissions)
    first: dict[str, Any] = {}
    for submission, answer in zip(submissions, answers, strict=True):
        if first.setdefault(submission.key, answer) != answer:
            raise Miscounted(f"请求 {submission.key} 重发后得到了不同的答复。")
    return len(first)


async def submit_refused(clue_intake: Api, submissions: Sequence[Submission]) -> tuple[Rejected, ...]:
    """What was answered to requests that cannot be accepted. Raises: Miscounted when one was accepted."""
    return tuple([await _refused(clue_intake, submission) for submission in submissions])


async def _refused(clue_intake: Api, submission: Submission) -> Rejected:
    try:
        await clue_intake.act("/v1/clues", submission.body, key=submission.key, by=CLERK, expected=202)
    except UnexpectedAnswer as answer:
        if answer.status == 422 and answer.errors:  # noqa: PLR2004 - the status of contents that cannot be taken
            error = answer.errors[0]
            return Rejected("接口报送", submission.key, error["field"], error["message"])
        raise
    raise Miscounted(f"请求 {submission.key} 不应被受理。")


async def send(bus: KafkaSettings, messages: Sequence[Envelope], poison: Sequence[Record]) -> tuple[int, int]:
    """How many different messages, and how many poisonous ones, the broker acknowledged. Raises: Transient."""
    publisher = KafkaPublisher(lambda: producer(bus, _SENDER))
    await publisher.start()
    try:
        await publisher.publish(messages)
        await publisher.send(poison)
    finally:
        await publisher.stop()
    return len({message.id for message in messages}), len(poison)
