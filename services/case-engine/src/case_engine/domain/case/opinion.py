"""问责办法 10.1: what the handler proposes about one subject."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.assessment.codes import Measure


@dataclass(frozen=True, slots=True)
class Opinion:
    """The preliminary opinion (初步处理意见) and its reasons; without `measure` it is that none be taken."""

    measure: Measure | None
    reasons: str
    proposed_on: date
