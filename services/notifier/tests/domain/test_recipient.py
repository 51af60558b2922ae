import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.domain.recipient import Recipient, notice_id


def test_a_notice_is_named_after_its_decision_and_its_recipient() -> None:
    assert notice_id("case-synthetic-1-1", Recipient.UNIT) == "case-synthetic-1-1-unit"


def test_each_recipient_of_a_decision_has_a_notice_of_its_own() -> None:
    assert len({notice_id("decision-1", recipient) for recipient in Recipient}) == 3


@pytest.mark.parametrize("occasion", ["", "../a", "a/b", "a b", "a\n", "a@b", "案件1", "-a", "a" * 91])
def test_an_id_unfit_for_addresses_files_and_headers_names_no_notice(occasion: str) -> None:
    with pytest.raises(ValueError, match="is not an id"):
        notice_id(occasion, Recipient.UNIT)


@given(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,89}", fullmatch=True), st.sampled_from(Recipient))
def test_any_fit_id_names_a_notice(occasion: str, recipient: Recipient) -> None:
    assert notice_id(occasion, recipient).startswith(occasion)
