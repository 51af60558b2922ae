"""A service that could not work as it is set says what to correct, and shows no secret."""

from pathlib import Path
from typing import Any

import pytest

from clue_intake.bootstrap import UNUSABLE, build
from clue_intake.settings import Settings

KEYS = {"current": "a", "keys": {"a": "AAAAAAAAAAAAAAAAAAAAAA=="}}


def settings(**changes: Any) -> Settings:
    return Settings.model_validate({"sealing_keys": KEYS, "blind_index_keys": KEYS, **changes})


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"sealing_keys": {"current": "a", "keys": {"a": "c2hvcnQ="}}}, "长度为 5 字节"),
        ({"blind_index_keys": {"current": "b", "keys": {"a": KEYS["keys"]["a"]}}}, "不在密钥列表中"),
        ({"webhook_secrets": {"audit": "whsec_汉"}}, "报送来源 audit 的签名密钥"),
        ({"feeds_folder": "/nowhere"}, "WENZE_FEEDS_FOLDER"),
    ],
)
def test_a_setting_that_cannot_work_ends_the_start_with_what_to_correct(changes: dict[str, Any], text: str) -> None:
    with pytest.raises(UNUSABLE) as ended:
        build(settings(**changes))
    assert text in str(ended.value)
    assert "c2hvcnQ" not in str(ended.value)


@pytest.mark.parametrize(
    ("toml", "text"),
    [
        ('title = "热线"', "columns：必填，请补上"),
        ('title = "热线', "不是正确的 TOML"),
        (
            'title = "热线"\nkind = "table"\nsource = "citizen-report"\n[columns]\ncontent = "内容"\n',
            "没有写清楚线索的编号从哪里来",
        ),
    ],
)
def test_a_feed_that_is_misconfigured_is_named_with_what_is_wrong(tmp_path: Path, toml: str, text: str) -> None:
    (tmp_path / "hotline.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(UNUSABLE) as ended:
        build(settings(feeds_folder=tmp_path))
    assert "hotline.toml" in str(ended.value)
    assert text in str(ended.value)


async def test_a_service_that_can_work_is_built_without_connecting_to_anything() -> None:
    assert build(settings()).title == "线索受理"
