"""问责办法 15.3 (accountability:15.3): when a proposal against an informant has to be looked at."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clue_intake.domain.retaliation.proposal import Person, Proposal, ProposalKind
from clue_intake.domain.retaliation.suspicion import Accusation, Connection, suspicion

REPORTED = date(2026, 3, 1)
AGAIN = date(2026, 4, 1)
DAYS = 100
ACCUSATION = Accusation(
    names=frozenset({"张样例"}),
    cadre_ids=frozenset({"syn001"}),
    units=frozenset({"合成区住建局"}),
    reported_first=REPORTED,
    reported_last=AGAIN,
)
PROPOSAL = Proposal(
    kind=ProposalKind.TRANSFER,
    county="430602",
    proposed_on=REPORTED,
    target=Person("甄合成", "合成路小学"),
    proposed_by=(Person("张样例"),),
)


@pytest.mark.parametrize(
    ("day", "looked_at"),
    [
        (REPORTED - timedelta(days=1), False),
        (REPORTED, True),
        (AGAIN, True),
        (AGAIN + timedelta(days=DAYS), True),
        (AGAIN + timedelta(days=DAYS + 1), False),
    ],
    ids=["before-the-report", "on-its-day", "on-the-day-of-the-last-report", "on-the-last-day", "after-it"],
)
def test_what_is_proposed_is_watched_from_the_first_report_until_the_time_after_the_last(
    day: date, looked_at: bool
) -> None:
    assert (suspicion(replace(PROPOSAL, proposed_on=day), ACCUSATION, DAYS) is not None) is looked_at


@pytest.mark.parametrize(
    ("proposal", "connection"),
    [
        (PROPOSAL, Connection.BY_ACCUSED),
        (replace(PROPOSAL, proposed_by=(Person("另一人"), Person(" 张 样例 "))), Connection.BY_ACCUSED),
        (replace(PROPOSAL, proposed_by=(Person("张某", cadre_id="SYN-001"),)), Connection.BY_ACCUSED),
        (
            replace(PROPOSAL, proposed_by=(Person("李样例", "合成区住建局"),)),
            Connection.BY_UNIT_OF_ACCUSED,
        ),
        (replace(PROPOSAL, proposed_by=(), bodies=("合成区住建局质监站",)), Connection.BY_UNIT_OF_ACCUSED),
        (
            replace(PROPOSAL, proposed_by=(), target=Person("甄合成", "合成区住建局 办公室")),
            Connection.AGAINST_SUBORDINATE,
        ),
        (replace(PROPOSAL, proposed_by=(Person("李样例", "合成区教育局"),), bodies=("合成区教育局",)), None),
        (replace(PROPOSAL, proposed_by=(), bodies=("合成区",)), None),
        (replace(PROPOSAL, proposed_by=()), None),
    ],
    ids=[
        "by-the-accused",
        "among-others",
        "by-number",
        "by-a-colleague",
        "by-a-part-of-the-unit",
        "against-a-subordinate",
        "by-others",
        "by-a-body-above-the-unit",
        "by-nobody-known",
    ],
)
def test_it_is_looked_at_when_it_comes_from_the_accused_or_from_under_them(
    proposal: Proposal, connection: Connection | None
) -> None:
    assert suspicion(proposal, ACCUSATION, DAYS) is connection


def test_whom_nothing_is_known_of_is_connected_with_nobody() -> None:
    nothing = replace(ACCUSATION, names=frozenset(), cadre_ids=frozenset(), units=frozenset())
    assert suspicion(replace(PROPOSAL, proposed_by=(Person(""),), bodies=("",)), nothing, DAYS) is None
