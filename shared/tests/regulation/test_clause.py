"""Clause references: written form, Chinese citation, refusals."""

import pytest

from wenze.regulation import ClauseReference, InvalidClauseReferenceError, catalogue


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("accountability:15.3", "《问责办法》第十五条第(三)项"),
        ("accountability:7.10", "《问责办法》第七条第(十)项"),
        ("accountability:10", "《问责办法》第十条"),
        ("incentive:12", "《激励办法》第十二条"),
        ("supervision:7", "《监督办法》第七条"),
        ("accountability:20", "《问责办法》第二十条"),
        ("accountability:21.11", "《问责办法》第二十一条第(十一)项"),
    ],
)
def test_a_reference_prints_as_official_documents_cite_it(written: str, printed: str):
    assert ClauseReference.parse(written).in_chinese() == printed


def test_every_clause_reads_back_from_its_written_form():
    for clause in catalogue():
        assert ClauseReference.parse(str(clause.ref)) == clause.ref


def test_every_clause_prints_differently():
    printed = [catalogue().cite(str(clause.ref)) for clause in catalogue()]
    assert len(set(printed)) == len(printed)


@pytest.mark.parametrize(
    "text", ["", "accountability", "accountability:", "accountability:0", "accountability:7.0", "accountability:7.",
             "accountability:07", "accountability:7.1.1", "accountability:100", "Accountability:7", " accountability:7"]
)  # fmt: skip
def test_a_reference_in_another_form_is_refused_with_an_example(text: str):
    with pytest.raises(InvalidClauseReferenceError, match=r"写法不对.*accountability:15\.3"):
        ClauseReference.parse(text)


def test_an_unknown_regulation_is_refused_with_the_known_ones():
    with pytest.raises(InvalidClauseReferenceError, match=r"discipline.*incentive\(激励办法\)"):
        ClauseReference.parse("discipline:3")


def test_references_sort_by_number_not_by_letter():
    written = ["accountability:10.1", "accountability:9.2", "accountability:9.10"]
    references = sorted(map(ClauseReference.parse, written))
    assert [str(reference) for reference in references] == [written[1], written[2], written[0]]
