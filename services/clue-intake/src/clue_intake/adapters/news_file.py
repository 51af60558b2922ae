"""News subscriptions (RSS, Atom) as rows: one an entry, its categories' domains as columns of their own."""

import html
import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate
from io import BytesIO
from typing import Any, Final
from xml.etree.ElementTree import ParseError

import feedparser
import nh3
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from clue_intake.application.feeds.mapping import FeedMapping
from clue_intake.application.feeds.rows import FileContent, Row, UnreadableFile
from clue_intake.application.feeds.values import NotUnderstood, day
from clue_intake.application.incoming import LONGEST_EXTERNAL_ID
from wenze.clock import BUSINESS_ZONE
from wenze.sealing import fingerprint

IDENTIFIER: Final = "编号"
TITLE: Final = "标题"
LINK: Final = "链接"
TEXT: Final = "正文"
PUBLISHED: Final = "发布时间"
MEDIUM: Final = "媒体"
CATEGORY: Final = "栏目"

_DECLARATION: Final = re.compile(rb"^\s*<\?xml[^>]*\?>")
_ENCODING: Final = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_WITH_ZONE: Final = re.compile(r"\d:\d{2}(?:\.\d+)?\s*(?:[+-]\d{2}:?\d{2}|[A-Za-z]{1,5})$")
_NAMED_MONTH: Final = re.compile(r"\d [A-Z][a-z]{2} \d{4}")
_WEB: Final = ("http://", "https://")  # people will click on it
_UTF8_MARK: Final = b"\xef\xbb\xbf"
_CHINESE: Final = {"gb2312": "gb18030", "gbk": "gb18030"}
_BLANKS: Final = re.compile(r"[ \t\xa0\u3000]+")
_BLANK_LINES: Final = re.compile(r"\s*\n\s*")


def read_news(_mapping: FeedMapping, _name: str, content: bytes, /) -> FileContent:
    """The entries, numbered from 1. Raises: UnreadableFile when it is no subscription, or one made to do harm."""
    text = _in_utf8(content)
    _refuse_entity_bombs(text)
    # A stream, since feedparser takes bare bytes for the name of a file to open.
    parsed: Any = feedparser.parse(BytesIO(text), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        raise UnreadableFile("文件不是 RSS 或 Atom 订阅，请上传舆情监测系统导出的订阅文件（.xml）。")
    return FileContent([Row(number, _cells(entry)) for number, entry in enumerate(parsed.entries, start=1)])


def _in_utf8(content: bytes) -> bytes:
    """The document in UTF-8 without its declaration, so that guard and parser read the very same text."""
    content = content.removeprefix(_UTF8_MARK)
    declaration = _DECLARATION.match(content)
    if declaration is None:
        return content
    encoding = _ENCODING.search(declaration[0])
    named = encoding[1].decode("ascii").lower() if encoding else "utf-8"
    try:
        return content[declaration.end() :].decode(_CHINESE.get(named, named)).encode()
    except (LookupError, UnicodeError):
        raise UnreadableFile(f"文件声明的编码 {named} 与内容不符，请按 UTF-8 或 GB18030 重新导出。") from None


def _refuse_entity_bombs(text: bytes) -> None:
    try:
        fromstring(text)
    except DefusedXmlException:
        raise UnreadableFile("文件含有实体定义或外部引用，可能损害系统，已拒收；请由报送单位去除后重新导出。") from None
    except (ParseError, ValueError):
        return  # many subscriptions are not well-formed: feedparser reads them leniently, without any entities


def _cells(entry: Mapping[str, Any]) -> dict[str, str]:
    link = str(entry.get("link", ""))
    cells = {
        IDENTIFIER: _identifier(str(entry.get("id", "")) or link),
        TITLE: plain_text(str(entry.get("title", ""))).replace("\n", " "),
        LINK: link if link.startswith(_WEB) else "",
        TEXT: plain_text(_longest_text(entry)),
        PUBLISHED: _published(entry),
        MEDIUM: plain_text(str(entry.get("source", {}).get("title", "") or entry.get("author", ""))),
    }
    for tag in entry.get("tags", ()):
        cells.setdefault(str(tag.get("scheme") or CATEGORY), str(tag.get("term") or ""))
    return cells


def _identifier(identifier: str) -> str:
    return identifier if len(identifier) <= LONGEST_EXTERNAL_ID else fingerprint(identifier.encode())


def _longest_text(entry: Mapping[str, Any]) -> str:
    texts = [str(part.get("value", "")) for part in entry.get("content", ())]
    return max((*texts, str(entry.get("summary", ""))), key=len)


def _published(entry: Mapping[str, Any]) -> str:
    """The day in China. What cannot be understood stays as written, for the row to be told: nothing is guessed."""
    name = "published" if entry.get("published") else "updated"
    written, moment = str(entry.get(name, "")).strip(), entry.get(f"{name}_parsed")
    if moment and _WITH_ZONE.search(written):
        return datetime.fromtimestamp(timegm(moment), UTC).astimezone(BUSINESS_ZONE).date().isoformat()
    try:
        return day(written).isoformat()
    except NotUnderstood:
        return _day_with_named_month(written) or written


def _day_with_named_month(written: str) -> str:
    """The day of `Sun, 01 Mar 2026 20:00:00`, which lacks the zone that mail's form of a date asks for."""
    parts = parsedate(written) if _NAMED_MONTH.search(written) else None
    try:
        return date(*parts[:3]).isoformat() if parts else ""
    except ValueError:
        return ""


def plain_text(markup: str) -> str:
    """What a person reads in a piece of HTML: no tags, no scripts, no styles."""
    spaced = re.sub(r"(?i)<(?:/p|/div|/li|br\s*/?)>", r"\g<0>\n", markup)
    text = html.unescape(nh3.clean(spaced, tags=set()))
    return _BLANK_LINES.sub("\n", _BLANKS.sub(" ", text)).strip()
