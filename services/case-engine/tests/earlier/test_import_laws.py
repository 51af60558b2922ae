"""However a file is cut and however often its parts come, the same decisions are known."""

import asyncio
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CHANGES = st.fixed_dictionaries(
    {
        "文号": st.sampled_from(["岳问责〔2025〕1号", "岳问责[2025]1号", "岳问责〔2025〕2号"]),
        "干部编号": st.sampled_from(["HC-0001", "HC-0002"]),
        "问责方式": st.sampled_from(["诫勉谈话", "降职", "免职", "警告"]),
        "生效日期": st.sampled_from(["2026-01-15", "2026-01-16", "2026-01-09"]),
    }
)
FILES = st.lists(CHANGES, max_size=6)
LAWFUL = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


async def after(desk: Any, row: Any, *files: list[dict[str, str]]) -> tuple[dict[str, Any], list[Any]]:
    """What is known after these files, without where it came from, and what became of the files."""
    reports = [
        await desk.take([row(number, **each) for number, each in enumerate(file, start=2)], f"key-{index}", f"f{index}")
        for index, file in enumerate(files)
    ]
    kept = {stream: [(e.decision, e.effects) for e in events] for stream, events in (await desk.kept()).items()}
    return kept, reports


@LAWFUL
@given(file=FILES, cut=st.integers(0, 6))
def test_a_file_cut_in_two_leads_to_the_same_decisions(desk_with: Any, row: Any, file: Any, cut: int) -> None:
    whole, (one,) = asyncio.run(after(desk_with(), row, file))
    parts, (first, second) = asyncio.run(after(desk_with(), row, file[:cut], file[cut:]))
    assert parts == whole
    for count in ("rows", "accepted", "unchanged", "rejected"):
        assert getattr(first, count) + getattr(second, count) == getattr(one, count)


@LAWFUL
@given(file=FILES, other=FILES)
def test_a_file_that_comes_again_changes_nothing(desk_with: Any, row: Any, file: Any, other: Any) -> None:
    once, _ = asyncio.run(after(desk_with(), row, file, other))
    again, (*_, last) = asyncio.run(after(desk_with(), row, file, other, file))
    assert again == once
    assert last.accepted == 0


@LAWFUL
@given(file=FILES)
def test_every_row_is_accounted_for_and_every_decision_is_told_once(desk_with: Any, row: Any, file: Any) -> None:
    desk = desk_with()
    kept, (report,) = asyncio.run(after(desk, row, file))
    assert report.rows == len(file) == report.accepted + report.unchanged + report.rejected
    assert report.accepted == len(kept) == len(asyncio.run(desk.messages()))
