"""OpenFisca: one simulation for many requests of one day, built from arrays, as it is meant for; its tracer on."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import numpy
import orjson
from openfisca_core.simulations import Simulation
from openfisca_core.simulations.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from assessment_peers.openfisca_arrays import plain
from assessment_peers.openfisca_cases import OF_CASES, OF_FINDINGS, Case, Values, decision
from assessment_peers.openfisca_system import INPUTS_OF_CASE, INPUTS_OF_FINDING, accountability_system
from benchmark.answer_loop import Answers


def openfisca_batch_decisions() -> Answers:
    """Requests' JSON to decisions' JSON; the first of a day holds the explanation of all of them, the trace."""
    system = accountability_system()

    def answers(bodies: list[bytes]) -> list[bytes]:
        cases = [Case.of(orjson.loads(body)) for body in bodies]
        told = [each for day, of_day in groupby(cases, _day) for each in _decided(system, day, list(of_day))]
        return [orjson.dumps(each) for each in told]

    return answers


def _day(case: Case) -> str:
    return case.request["as_of"]


def _decided(system: TaxBenefitSystem, day: str, cases: list[Case]) -> Iterator[Values]:
    simulation = _simulation(system, day, cases)
    of_findings = {name: plain(simulation.calculate(name, day)) for name in OF_FINDINGS}
    of_cases = {name: plain(simulation.calculate(name, day)) for name in OF_CASES}
    explanation, first = simulation.tracer.get_serialized_flat_trace(), 0
    for number, case in enumerate(cases):
        after = first + len(case.findings)
        told = decision(
            case,
            {name: values[number] for name, values in of_cases.items()},
            {name: values[first:after] for name, values in of_findings.items()},
        )
        yield {"decision": told, "explanation": None if number else explanation}
        first = after


def _simulation(system: TaxBenefitSystem, day: str, cases: list[Case]) -> Simulation:
    findings = [finding for case in cases for finding in case.findings]
    case_of_finding = [number for number, case in enumerate(cases) for _ in case.findings]
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("finding", range(len(findings)))
    population = builder.declare_entity("case", range(len(cases)))
    builder.join_with_persons(population, numpy.array(case_of_finding), ["finding"] * len(findings))
    simulation = builder.build(system)
    simulation.trace = True
    _give(simulation, day, INPUTS_OF_FINDING, findings)
    _give(simulation, day, INPUTS_OF_CASE, [case.inputs for case in cases])
    return simulation


def _give(simulation: Simulation, day: str, inputs: Iterable[type[Variable]], rows: list[Values]) -> None:
    for each in inputs:
        simulation.set_input(each.__name__, day, _column(each, rows))


def _column(given: type[Any], rows: list[Values]) -> Any:
    default = getattr(given, "default_value", False)
    values = [row.get(given.__name__, getattr(default, "name", default)) for row in rows]
    return numpy.array(values, dtype="datetime64[D]") if given.__name__ == "effective_on" else numpy.array(values)
