"""Puts the service together: the only place that knows which adapter stands behind a use case."""

import os
from functools import partial
from typing import Final

from fastapi import FastAPI

from clue_intake.adapters.clue_list import INDEXES as CLUE_INDEXES
from clue_intake.adapters.clue_list import MongoClueList
from clue_intake.adapters.events import CLUE_EVENTS, IMPORT_EVENTS, OPENING_EVENTS, PROPOSAL_EVENTS
from clue_intake.adapters.feed_catalogue import FeedMisconfigured, configured_feeds
from clue_intake.adapters.import_list import INDEXES as IMPORT_INDEXES
from clue_intake.adapters.import_list import MongoImportList, import_document
from clue_intake.adapters.news_file import read_news
from clue_intake.adapters.opening_list import INDEXES as OPENING_INDEXES
from clue_intake.adapters.opening_list import MongoOpeningList, opening_document
from clue_intake.adapters.publication import messages_of
from clue_intake.adapters.row_fingerprints import row_fingerprints
from clue_intake.adapters.table_file import read_table
from clue_intake.adapters.watched_clues import MongoWatchedClues, watched_document
from clue_intake.adapters.webhooks import SecretUnusable, SignedPushes
from clue_intake.application.ageing import ReportAgeing
from clue_intake.application.blind_index import BlindIndex
from clue_intake.application.complete_admission import CompleteAdmission
from clue_intake.application.feeds.catalogue import FeedCatalogue
from clue_intake.application.feeds.file_rows import FileRows
from clue_intake.application.import_file import ImportFile
from clue_intake.application.openings import Openings
from clue_intake.application.preparation import Preparation
from clue_intake.application.proposal_store import ProposalSeal
from clue_intake.application.read_informant import ReadInformant
from clue_intake.application.receive_push import ReceivePush
from clue_intake.application.request_opening import RequestOpening
from clue_intake.application.retaliation_alerts import RetaliationAlerts
from clue_intake.application.rule_on_opening import RuleOnOpening
from clue_intake.application.submit_clues import SubmitClues
from clue_intake.application.take_in_proposals import TakeInProposals
from clue_intake.application.watched_clues import Watch
from clue_intake.domain.clue import state as clue_state
from clue_intake.domain.imports import record as import_record
from clue_intake.domain.opening import state as opening_state
from clue_intake.domain.refusal import Refusal
from clue_intake.domain.retaliation import events as proposal_events
from clue_intake.entrypoints.case_consumer import CaseConsumer
from clue_intake.entrypoints.consumers import FeedConsumer
from clue_intake.entrypoints.http import ageing, clues, imports, openings, pushes, retaliation, statistics
from clue_intake.entrypoints.http.scoping import scoping
from clue_intake.settings import Settings
from wenze.contracts.topics import CASES, CLUES, FEEDS
from wenze.regulation import Ruleset
from wenze.sealing import KeysUnusableError, Sealer
from wenze.service.http import service_application
from wenze.service.projection import Projection
from wenze.service.runtime import Runtime

DESCRIPTION = "接收九种来源的问责线索，按《问责办法》第九条审查受理条件；举报人信息收到即密封。"

UNUSABLE: Final = (FeedMisconfigured, KeysUnusableError, SecretUnusable)
"""By these `build` says in Chinese that a setting cannot be used, and what to correct."""


def build(settings: Settings) -> FastAPI:
    """The service as an application; nothing is connected before it runs.

    Raises: FeedMisconfigured, SecretUnusable, KeysUnusableError when it could not work as it is set.
    """
    runtime = Runtime("clue-intake", settings, messages_of)
    keys = settings.sealing_keys.ring()
    index = BlindIndex(settings.blind_index_keys.ring())
    ruleset = Ruleset.load(settings.regulation_decisions)
    feeds = FeedCatalogue(configured_feeds(settings.feeds_folder))
    fingerprint = row_fingerprints(keys)

    store = runtime.aggregates("clue", CLUE_EVENTS, clue_state.evolve, Refusal)
    import_store = runtime.aggregates("import", IMPORT_EVENTS, import_record.evolve, Refusal)
    sealer = Sealer(keys, os.urandom)
    preparation = Preparation(sealer)
    watch = Watch(preparation, index)
    clue_documents = runtime.project(CLUES, store, "clues", CLUE_INDEXES, partial(watched_document, watch=watch))
    clue_list = MongoClueList(clue_documents)
    import_documents = runtime.read_model("imports", IMPORT_INDEXES)
    import_list = MongoImportList(import_documents)
    rebuilt_imports = Projection(import_store, import_documents, import_document)
    runtime.rebuilds["imports"] = partial(rebuilt_imports.rebuild, runtime.journal)

    submit = SubmitClues(store, preparation, ruleset, runtime.clock, runtime.metrics)
    complete = CompleteAdmission(store, preparation, ruleset, runtime.clock)
    file_rows = FileRows(feeds, {"table": read_table, "news": read_news}, fingerprint, runtime.clock)
    import_file = ImportFile(import_store, import_list, submit, feeds, file_rows, fingerprint, runtime.clock)

    opening_store = runtime.aggregates("opening", OPENING_EVENTS, opening_state.evolve, Refusal)
    opening_documents = runtime.read_model("openings", OPENING_INDEXES)
    opening_list = MongoOpeningList(opening_documents)
    rebuilt_openings = Projection(opening_store, opening_documents, opening_document)
    runtime.rebuilds["openings"] = partial(rebuilt_openings.rebuild, runtime.journal)
    taken = Openings(opening_store, opening_list, runtime.clock)
    request_opening = RequestOpening(taken, store, preparation, ruleset, runtime.clock)
    rule_on_opening = RuleOnOpening(taken, store, preparation, runtime.clock)
    read_informant = ReadInformant(taken, store, preparation, runtime.clock)

    proposals = runtime.aggregates("proposal", PROPOSAL_EVENTS, proposal_events.evolve, Refusal)
    proposal_seal = ProposalSeal(sealer)
    take_in = TakeInProposals(proposals, proposal_seal, runtime.clock)
    alerts = RetaliationAlerts(
        proposals,
        runtime.journal.streams,
        proposal_seal,
        index,
        MongoWatchedClues(clue_documents),
        ruleset,
        runtime.clock,
    )

    # Nobody waits for what is taken in here: alerts are looked for when they are read.
    runtime.subscribe(CASES, CaseConsumer(take_in, submit).process, can_wait=True)
    runtime.subscribe(FEEDS, FeedConsumer(submit).process)
    return service_application(
        runtime,
        title="线索受理",
        description=DESCRIPTION,
        routers=[
            clues.router(submit, complete, store, clue_list),
            pushes.router(ReceivePush(feeds, submit), SignedPushes(settings.webhook_secrets)),
            imports.router(import_file, import_list),
            statistics.router(clue_list),
            ageing.router(ReportAgeing(clue_list), runtime.clock),
            openings.router(taken, opening_list, request_opening, rule_on_opening, read_informant),
            retaliation.router(take_in, alerts, runtime.clock),
        ],
        scoping=scoping(store),
    )
