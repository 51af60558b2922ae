"""Each crash point is really reached, and nothing is lost or done twice when a service dies there."""

from pathlib import Path
from typing import get_args

import pytest

from fault_suite.crash_rounds import POINTS_OF, Points, crash_rounds
from wenze.crash_points import CrashPoint

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(240), pytest.mark.xdist_group("fault-suite")]

EACH_ONCE: Points = {
    "clue-intake": ("decoded", "decided", "before-publishing-behind-the-answer", "swept"),
    "case-engine": ("appended-before-answer", "published-before-mark", "appended", "publishing"),
    "personnel": ("published", "dead-letters-sent", "before-acknowledgement", "acknowledged"),
    "notifier": ("delivery-claimed", "delivery-sent", "delivery-recorded", "list-written"),
}
"""`make chaos` has each service die at all of its points."""


async def test_a_service_dies_at_each_crash_point_and_nothing_is_lost(tmp_path: Path):
    report = await crash_rounds(7, "embedded", tmp_path, EACH_ONCE)
    assert (report.missed, report.proof.violations) == ((), ())
    assert len(report.reached) == len(get_args(CrashPoint))


def test_every_crash_point_is_tried_here_and_in_the_fault_suite():
    every = set(get_args(CrashPoint))
    assert {point for points in EACH_ONCE.values() for point in points} == every
    assert {point for points in POINTS_OF.values() for point in points} == every
