"""How the notifier is put together."""

from pathlib import Path
from typing import Any

import pytest

from notifier.bootstrap import build
from notifier.settings import Settings
from wenze.bus.subscription import Subscription
from wenze.contracts.topics import NOTICES
from wenze.service import runtime
from wenze.service.projection import Projection


async def test_the_list_of_notices_keeps_nobody_from_preparing_others_however_far_behind_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Subscription] = []

    def reader(_settings: Any, _client: str, subscription: Subscription) -> object:
        made.append(subscription)
        return object()

    monkeypatch.setattr(runtime, "reader", reader)
    monkeypatch.setattr(Projection, "is_far_behind", lambda _: True)
    book = tmp_path / "book.csv"
    book.write_text("类别,县市区,名称,电子邮箱\n", encoding="utf-8")
    build(Settings.model_validate({"data_folder": tmp_path, "address_book": book}))
    (listing,) = [each for each in made if each.topic == NOTICES]
    assert not listing.is_urgent()
