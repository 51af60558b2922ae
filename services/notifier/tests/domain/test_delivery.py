from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifier.domain.delivery import decide_delivered, decide_failed
from notifier.domain.notice import Notice, NoticeState, evolve
from notifier.domain.receipt import Receipt, decide_receipt
from notifier.domain.refusal import Refusal
from notifier.domain.resend import decide_resend
from notifier.domain.schedule import AttemptSchedule
from notifier.domain.terms import ServiceMethod

Step = Callable[[Notice, datetime], Notice]
SCHEDULE = AttemptSchedule(timedelta(minutes=1), timedelta(hours=1), 3)


def failed(notice: Notice, at: datetime, *, permanent: bool = False) -> Notice:
    (event,) = decide_failed(
        notice, notice.attempts + 1, "smtp", at, "服务器无响应", permanent=permanent, schedule=SCHEDULE
    )
    return evolve(notice, event)


def delivered(notice: Notice, at: datetime) -> Notice:
    (event,) = decide_delivered(notice, notice.attempts + 1, "smtp", at)
    return evolve(notice, event)


def served(notice: Notice) -> Notice:
    receipt = Receipt("李合成", ServiceMethod.DIRECT, notice.prepared_on, "回证1号")
    (event,) = decide_receipt(notice, receipt, "经办甲", notice.prepared_on)
    return evolve(notice, event)


def test_a_delivered_notice_is_not_due_any_more(notice: Notice, noon: datetime) -> None:
    after = delivered(notice, noon)
    assert (after.state, after.next_attempt_at, after.attempts) == (NoticeState.DELIVERED, None, 1)


def test_a_delivered_notice_is_not_served(notice: Notice, noon: datetime) -> None:
    assert delivered(notice, noon).receipt is None


def test_a_failed_attempt_is_tried_again_later(notice: Notice, noon: datetime) -> None:
    after = failed(notice, noon)
    assert (after.state, after.next_attempt_at) == (NoticeState.DUE, noon + timedelta(minutes=1))
    assert after.last_error == "服务器无响应"


def test_delivery_is_given_up_after_the_last_attempt_and_not_before(notice: Notice, noon: datetime) -> None:
    second = failed(failed(notice, noon), noon)
    assert second.state is NoticeState.DUE
    assert failed(second, noon).state is NoticeState.FAILED


def test_a_permanent_failure_is_given_up_at_once(notice: Notice, noon: datetime) -> None:
    after = failed(notice, noon, permanent=True)
    assert (after.state, after.next_attempt_at) == (NoticeState.FAILED, None)


def test_an_attempt_already_recorded_is_not_recorded_again(notice: Notice, noon: datetime) -> None:
    after = failed(notice, noon)
    assert decide_delivered(after, 1, "smtp", noon) == ()
    assert decide_failed(after, 1, "smtp", noon, "又一次", permanent=False, schedule=SCHEDULE) == ()


def test_a_resent_notice_has_all_its_attempts_again(notice: Notice, noon: datetime) -> None:
    given_up = failed(notice, noon, permanent=True)
    (event,) = decide_resend(given_up, "经办甲", noon)
    again = evolve(given_up, event)
    assert (again.state, again.next_attempt_at) == (NoticeState.DUE, noon)
    second = failed(failed(again, noon), noon)
    assert second.state is NoticeState.DUE
    assert failed(second, noon).state is NoticeState.FAILED


def test_attempts_have_one_transmission_and_a_resend_has_another(notice: Notice, noon: datetime) -> None:
    given_up = failed(failed(failed(notice, noon), noon), noon)
    assert given_up.transmission == notice.transmission == notice.reference.notice_id
    (event,) = decide_resend(given_up, "经办甲", noon)
    assert evolve(given_up, event).transmission == f"{notice.reference.notice_id}.1"


def test_a_delivered_notice_can_be_sent_again(notice: Notice, noon: datetime) -> None:
    assert decide_resend(delivered(notice, noon), "经办甲", noon)[0].requested_by == "经办甲"


def test_a_notice_still_under_way_is_not_sent_again(notice: Notice, noon: datetime) -> None:
    with pytest.raises(Refusal, match="正在自动投递") as refused:
        decide_resend(notice, "经办甲", noon)
    assert refused.value.clause == "accountability:10.3"


def test_a_served_notice_is_not_sent_again(notice: Notice, noon: datetime) -> None:
    with pytest.raises(Refusal, match="已登记送达回执"):
        decide_resend(served(notice), "经办甲", noon)


def test_an_attempt_that_fails_after_the_receipt_has_no_next_one(notice: Notice, noon: datetime) -> None:
    (event,) = decide_failed(served(notice), 1, "smtp", noon, "服务器无响应。", permanent=False, schedule=SCHEDULE)
    assert event.next_attempt_at is None


def test_a_receipt_ends_delivery(notice: Notice) -> None:
    after = served(notice)
    assert (after.state, after.next_attempt_at) == (NoticeState.SERVED, None)


@pytest.mark.parametrize("what", [delivered, failed])
def test_an_attempt_that_was_under_way_when_the_receipt_came_is_recorded_and_stays_served(
    notice: Notice, noon: datetime, what: Step
) -> None:
    after = what(served(notice), noon)
    assert (after.state, after.next_attempt_at, after.attempts) == (NoticeState.SERVED, None, 1)


def test_an_unknown_notice_is_refused_with_what_to_do(noon: datetime) -> None:
    with pytest.raises(Refusal, match="请核对通知编号"):
        decide_resend(None, "经办甲", noon)


def test_a_history_starts_with_the_preparation(notice: Notice, noon: datetime) -> None:
    (event,) = decide_delivered(notice, 1, "smtp", noon)
    with pytest.raises(ValueError, match="before NoticePrepared"):
        evolve(None, event)


def resent(notice: Notice, at: datetime) -> Notice:
    if notice.state in {NoticeState.DUE, NoticeState.SERVED}:
        return notice
    (event,) = decide_resend(notice, "经办甲", at)
    return evolve(notice, event)


def failed_for_good(notice: Notice, at: datetime) -> Notice:
    return failed(notice, at, permanent=True)


def served_once(notice: Notice, at: datetime) -> Notice:
    return notice if notice.receipt else served(notice)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from([delivered, failed, failed_for_good, resent, served_once]), max_size=25))
def test_whatever_happens_a_notice_is_due_exactly_when_it_has_a_next_attempt(
    notice: Notice, noon: datetime, steps: list[Step]
) -> None:
    """Also: attempts only grow, a served notice stays served, and the letter never changes."""
    letter = notice.letter
    for step in steps:
        before, notice = notice, step(notice, noon)
        assert (notice.state is NoticeState.DUE) == (notice.next_attempt_at is not None)
        assert notice.attempts >= before.attempts
        assert before.state is not NoticeState.SERVED or notice.state is NoticeState.SERVED
        assert notice.letter == letter
