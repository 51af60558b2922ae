"""With the offsets committed first: a message is acknowledged before anything of it is stored."""

from typing import Any

from wenze.bus.subscription import Subscription

_handle, _acknowledge = Subscription.handle, Subscription._acknowledge


async def _acknowledge_first(self: Subscription, message: Any) -> None:
    await _acknowledge(self, message)
    await _handle(self, message)


Subscription.handle = _acknowledge_first
