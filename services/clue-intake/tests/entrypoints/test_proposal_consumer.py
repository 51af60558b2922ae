"""Measures of cases on the topic `cases`."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from clue_intake.domain.informant import Informant
from clue_intake.domain.retaliation.suspicion import Connection
from clue_intake.entrypoints.proposal_consumer import MeasureConsumer
from wenze.contracts.cases import CaseProgressed, MeasureProposed
from wenze.contracts.envelope import Envelope
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
def consumer(world: Any) -> MeasureConsumer:
    return MeasureConsumer(world.take_in_proposals)


async def test_a_measure_against_an_informant_with_the_accused_among_those_who_decide_is_an_alert(
    world: Any, consumer: MeasureConsumer, informant: Informant
) -> None:
    answer = await world.submit(informant=informant)
    for _ in range(2):  # a message may be delivered again
        await consumer.process([ENVELOPE])
    (alert,) = (await world.retaliation_alerts(date(2026, 3, 1), "", "合成保管人")).found
    assert (alert.clue_id, alert.connection) == (answer.clue_id, Connection.BY_ACCUSED)
    assert (alert.proposal.reference, alert.proposal.matter) == (MEASURE.case_id, MEASURE.measure)


async def test_what_else_happens_in_a_case_is_passed_over(world: Any, consumer: MeasureConsumer) -> None:
    other = CaseProgressed.model_validate(example_of(CaseProgressed))
    await consumer.process([replace(ENVELOPE, message=other)])
    assert await world.commits() == {}
