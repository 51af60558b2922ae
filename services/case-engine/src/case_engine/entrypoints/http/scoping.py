"""What each operation is about, for the policies that say who may."""

from collections.abc import Iterable, Iterator

from case_engine.application.act_on_case import Cases
from case_engine.application.import_decisions import EarlierDecisions
from case_engine.domain.assessment.codes import ManagementLevel
from case_engine.domain.case.case import Case
from case_engine.domain.case.proceeding import Proceeding
from wenze.http import Scoping
from wenze.identity import Resource

CONCERNING_NO_COUNTY = frozenset(
    {"assess", "clauses", "working_days", "csv_template", "xlsx_template", "import_calendar_table"}
)


def scoping(cases: Cases, decisions: EarlierDecisions) -> Scoping:
    """A case and an earlier decision belong to their counties; the law, empty forms and calendars to none."""

    async def of_case(case_id: str) -> Resource | None:
        history = await cases.load(case_id)
        if history is None or history.state is None:
            return None
        return case_as_resource(history.state, history.commits[0].county)

    async def of_decision(decision_id: str) -> Resource | None:
        history = await decisions.load(decision_id)
        return Resource(county=history.commits[0].county) if history else None

    return Scoping(
        named={"case_id": of_case, "decision_id": of_decision},
        told=CONCERNING_NO_COUNTY,
        looking_up=frozenset({"verify"}),
    )


def case_as_resource(case: Case, county: str) -> Resource:
    """Whom a case is about, who prepared it and who decided it."""
    asked_for_time = case.extension_request.requested_by if case.extension_request else ""
    return Resource(
        county=county,
        persons=_named(text for each in case.subjects for text in (each.cadre_id, each.name)),
        prepared_by=_named([case.handler, asked_for_time, *_preparers(case)]),
        decided_by=_named(body for each in case.proceedings for body in _bodies(each)),
        city_managed=any(
            each.findings.assessed.subject.managed_by is ManagementLevel.CITY for each in case.proceedings
        ),
    )


def _preparers(case: Case) -> Iterator[str]:
    return (person for each in case.proceedings for person in each.prepared_by)


def _bodies(proceeding: Proceeding) -> Iterator[str]:
    """Those that decided what stands and what is being decided."""
    for decision in (proceeding.standing, proceeding.decision, proceeding.conclusion):
        if decision is not None:
            yield decision.approving_body
            yield from (approval.body for approval in decision.approvals)


def _named(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(text.strip() for text in texts) - {""}
