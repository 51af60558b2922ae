"""Subscriptions of media monitoring: readable ones are read, harmful ones refused."""

from pathlib import Path

import pytest

from clue_intake.adapters.feed_catalogue import configured_feeds
from clue_intake.adapters.news_file import plain_text, read_news
from clue_intake.application.feeds.rows import Row, UnreadableFile

MEDIA = configured_feeds(None)["media"]

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0"><channel><title>合成舆情</title>
<item><guid>n-1</guid><title>合成镇&lt;b&gt;污水&lt;/b&gt;直排</title><link>https://news.example/1</link>
<description>&lt;p&gt;村民反映&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;污水直排&amp;nbsp;三年&lt;/p&gt;</description>
<pubDate>Sun, 01 Mar 2026 18:30:00 GMT</pubDate>
<category domain="属地">平江县</category><category domain="等级">重大</category><category>环保</category></item>
<item><title>没有编号的报道</title><link>https://news.example/2</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>合成舆情</title>
<entry><id>urn:a-1</id><title>合成报道</title><link href="https://news.example/a1"/>
<updated>2026-03-01T23:59:00+08:00</updated>
<content type="html">&lt;div&gt;正文&lt;br/&gt;第二行&lt;/div&gt;</content>
<author><name>合成日报</name></author></entry></feed>"""

BOMB = """<?xml version="1.0"{encoding}?><!DOCTYPE rss [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;">]>
<rss version="2.0"><channel><title>&b;</title></channel></rss>"""

EXTERNAL = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>&x;</title></channel></rss>"""


def first(content: bytes) -> Row:
    return read_news(MEDIA, "合成.xml", content).rows[0]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gb2312", "gbk"])
def test_an_entry_is_read_in_every_common_encoding(encoding: str) -> None:
    row = first(RSS.format(encoding=encoding).encode("gb18030" if encoding.startswith("gb") else encoding))
    assert row.cells["标题"] == "合成镇污水直排"
    assert row.cells["属地"] == "平江县"
    assert row.cells["等级"] == "重大"
    assert row.cells["栏目"] == "环保"


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert first(RSS.format(encoding="utf-8").encode("utf-8-sig")).cells["编号"] == "n-1"


def test_the_day_of_publication_is_the_one_in_china() -> None:
    assert first(RSS.format(encoding="utf-8").encode()).cells["发布时间"] == "2026-03-02"


def test_markup_and_scripts_are_gone_from_the_text() -> None:
    assert first(RSS.format(encoding="utf-8").encode()).cells["正文"] == "村民反映\n污水直排 三年"


def test_an_entry_without_a_number_is_identified_by_its_link() -> None:
    assert (
        read_news(MEDIA, "合成.xml", RSS.format(encoding="utf-8").encode()).rows[1].cells["编号"]
        == "https://news.example/2"
    )


def test_an_identifier_that_is_too_long_is_replaced_by_its_fingerprint() -> None:
    long = RSS.format(encoding="utf-8").replace("n-1", "https://news.example/" + "x" * 200)
    assert len(first(long.encode()).cells["编号"]) == 64


def test_a_link_that_is_no_web_address_is_not_kept() -> None:
    harmful = RSS.format(encoding="utf-8").replace("https://news.example/1", "javascript:alert(1)")
    assert first(harmful.encode()).cells["链接"] == ""


def test_atom_is_read_like_rss() -> None:
    row = first(ATOM.encode())
    assert (row.number, row.cells["编号"], row.cells["发布时间"]) == (1, "urn:a-1", "2026-03-01")
    assert row.cells["正文"] == "正文\n第二行"
    assert row.cells["媒体"] == "合成日报"


@pytest.mark.parametrize(
    "content",
    [
        BOMB.format(encoding="").encode(),
        BOMB.format(encoding=' encoding="gb18030"').encode("gb18030"),
        BOMB.format(encoding=' encoding="utf-16"').encode("utf-16"),
        EXTERNAL.encode(),
    ],
    ids=["bomb", "bomb in GB18030", "bomb in UTF-16", "external entity"],
)
def test_a_subscription_made_to_do_harm_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_news(MEDIA, "合成.xml", content)


def test_a_damaged_subscription_is_read_as_far_as_it_goes() -> None:
    assert first(RSS.format(encoding="utf-8").replace("</channel></rss>", "&nbsp;").encode()).cells["编号"] == "n-1"


@pytest.mark.parametrize("content", [b"", b"<html><body>login</body></html>", b"a,b\n1,2\n", b"\x00\x01\x02"])
def test_what_is_no_subscription_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="不是 RSS 或 Atom"):
        read_news(MEDIA, "合成.xml", content)


def test_a_text_that_names_a_file_does_not_open_it(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(RSS.format(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(UnreadableFile):
        read_news(MEDIA, "合成.xml", str(file).encode())


def test_a_wrong_declaration_of_the_encoding_is_told() -> None:
    with pytest.raises(UnreadableFile, match="编码"):
        read_news(MEDIA, "合成.xml", RSS.format(encoding="utf-8").encode("gb18030"))


def test_plain_text_keeps_what_people_read() -> None:
    assert plain_text("a &lt;b&gt; <b>粗</b><style>p{}</style>　全角") == "a <b> 粗 全角"


def test_feeds_of_a_deployment_add_to_the_package_and_replace_its_own(tmp_path: Path) -> None:
    packaged = Path(__file__).parents[2] / "src/clue_intake/feeds/petition.toml"
    text = packaged.read_text(encoding="utf-8")
    (tmp_path / "petition.toml").write_text(text.replace("信访编号", "登记号"), encoding="utf-8")
    (tmp_path / "hotline.toml").write_text(text, encoding="utf-8")
    feeds = configured_feeds(tmp_path)
    assert feeds.keys() == {"petition", "audit", "media", "hotline"}
    assert feeds["petition"].columns["external_id"] == ("登记号",)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-01 20:00:00", "2026-03-01"),
        ("2026-03-01T20:00:00", "2026-03-01"),
        ("Sun, 01 Mar 2026 20:00:00", "2026-03-01"),
        ("2026年3月1日", "2026-03-01"),
        ("2026年03月01日 20:00", "2026-03-01"),
        ("2026/3/1 20:00", "2026-03-01"),
        ("2026/03/01", "2026-03-01"),
        ("Sun, 01 Mar 2026 20:00:00 GMT", "2026-03-02"),
        ("2026-03-01T20:00:00Z", "2026-03-02"),
        ("2026-03-01T20:00:00+08:00", "2026-03-01"),
        ("三月一日", "三月一日"),
    ],
)
def test_a_day_is_read_however_it_is_written_and_never_guessed(written: str, day: str) -> None:
    dated = RSS.format(encoding="utf-8").replace("Sun, 01 Mar 2026 18:30:00 GMT", written)
    assert first(dated.encode()).cells["发布时间"] == day
