"""Without dead letters: what cannot be handled is dropped."""

from collections.abc import Sequence

from wenze.bus.publisher import KafkaPublisher, Record

_send = KafkaPublisher.send


async def _send_no_letters(self: KafkaPublisher, records: Sequence[Record]) -> None:
    await _send(self, [record for record in records if not record.topic.endswith(".dlq")])


KafkaPublisher.send = _send_no_letters
