"""What the topic `cases` brings: measures, and leaders who may answer for slack supervision."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from clue_intake.domain.informant import Informant
from clue_intake.domain.retaliation.suspicion import Connection
from clue_intake.entrypoints.case_consumer import CaseConsumer
from wenze.contracts.cases import CaseProgressed, LiabilityConfirmed, MeasureProposed
from wenze.contracts.envelope import Envelope, InvalidMessage
from wenze.contracts.golden import example_of

MEASURE = MeasureProposed.model_validate(
    example_of(MeasureProposed)
    | {
        "subject": {"cadre_id": "SYN-1", "name": "甄合成", "unit": "合成路小学"},
        "proposed_by": ["合成承办人", "张样例"],
        "bodies": [],
    }
)
ENVELOPE = Envelope(
    id="e1",
    source="case-engine",
    subject="s",
    time=datetime(2026, 3, 20, tzinfo=UTC),
    correlation_id="c1",
    causation_id="c1",
    message=MEASURE,
)


@pytest.fixture
def consumer(world: Any) -> CaseConsumer:
    return CaseConsumer(world.take_in_proposals, world.submit_clues)


async def test_a_measure_against_an_informant_with_the_accused_among_those_who_decide_is_an_alert(
    world: Any, consumer: CaseConsumer, informant: Informant
) -> None:
    answer = await world.submit(informant=informant)
    for _ in range(2):  # a message may be delivered again
        await consumer.process([ENVELOPE])
    (alert,) = (await world.retaliation_alerts(date(2026, 3, 1), "", "合成保管人")).found
    assert (alert.clue_id, alert.connection) == (answer.clue_id, Connection.BY_ACCUSED)
    assert (alert.proposal.reference, alert.proposal.matter) == (MEASURE.case_id, MEASURE.measure)


async def test_what_else_happens_in_a_case_is_passed_over(world: Any, consumer: CaseConsumer) -> None:
    other = CaseProgressed.model_validate(example_of(CaseProgressed))
    await consumer.process([replace(ENVELOPE, message=other)])
    assert await world.commits() == {}


LIABILITY = LiabilityConfirmed.model_validate(example_of(LiabilityConfirmed) | {"confirmed_on": "2026-03-02"})


async def test_leaders_who_may_answer_for_slack_supervision_become_a_clue_with_its_case(
    world: Any, consumer: CaseConsumer
) -> None:
    """supervision:10: a clue like any other, whose start people still have to approve."""
    for _ in range(2):
        await consumer.process([replace(ENVELOPE, message=LIABILITY)])
    (stream,) = await world.journal.streams("clue:", "", 10)
    clue = await world.clue(stream.removeprefix("clue:"))
    told = clue.first.clue
    assert (told.feed, told.external_id) == ("case-engine", f"{LIABILITY.case_id}:{LIABILITY.proposal_id}")
    assert [subject.name for subject in told.subjects] == [leader.name for leader in LIABILITY.leaders]
    assert LIABILITY.failure in clue.first.content
    assert [reason.clause for reason in clue.reasons] == ["accountability:9.7"]
    assert (clue.status, clue.times_submitted_again) == ("admitted", 0)
    assert [envelope.message.clue_id for envelope in world.publisher.published] == [told.clue_id] * 2


async def test_one_that_cannot_be_a_clue_is_set_aside(world: Any, consumer: CaseConsumer) -> None:
    tomorrow = LIABILITY.model_copy(update={"confirmed_on": date(2026, 3, 3)})
    with pytest.raises(InvalidMessage, match="received_on"):
        await consumer.process([replace(ENVELOPE, message=tomorrow)])
