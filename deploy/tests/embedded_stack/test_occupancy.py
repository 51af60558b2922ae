import fcntl
import os
from pathlib import Path

import pytest

from embedded_stack import StackRefusedError
from embedded_stack.occupancy import Occupancy, RunningStack

THIS = RunningStack(pid=os.getpid(), components=[])


def claimed(folder: Path) -> Occupancy:
    occupancy = Occupancy(folder)
    occupancy.claim()
    occupancy.describe(THIS)
    return occupancy


def test_an_unused_folder_has_no_holder(tmp_path: Path) -> None:
    assert Occupancy(tmp_path).holder() is None


def test_others_see_who_holds_the_folder(tmp_path: Path) -> None:
    holder = claimed(tmp_path)
    assert Occupancy(tmp_path).holder() == THIS
    holder.release()


def test_a_held_folder_cannot_be_claimed(tmp_path: Path) -> None:
    holder = claimed(tmp_path)
    with pytest.raises(StackRefusedError, match=f"进程号 {os.getpid()}"):
        Occupancy(tmp_path).claim()
    holder.release()


def test_releasing_removes_the_file_and_frees_the_folder(tmp_path: Path) -> None:
    claimed(tmp_path).release()
    assert list(tmp_path.iterdir()) == []
    claimed(tmp_path).release()


def test_a_file_that_a_killed_launcher_left_is_taken_over_even_if_its_number_lives_again(tmp_path: Path) -> None:
    (tmp_path / "embedded-stack.pid").write_text(THIS.model_dump_json() + "x" * 500)
    assert Occupancy(tmp_path).holder() is None
    holder = claimed(tmp_path)
    assert Occupancy(tmp_path).holder() == THIS
    holder.release()


def test_a_file_that_its_holder_removes_while_we_wait_for_the_lock_is_not_taken_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, removals = fcntl.flock, iter([tmp_path / "embedded-stack.pid"])

    def lock_late(descriptor: int, mode: int) -> None:
        for file in removals:
            file.unlink()
        lock(descriptor, mode)

    monkeypatch.setattr(fcntl, "flock", lock_late)
    holder = claimed(tmp_path)
    assert Occupancy(tmp_path).holder() == THIS
    holder.release()


def test_a_holder_that_has_not_yet_said_who_it_is_is_not_mistaken_for_none(tmp_path: Path) -> None:
    holder = Occupancy(tmp_path)
    holder.claim()
    with pytest.raises(StackRefusedError, match="请稍后再试"):
        Occupancy(tmp_path).holder()
    holder.release()
