"""The configured feeds: those of the package, and those that a deployment adds or puts in their place."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from clue_intake.application.feeds.mapping import FeedMapping
from wenze.validation_texts import text_for


class FeedMisconfigured(Exception):  # noqa: N818 - a finding for the operator
    """A feed's file cannot be used; the text names the file and what is wrong with it."""


def configured_feeds(folder: Path | None) -> dict[str, FeedMapping]:
    """All feeds by name: a file's name without `.toml`. A file in the folder replaces the package's of that name.

    Raises: FeedMisconfigured.
    """
    packaged = {name: _mapping(name, text) for name, text in _texts(files("clue_intake") / "feeds")}
    return packaged | {name: _mapping(name, text) for name, text in (_texts(folder) if folder else ())}


def _texts(folder: Traversable) -> Iterator[tuple[str, str]]:
    if not folder.is_dir():
        raise FeedMisconfigured(f"报送来源的配置目录 {folder} 不存在，请检查设置 WENZE_FEEDS_FOLDER")
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            yield file.name.removesuffix(".toml"), file.read_text(encoding="utf-8")


def _mapping(name: str, text: str) -> FeedMapping:
    try:
        return FeedMapping.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        raise _misconfigured(name, f"不是正确的 TOML（{problem}）") from None
    except ValidationError as invalid:
        raise _misconfigured(name, "；".join(map(_in_words, invalid.errors(include_url=False)))) from None


def _misconfigured(name: str, problem: str) -> FeedMisconfigured:
    return FeedMisconfigured(f"报送来源配置 {name}.toml 有误，请改正后重新启动：{problem}")


def _in_words(error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"])
    text = text_for(error["type"], error.get("ctx", {}))
    return f"{where}：{text}" if where else text
