"""What people wrote is told as they wrote it, and as sentences."""

import pytest

from case_engine.domain.assessment.words import sentence


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("查明举报不属实", "查明举报不属实。"),
        ("查明举报不属实。", "查明举报不属实。"),
        (" 是否属实？\n", "是否属实？"),
        ("不得再有！", "不得再有！"),
        ("一是超期未办；", "一是超期未办；"),
    ],
)
def test_another_sentence_can_follow_what_was_written(written: str, told: str) -> None:
    assert sentence(written) == told
