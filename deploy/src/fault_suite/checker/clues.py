"""Every acknowledged submission is in the store exactly once, and its clue has the right status."""

from collections import Counter
from collections.abc import Iterator, Sequence

from fault_suite.checker.evidence import Evidence
from fault_suite.checker.histories import History
from fault_suite.checker.ledger import Submission
from fault_suite.checker.violation import Violation, among

_PREFIX = "clue:"


def every_acknowledged_submission_is_there_once(evidence: Evidence) -> Iterator[Violation]:
    """The ledger's submissions against the streams of clue-intake."""
    streams = evidence.histories["clue-intake"]
    stored = {name.removeprefix(_PREFIX): history for name, history in streams.items() if name.startswith(_PREFIX)}
    asked = evidence.ledger.clues
    for clue_id, submissions in sorted(asked.items()):
        yield from _one_clue(clue_id, submissions, stored.get(clue_id, []))
    yield from among("clue-unfounded", set(stored) - set(asked), "nobody submitted it")
    for refused in evidence.ledger.refused:
        yield Violation("submission-refused", "clue-intake", refused)


def status_of(history: History) -> str:
    """What the clue's last examination said."""
    examined = [event.type for commit in history for event in commit.events if event.type in _STATUS]
    return _STATUS[examined[-1]] if examined else "none"


_STATUS = {"clue-admitted": "admitted", "clue-held": "held"}


def _one_clue(clue_id: str, submissions: Sequence[Submission], history: History) -> Iterator[Violation]:
    acknowledged = [submission for submission in submissions if submission.acknowledged]
    if not history:
        causes = "; ".join(submission.cause for submission in acknowledged)
        if acknowledged:
            yield Violation("clue-missing", clue_id, f"acknowledged: {causes}")
        return
    received = [event.type for commit in history for event in commit.events].count("clue-received")
    if received != 1:
        yield Violation(
            "clue-missing" if not received else "cause-applied-twice", clue_id, f"received {received} times"
        )
    yield from _causes(clue_id, submissions, history)
    yield from _status(clue_id, submissions, history)
    for submission in acknowledged:
        yield from _answers(clue_id, submission, history)


def _causes(clue_id: str, submissions: Sequence[Submission], history: History) -> Iterator[Violation]:
    counted = Counter(commit.cause for commit in history)
    for submission in submissions:
        found = sum(count for cause, count in counted.items() if _is(submission, cause))
        if not found and submission.acknowledged:
            yield Violation("submission-missing", clue_id, f"no commit has the cause {submission.cause}")
        if found > 1:
            yield Violation("cause-applied-twice", clue_id, f"{found} commits have the cause {submission.cause}")
    for cause in counted:
        if not any(_is(submission, cause) for submission in submissions):
            yield Violation("submission-unfounded", clue_id, f"nobody sent what the commit has as cause: {cause}")


def _is(submission: Submission, cause: str) -> bool:
    """An HTTP cause ends with a fingerprint of the request, behind a colon."""
    return cause == submission.cause or (submission.cause.endswith(":") and cause.startswith(submission.cause))


def _status(clue_id: str, submissions: Sequence[Submission], history: History) -> Iterator[Violation]:
    """A submission that was never answered may have come in or not."""
    status = status_of(history)
    if status != "admitted" and any(submission.meets and submission.acknowledged for submission in submissions):
        yield Violation("clue-status", clue_id, f"{status}, though a submission states that the condition is met")
    if status != "held" and not any(submission.meets for submission in submissions):
        yield Violation("clue-status", clue_id, f"{status}, though nobody stated that the condition is met")


def _answers(clue_id: str, submission: Submission, history: History) -> Iterator[Violation]:
    """Every answer to the same key is the one that its commit stands for."""
    if len(set(submission.answers)) > 1:
        yield Violation("answer-changed", clue_id, f"{submission.cause} was answered {submission.answers}")
    for commit in history:
        if submission.answers and _is(submission, commit.cause):
            first = commit.version == 1
            expected = ("admitted" if submission.meets else "held") if first else "duplicate"
            if submission.answers[0] != (expected, clue_id):
                told = submission.answers[0]
                yield Violation("answer-changed", clue_id, f"{commit.identifier} was answered {told}, not {expected}")
