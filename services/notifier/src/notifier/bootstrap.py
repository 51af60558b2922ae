"""Puts the notifier together: the only place that knows concrete adapters."""

from datetime import timedelta
from functools import partial
from typing import Final

from fastapi import FastAPI

from notifier.adapters.address_book import AddressBook
from notifier.adapters.address_book_file import InvalidAddressBookError, read_address_book
from notifier.adapters.events import CODEC
from notifier.adapters.notice_documents import COLLECTION, INDEXES, NoticeDocuments, notice_document
from notifier.adapters.outbox_channel import OutboxChannel
from notifier.adapters.publication import messages_of
from notifier.adapters.smtp_channel import SmtpChannel
from notifier.application.act_on_notice import ActOnNotice
from notifier.application.deliver_notices import MAIL, OUTBOX, Attempted, DeliverNotices, DeliveryPolicy
from notifier.application.ports import Addresses
from notifier.application.post_office import PostOffice
from notifier.application.prepare_notices import PrepareNotices
from notifier.application.requeue_notices import DAY, RequeueNotices
from notifier.application.tray import Tray
from notifier.domain.notice import Notice, evolve
from notifier.domain.refusal import Refusal
from notifier.entrypoints.consumers import NoticeConsumer
from notifier.entrypoints.http.notices import router
from notifier.entrypoints.http.scoping import scoping
from notifier.settings import Settings
from wenze.clock import Clock
from wenze.contracts.topics import CASES, NOTICES, PERSONNEL
from wenze.journal.executor import History
from wenze.regulation import catalogue
from wenze.service.http import service_application
from wenze.service.runtime import Runtime
from wenze.telemetry import Label, Metrics
from wenze.telemetry.metric_table import NOTICES as NOTICE_ATTEMPTS

DESCRIPTION: Final = "问责决定的通知、投递和送达回执（《问责办法》第十条第(三)项），以及启动问责的审批提醒。"
UNUSABLE: Final = (InvalidAddressBookError,)
"""By these `build` says in Chinese that a setting cannot be used, and what to correct."""


def build(settings: Settings) -> FastAPI:
    """The service. Raises: InvalidAddressBookError when the address book cannot be used."""
    runtime = Runtime("notifier", settings, messages_of)
    addresses = read_address_book(settings.address_book) if settings.address_book else AddressBook()
    notices = runtime.aggregates("notice", CODEC, evolve, Refusal)
    post_office = _post_office(settings, addresses, runtime.clock)
    document = partial(notice_document, by_mail=post_office.by_mail)
    documents = NoticeDocuments(
        runtime.project(NOTICES, notices, COLLECTION, INDEXES, document, catches_up=False)  # delivery follows at once
    )
    trays = {lane: Tray() for lane in (MAIL, OUTBOX)}

    def due(notice: Notice, history: History[Notice] | None) -> None:
        trays[MAIL if post_office.by_mail(notice) else OUTBOX].put_one(notice.reference.notice_id, history)

    consumer = NoticeConsumer(PrepareNotices(notices, addresses, catalogue().cite, runtime.clock, due))
    runtime.subscribe(PERSONNEL, consumer.process, purpose="decisions")
    runtime.subscribe(CASES, consumer.process, purpose="starts")

    claims = runtime.claims("deliveries")
    for lane, tray in trays.items():
        delivery = DeliverNotices(
            lane=lane,
            tray=tray,
            notices=notices,
            due=documents,
            claims=claims,
            post_office=post_office,
            policy=_policy(settings),
            clock=runtime.clock,
            attempted=_counted(runtime.metrics),
            preparing=runtime.readers_first,
            listing=runtime.lists_last,
        )
        runtime.background(delivery.run)
    runtime.background(RequeueNotices(runtime.repairs[COLLECTION], runtime.lease("requeue", DAY)).run)

    routes = router(notices, documents, ActOnNotice(notices, runtime.clock))
    return service_application(
        runtime, title="通知与送达", description=DESCRIPTION, routers=[routes], scoping=scoping(notices)
    )


def _post_office(settings: Settings, addresses: Addresses, clock: Clock) -> PostOffice:
    outbox = OutboxChannel(settings.outbox_folder or settings.data_folder / "outbox")
    return PostOffice(addresses, outbox, SmtpChannel(settings.smtp, clock) if settings.smtp.host else None)


def _policy(settings: Settings) -> DeliveryPolicy:
    return DeliveryPolicy(
        schedule=settings.delivery.schedule(),
        lease=timedelta(milliseconds=settings.kafka.session_timeout_ms),
        pause=timedelta(seconds=settings.delivery.pause_seconds),
    )


def _counted(metrics: Metrics) -> Attempted:
    metrics.admit(Label.CHANNEL, [SmtpChannel.name, OutboxChannel.name])

    def count(channel: str, outcome: str) -> None:
        metrics.count(NOTICE_ATTEMPTS, channel=channel, outcome=outcome)

    return count
