"""The findings about a subject as the interface tells them."""

from datetime import date
from typing import Self

from pydantic import BaseModel

from case_engine.domain.assessment.facts import AssessmentFacts
from case_engine.domain.case.events import FindingsRecorded
from case_engine.domain.case.particulars import Particulars
from case_engine.entrypoints.http.answers import AssessmentAnswer, assessment_answer


class FindingsView(BaseModel):
    """What was found, what was put to the rules, and what they made of it."""

    found_on: date
    prepared_by: str
    facts: str
    particulars: Particulars
    takeover_reason: str
    assessed: AssessmentFacts
    assessment: AssessmentAnswer

    @classmethod
    def of(cls, findings: FindingsRecorded) -> Self:
        return cls(
            found_on=findings.found_on,
            prepared_by=findings.prepared_by,
            facts=findings.facts,
            particulars=findings.particulars,
            takeover_reason=findings.takeover_reason,
            assessed=findings.assessed,
            assessment=assessment_answer(findings.assessment, findings.receipt),
        )
