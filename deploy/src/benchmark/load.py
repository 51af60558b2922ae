"""The messages that are sent through the services. All of it is synthetic (合成)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from typing import Final

from wenze.clock import BUSINESS_ZONE
from wenze.contracts.cases import Appeal, DecidedEffect, DecisionInForce, DecisionSubject
from wenze.contracts.envelope import Envelope
from wenze.contracts.feeds import Admission, FeedSubmitted
from wenze.contracts.message import Subject
from wenze.counties import COUNTIES

_AT: Final = datetime(2026, 3, 2, 9, 0, tzinfo=BUSINESS_ZONE)
_ON: Final = date(2026, 3, 2)
_HALF_A_YEAR: Final = timedelta(days=184)
_TEXT: Final = "合成事项：办理超过规定时限，群众多次反映没有结果；有受理单、催办记录和现场照片为证。" * 3


def clues(count: int, series: str) -> list[Envelope]:
    """So many different clues, all of which are admitted; another series is other clues."""
    return [_clue(f"{series}-{number:06}", county) for number, county in _numbered(count)]


def decisions(count: int, series: str) -> list[Envelope]:
    """So many decisions in force about as many cadres."""
    return [_decision(f"{series}-{number:06}", county) for number, county in _numbered(count)]


def _numbered(count: int) -> Iterator[tuple[int, str]]:
    return enumerate(islice(cycle(county.code for county in COUNTIES), count), start=1)


def _clue(number: str, county: str) -> Envelope:
    submitted = FeedSubmitted(
        county=county,
        feed="benchmark",
        external_id=number,
        source="functional-department-check",
        received_on=_ON,
        title=f"合成单位办理逾期（{number}）",
        content=_TEXT,
        subjects=(Subject(name="合成甲", unit="合成局", post="局长"),),
        admission=Admission(major=True),
    )
    return _envelope(number, submitted.aggregate, submitted)


def _decision(number: str, county: str) -> Envelope:
    decided = DecisionInForce(
        county=county,
        case_id=f"case-{number}",
        decision_id=f"case-{number}-1",
        document_number=f"合成问责〔2026〕{number}号",
        subject=DecisionSubject(cadre_id=f"SYN-{number}", name="合成甲", unit="合成局", post="局长"),
        measure="admonition-talk",
        facts=_TEXT,
        basis=("accountability:7.5", "accountability:14.2"),
        approving_body="合成局领导班子",
        decided_on=_ON,
        effective_on=_ON,
        appeal=Appeal(period_days=15, body="合成市委组织部"),
        effects=(
            DecidedEffect(
                kind="promotion-ban",
                effective_from=_ON,
                effective_until=_ON + _HALF_A_YEAR,
                clause="accountability:18.1",
                text="期限内不得提拔。",
            ),
        ),
    )
    return _envelope(number, decided.case_id, decided)


def _envelope(number: str, subject: str, message: FeedSubmitted | DecisionInForce) -> Envelope:
    return Envelope(
        id=f"benchmark-{number}",
        source="benchmark",
        subject=subject,
        time=_AT,
        correlation_id=number,
        causation_id=number,
        message=message,
    )
