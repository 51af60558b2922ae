"""Our side: what `POST /v1/assessments` does between the request's body and the response's."""

import gc

from benchmark.answer_loop import Answer, answer_when_told, one_by_one
from case_engine.adapters.rulebook import WenzeRulebook
from case_engine.application.assess import Assessor
from case_engine.entrypoints.http.assessments import AssessmentRequest, assessed_as_json
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Ruleset


def our_assessments() -> Answer:
    """JSON with facts in; JSON with outcome, measures, effects, reasons and receipt out."""
    assessor = Assessor(WenzeRulebook(Ruleset.load(None), WorkingDayCalendar.from_library()))

    def answer(body: bytes) -> bytes:
        request = AssessmentRequest.model_validate_json(body)
        facts = request.to_facts(request.as_of, request.subject, request.effective_on)
        return assessed_as_json(assessor, facts)

    return answer


if __name__ == "__main__":
    prepared = our_assessments()
    gc.freeze()  # as a service does before it serves
    answer_when_told(one_by_one(prepared))
