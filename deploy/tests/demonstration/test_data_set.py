import csv
import tomllib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from io import BytesIO, StringIO
from typing import get_args

import pytest
from python_calamine import CalamineWorkbook

from demonstration.synthetic.admissions import insufficient, sufficient
from demonstration.synthetic.chance import chance
from demonstration.synthetic.data_set import BY_MESSAGE, BY_REQUEST, DataSet, data_set
from demonstration.synthetic.people import MARK
from wenze.contracts.envelope import InvalidMessage, decode
from wenze.contracts.message import Source
from wenze.contracts.topics import FEEDS

TODAY = date(2026, 11, 24)
SOURCES: tuple[Source, ...] = get_args(Source)


def test_the_same_seed_and_day_give_the_same_data_to_the_byte(data: DataSet) -> None:
    assert data_set(seed=7, today=TODAY) == data


def test_another_seed_gives_other_data(data: DataSet) -> None:
    other = data_set(seed=8, today=TODAY)
    assert all(one.content != another.content for one, another in zip(other.files, data.files, strict=True))


def test_three_hundred_clues_come_from_all_nine_sources(data: DataSet) -> None:
    assert len(data.clues) == 300
    assert Counter(clue.source for clue in data.clues).keys() == set(SOURCES)


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_has_clues_that_lack_something(data: DataSet, source: Source) -> None:
    assert any(clue.admission != sufficient(source) for clue in data.clues if clue.source == source)


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_insufficient_never_states_all_that_is_needed(source: Source) -> None:
    stream = chance(1, "test")
    assert all(insufficient(source, stream) != sufficient(source) for _ in range(50))


def test_the_clue_of_every_led_case_states_all_that_is_needed(data: DataSet) -> None:
    led = {clue.scenario: clue for clue in data.clues if clue.scenario}
    assert led.keys() == {scenario.name for scenario in data.scenarios}
    assert all(clue.admission == sufficient(clue.source) for clue in led.values())


def test_clues_lie_in_the_past_and_have_numbers_of_their_own(data: DataSet) -> None:
    assert all(clue.received_on < TODAY for clue in data.clues)
    assert len({clue.external_id for clue in data.clues}) == 300


def test_everything_named_in_a_clue_is_marked_synthetic(data: DataSet) -> None:
    for clue in data.clues:
        assert clue.title.startswith(MARK)
        assert clue.informant is None or clue.informant.name.startswith(MARK)


def test_texts_are_short_and_long(data: DataSet) -> None:
    lengths = sorted(len(clue.content) for clue in data.clues)
    assert lengths[0] < 70
    assert lengths[-1] > 200


def test_petitions_come_as_csv_in_gb18030_and_as_a_workbook(data: DataSet) -> None:
    older, latest = data.files[:2]
    assert len(list(csv.DictReader(StringIO(older.content.decode("gb18030"))))) == older.rows
    assert len(_workbook(latest.content)) == latest.rows + 1


def test_the_columns_are_those_that_the_feeds_are_configured_with(data: DataSet) -> None:
    petitions, _, audit, _ = data.files
    written = next(csv.reader(StringIO(petitions.content.decode("gb18030"))))
    assert set(written) <= _configured("petition")
    assert set(_workbook(audit.content)[0]) <= _configured("audit")


def test_the_petition_file_has_repetitions_and_rows_to_mend(data: DataSet) -> None:
    rows = list(csv.DictReader(StringIO(data.files[0].content.decode("gb18030"))))
    counted = Counter(row["信访编号"] for row in rows)
    assert sum(count > 1 for number, count in counted.items() if number) == 5
    assert counted[""] == 1


def test_some_requests_are_sent_twice_and_some_come_again_under_a_new_key(data: DataSet) -> None:
    keys = [submission.key for submission in data.submissions]
    numbers = {submission.body["external_id"] for submission in data.submissions}
    assert len(keys) - len(set(keys)) == 2
    assert len(set(keys)) - len(numbers) == 4


def test_messages_and_requests_carry_no_informant(data: DataSet) -> None:
    assert all(clue.informant is None for clue in data.clues if clue.source in {*BY_MESSAGE, *BY_REQUEST})


def test_poison_is_what_no_reader_can_take(data: DataSet) -> None:
    refused = 0
    for record in data.poison:
        try:
            decode(FEEDS, dict(record.headers), record.value or b"")
        except InvalidMessage:
            refused += 1
    assert len(data.poison) == 3
    assert refused == 2, "the third has the form of a message, and a county that does not exist"


def _workbook(content: bytes) -> Sequence[Sequence[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


def _configured(feed: str) -> set[str]:
    mapping = tomllib.loads((files("clue_intake") / "feeds" / f"{feed}.toml").read_text(encoding="utf-8"))
    used = mapping["columns"].values()
    return {column for columns in used for column in ([columns] if isinstance(columns, str) else columns)}
