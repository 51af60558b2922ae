from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.adapters.outbox_channel import OutboxChannel, file_name
from notifier.application.ports import Parcel
from notifier.domain.letter import Letter

PARCEL = Parcel("case-synthetic-1-1-unit", "t", "本人", "", Letter("标题", "正文"))


def names_in(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def only_file_in(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


async def test_a_notice_is_one_file_whose_name_tells_what_it_is(tmp_path: Path, parcel: Parcel) -> None:
    channel = OutboxChannel(tmp_path)
    await channel.send(parcel)
    await channel.send(replace(parcel, transmission="a later one"))
    assert names_in(tmp_path) == [f"关于问责决定的通知(合成〔2026〕1号)-单位-{parcel.notice_id}.txt"]


async def test_a_file_opens_in_any_office_editor(tmp_path: Path, parcel: Parcel) -> None:
    await OutboxChannel(tmp_path).send(parcel)
    content = only_file_in(tmp_path).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 0


async def test_a_failed_write_leaves_the_earlier_file_whole(
    tmp_path: Path, parcel: Parcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = OutboxChannel(tmp_path)
    await channel.send(parcel)
    file = only_file_in(tmp_path)
    before = file.read_bytes()
    with pytest.raises(UnicodeEncodeError):
        await channel.send(replace(parcel, letter=Letter(parcel.letter.title, f"新文本{'长' * 100_000}\ud800")))
    assert file.read_bytes() == before
    assert only_file_in(tmp_path) == file


@given(st.text())
def test_a_file_name_stays_in_the_folder_and_fits_the_file_system_whatever_the_title(title: str) -> None:
    name = file_name(replace(PARCEL, letter=Letter(title, "")))
    assert Path(name).name == name
    assert len(name.encode("utf-8", "surrogatepass")) <= 255
    assert name.endswith(f"{PARCEL.notice_id}.txt")
