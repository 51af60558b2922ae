from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from notifier.domain.recipient import Recipient, notice_id


def test_a_notice_s_id_is_the_same_in_every_process() -> None:
    assert notice_id("decision-1", Recipient.UNIT) == "494d2404-2eea-50b2-a903-be6f9f22be42"


def test_each_recipient_of_a_decision_has_a_notice_of_its_own() -> None:
    assert len({notice_id("decision-1", recipient) for recipient in Recipient}) == 3


@given(st.text(), st.sampled_from(Recipient))
def test_an_id_is_fit_for_addresses_files_and_headers_whatever_the_decision_s_id(
    occasion: str, recipient: Recipient
) -> None:
    identity = notice_id(occasion, recipient)
    assert str(UUID(identity)) == identity
