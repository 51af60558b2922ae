"""Chinese texts are punctuated as Chinese is (GB/T 15834): full-width marks beside ideographs.

The citation form 第(三)项 keeps its narrow brackets, as other offices' systems read it.
"""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path
    for pattern in ("shared/src/**/*", "services/*/src/**/*", "deploy/src/**/*")
    for path in ROOT.glob(pattern)
    # A schema's descriptions are docstrings, in English.
    if path.suffix in {".py", ".toml", ".json"} and path.parent.name != "schemas"
)

IDEOGRAPH = "[一-鿿]"
NARROW = re.compile(
    rf"(?<={IDEOGRAPH})[,;:?!](?!//)|[,;:?!](?={IDEOGRAPH})|(?<=[”》）])[,;:?!]|(?<!第)\((?={IDEOGRAPH})|(?<={IDEOGRAPH})\((?<!第\()"
)


def narrow_marks(text: str) -> list[int]:
    """Where a narrow mark stands beside an ideograph."""
    return [match.start() for match in NARROW.finditer(text)]


def texts_of(path: Path) -> Iterator[str]:
    """The texts of a file that a person may see: string values, but neither docstrings nor comments."""
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _python_texts(ast.parse(content))
    else:
        yield from _values(tomllib.loads(content) if path.suffix == ".toml" else json.loads(content))


def _python_texts(tree: ast.Module) -> Iterator[str]:
    documentation = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


def _values(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _values(value)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value)


def _is_pattern(text: str) -> bool:
    """A regular expression or a set of separators is no text for people."""
    return any(mark in text for mark in ("(?", "[^", "]+", "\\s", "\\d", "[,", "[、"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_chinese_texts_have_chinese_punctuation(path: Path):
    assert [text for text in texts_of(path) if not _is_pattern(text) and narrow_marks(text)] == []


@pytest.mark.parametrize("text", ["县区不明,请改正", "原因:", "是否(可选)", "甲;乙", "《办法》:"])
def test_a_narrow_mark_is_found(text: str):
    assert narrow_marks(text)


@pytest.mark.parametrize("text", ["《问责办法》第十五条第(三)项", "县区不明，请改正", "08:30", "a, b", "第(三)项：甲"])
def test_a_right_text_is_not_complained_of(text: str):
    assert narrow_marks(text) == []
