from hypothesis import given
from hypothesis import strategies as st

from demonstration.reconciliation import Accounted, Acknowledged, Check, Reconciliation

COUNTS = st.integers(min_value=0, max_value=1_000)


def test_what_is_all_accounted_for_holds() -> None:
    account = Reconciliation.of(Acknowledged(5, 3, 2, 1), Accounted(6, 3, 1, 1), (Check.of("案件", 6, 6),))
    assert account.holds
    assert account.lost == 0


def test_something_lost_does_not_hold() -> None:
    account = Reconciliation.of(Acknowledged(5, 3, 2, 1), Accounted(5, 3, 1, 1), ())
    assert account.lost == 1
    assert not account.holds


def test_something_there_twice_does_not_hold() -> None:
    account = Reconciliation.of(Acknowledged(5, 3, 2, 1), Accounted(7, 3, 1, 1), ())
    assert account.lost == -1
    assert not account.holds


def test_one_check_that_fails_is_enough() -> None:
    checks = (Check.of("案件", 6, 6), Check.of("通知", 2, 1))
    assert not Reconciliation.of(Acknowledged(5, 3, 2, 1), Accounted(6, 3, 1, 1), checks).holds


@given(sent=st.builds(Acknowledged, COUNTS, COUNTS, COUNTS, COUNTS), lost=st.integers(-50, 50))
def test_the_loss_is_the_difference_of_the_sums(sent: Acknowledged, lost: int) -> None:
    found = Accounted(sent.total - lost, 0, 0, 0)
    assert Reconciliation.of(sent, found, ()).lost == lost
