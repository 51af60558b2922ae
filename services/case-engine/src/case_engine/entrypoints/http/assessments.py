"""`POST /v1/assessments`: what the rules make of facts, without keeping anything."""

from typing import Annotated, Any, Final

import orjson
from fastapi import APIRouter, Body, Response
from pydantic import Field

from case_engine.application.assess import Assessor
from case_engine.domain.assessment.facts import AssessmentFacts
from case_engine.entrypoints.http.answers import AssessmentAnswer, assessment_answer
from case_engine.entrypoints.http.bodies import BusinessDate
from case_engine.entrypoints.http.facts import AssessedFacts, SubjectFacts
from case_engine.entrypoints.http.refusals import invalid_field, problems
from wenze.clock import Clock
from wenze.http import IdempotencyKey

EXAMPLE: Final[dict[str, Any]] = {
    "as_of": "2026-03-05",
    "conduct_on": "2026-01-08",
    "subject": {"scope": "leading-cadre", "managed_by": "county", "vertical": False, "probation": False},
    "findings": [{"item": "accountability:7.5", "severity": "moderate"}],
    "circumstances": [{"item": "accountability:16.2", "established": True}],
    "referral": {"discipline": False, "crime": False},
}


class AssessmentRequest(AssessedFacts):
    """The facts of an assessment, and the date as of which the rules are asked."""

    as_of: BusinessDate = Field(description="评定日期：按这一天有效的规则评定，不能晚于今天")
    subject: SubjectFacts
    effective_on: BusinessDate | None = Field(default=None, description="预计生效日期，用于试算影响期；不填即评定日期")


def assessed_as_json(assessor: Assessor, facts: AssessmentFacts) -> bytes:
    """The answer to the facts, an `AssessmentAnswer` in JSON; it is told by our own types and needs no validation."""
    return orjson.dumps(assessment_answer(*assessor.assess(facts)))


def router(assessor: Assessor, clock: Clock) -> APIRouter:
    """The resource `assessments`."""
    routes = APIRouter(tags=["评定"])

    @routes.post(
        "/v1/assessments",
        summary="按规则评定：结论、可用的问责方式、影响、审批路线和理由",
        response_model=AssessmentAnswer,
    )
    async def assess(
        request: Annotated[AssessmentRequest, Body(openapi_examples={"审批超时": {"value": EXAMPLE}})],
        _key: IdempotencyKey,
    ) -> Response:
        today = clock.today()
        if request.as_of > today:
            raise invalid_field("as_of", f"评定日期 {request.as_of} 晚于今天，只能填写 {today} 或者更早的日期")
        with problems():
            facts = request.to_facts(request.as_of, request.subject, request.effective_on)
            return Response(assessed_as_json(assessor, facts), media_type="application/json")

    return routes
