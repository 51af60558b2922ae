"""OpenFisca: a simulation for every request, built from a dictionary as its web API does, with its tracer on."""

from typing import Any

import orjson
from openfisca_core.simulations.simulation_builder import SimulationBuilder

from assessment_peers.openfisca_arrays import plain
from assessment_peers.openfisca_cases import OF_CASES, OF_FINDINGS, Case, decision
from assessment_peers.openfisca_system import accountability_system
from benchmark.answer_loop import Answer


def openfisca_decision() -> Answer:
    """Request JSON to decision JSON; the explanation is the trace of all formulas."""
    system = accountability_system()

    def answer(body: bytes) -> bytes:
        case = Case.of(orjson.loads(body))
        day = case.request["as_of"]
        simulation = SimulationBuilder().build_from_dict(system, _situation(case, day))
        simulation.trace = True
        of_findings = {name: plain(simulation.calculate(name, day)) for name in OF_FINDINGS}
        computed = {name: plain(simulation.calculate(name, day))[0] for name in OF_CASES}
        told = decision(case, computed, of_findings)
        return orjson.dumps({"decision": told, "explanation": simulation.tracer.get_serialized_flat_trace()})

    return answer


def _situation(case: Case, day: str) -> dict[str, Any]:
    findings = {str(number): _on(day, finding) for number, finding in enumerate(case.findings)}
    return {"findings": findings, "cases": {"case": {"findings": [*findings], **_on(day, case.inputs)}}}


def _on(day: str, inputs: dict[str, Any]) -> dict[str, Any]:
    return {name: {day: value} for name, value in inputs.items()}
