"""Puts the service together: the only place that knows which adapter stands behind a use case."""

from functools import partial
from typing import Final

from fastapi import FastAPI

from personnel.adapters.cadre_directory import INDEXES as CADRE_INDEXES
from personnel.adapters.cadre_directory import MongoCadreDirectory
from personnel.adapters.cadre_documents import cadre_document
from personnel.adapters.events import CADRE_EVENTS, IMPORT_EVENTS
from personnel.adapters.metrics import counting_answers, counting_effects
from personnel.adapters.publication import messages_of
from personnel.adapters.roster_imports import INDEXES as IMPORT_INDEXES
from personnel.adapters.roster_imports import MongoRosterImports, import_document
from personnel.application.answer_eligibility import AnswerEligibility
from personnel.application.import_roster import ImportRoster
from personnel.application.look_up_cadre import LookUpCadre
from personnel.application.record_decisions import RecordDecisions
from personnel.domain.cadre import evolve
from personnel.domain.refusal import Refusal
from personnel.domain.roster_import import evolve_import
from personnel.entrypoints.consumers import DecisionReader
from personnel.entrypoints.http import cadres, eligibility, roster, statistics
from personnel.entrypoints.http.scoping import scoping
from personnel.settings import Settings
from wenze.contracts.topics import CASES, PERSONNEL
from wenze.regulation import Ruleset
from wenze.service.http import service_application
from wenze.service.projection import Projection
from wenze.service.runtime import Runtime

DESCRIPTION: Final = (
    "登记问责决定对干部的影响，回答能否提拔、评优评先和安排职务（《问责办法》第十八条、《监督办法》第七条）。"
)


def build(settings: Settings) -> FastAPI:
    """The service as an application; nothing is connected before it runs.

    Raises: InvalidDecisionError when the deployment's decided settings cannot be used.
    """
    runtime = Runtime("personnel", settings, messages_of)
    ruleset = Ruleset.load(settings.regulation_decisions)

    store = runtime.aggregates("cadre", CADRE_EVENTS, evolve, Refusal, observe=counting_effects(runtime.metrics))
    imports = runtime.aggregates("import", IMPORT_EVENTS, evolve_import, Refusal)
    directory = MongoCadreDirectory(runtime.project(PERSONNEL, store, "cadres", CADRE_INDEXES, cadre_document))
    import_documents = runtime.read_model("imports", IMPORT_INDEXES)
    runtime.rebuilds["imports"] = partial(
        Projection(imports, import_documents, import_document).rebuild, runtime.journal
    )
    listed_imports = MongoRosterImports(import_documents)

    look_up = LookUpCadre(store)
    runtime.subscribe(CASES, DecisionReader(RecordDecisions(store, runtime.clock)).process)
    return service_application(
        runtime,
        title="干部台账与任职资格",
        description=DESCRIPTION,
        routers=[
            cadres.router(look_up, directory, runtime.clock),
            eligibility.router(AnswerEligibility(store, ruleset, counting_answers(runtime.metrics))),
            roster.router(ImportRoster(store, imports, listed_imports, runtime.clock), listed_imports),
            statistics.router(directory, runtime.clock),
        ],
        scoping=scoping(look_up),
    )
