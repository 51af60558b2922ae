"""The addresses of everything the demonstration talks to."""

from contextlib import AsyncExitStack
from dataclasses import dataclass

from demonstration.office.api import Api
from demonstration.office.staff import badges
from embedded_stack import EmbeddedSettings
from embedded_stack.ports import LOOPBACK
from wenze.bus.settings import KafkaSettings


@dataclass(frozen=True, slots=True)
class Services:
    """The four services and the bus."""

    clue_intake: Api
    case_engine: Api
    personnel: Api
    notifier: Api
    bus: KafkaSettings


async def services_of(settings: EmbeddedSettings, open_until: AsyncExitStack) -> Services:
    """The services of an embedded stack; the connections are closed with `open_until`."""

    staff = badges(settings.issuer)

    async def api(port: int) -> Api:
        return await open_until.enter_async_context(Api(f"http://{LOOPBACK}:{port}", staff))

    return Services(
        clue_intake=await api(settings.clue_intake_port),
        case_engine=await api(settings.case_engine_port),
        personnel=await api(settings.personnel_port),
        notifier=await api(settings.notifier_port),
        bus=KafkaSettings(bootstrap=settings.kafka_address, idempotent=settings.idempotent),
    )
