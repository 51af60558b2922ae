"""What newspapers exposed, as the subscription (RSS) of a media monitoring system."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from email.utils import format_datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from demonstration.synthetic.clue import Clue
from demonstration.synthetic.feed_file import FeedFile
from demonstration.synthetic.people import MARK

_LEVELS: Final = {True: "重大", False: "一般", None: ""}
_PRINTED_AT: Final = time(2, 30, tzinfo=UTC)  # half past ten in the morning in Yueyang


def media_file(clues: Sequence[Clue]) -> FeedFile:
    """All of them, one a second time with more to tell, and two that cannot be taken."""
    follow_up = replace(clues[0], content=f"{clues[0].content}\n后续报道：尚无进展。")
    undated, nowhere = _entry(clues[1]), _entry(clues[2])
    _change(undated, "guid", "SYN-YQ-9001")
    _change(undated, "pubDate", "日期不详")
    _change(nowhere, "guid", "SYN-YQ-9002")
    _change(nowhere, "category", "合成地区")
    entries = [*map(_entry, clues), _entry(follow_up), undated, nowhere]
    return FeedFile("media", "舆情监测（合成）.xml", _subscription(entries), len(entries))


def _subscription(entries: Sequence[Element]) -> bytes:
    rss = Element("rss", version="2.0")
    channel = SubElement(rss, "channel")
    SubElement(channel, "title").text = f"{MARK}舆情监测"
    SubElement(channel, "link").text = "https://news.invalid/"
    SubElement(channel, "description").text = "合成数据，不是真实报道"
    channel.extend(entries)
    indent(rss)
    return tostring(rss, encoding="utf-8", xml_declaration=True)


def _entry(clue: Clue) -> Element:
    entry = Element("item")
    SubElement(entry, "title").text = clue.title
    SubElement(entry, "link").text = f"https://news.invalid/{clue.external_id}"
    SubElement(entry, "guid", isPermaLink="false").text = clue.external_id
    SubElement(entry, "pubDate").text = format_datetime(datetime.combine(clue.received_on, _PRINTED_AT))
    SubElement(entry, "category", domain="属地").text = clue.subject.unit.county.name
    SubElement(entry, "category", domain="等级").text = _LEVELS[clue.admission.major]
    SubElement(entry, "source", url="https://news.invalid/").text = f"{MARK}洞庭日报"
    SubElement(entry, "description").text = "".join(f"<p>{line}</p>" for line in clue.content.splitlines())
    return entry


def _change(entry: Element, tag: str, text: str) -> None:
    for element in entry.iter(tag):
        element.text = text
        break
