from pathlib import Path

import pytest

from embedded_stack import StackRefusedError
from embedded_stack.sealing_keys import kept_blind_index_keys, kept_sealing_keys
from wenze.sealing import SealingKeys


def test_the_first_start_makes_keys_that_can_seal(tmp_path: Path) -> None:
    assert SealingKeys.model_validate_json(kept_sealing_keys(tmp_path)).ring()


def test_only_the_owner_can_read_them(tmp_path: Path) -> None:
    kept_sealing_keys(tmp_path)
    assert (tmp_path / "sealing-keys.json").stat().st_mode & 0o777 == 0o600


def test_later_starts_use_the_same_keys(tmp_path: Path) -> None:
    assert kept_sealing_keys(tmp_path) == kept_sealing_keys(tmp_path)


def test_two_folders_have_different_keys(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert kept_sealing_keys(tmp_path / "a") != kept_sealing_keys(tmp_path / "b")


def test_lost_keys_are_not_replaced_while_there_is_sealed_data(tmp_path: Path) -> None:
    (tmp_path / "database").mkdir()
    with pytest.raises(StackRefusedError, match="请从备份恢复"):
        kept_sealing_keys(tmp_path)
    assert not (tmp_path / "sealing-keys.json").exists()


@pytest.mark.parametrize("damaged", ["", "{}", '{"current": "a", "keys": {"a": "c2VjcmV0"}}'])
def test_damaged_keys_are_refused_without_showing_them(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "sealing-keys.json").write_text(damaged)
    with pytest.raises(StackRefusedError, match="已损坏") as refusal:
        kept_sealing_keys(tmp_path)
    assert "c2VjcmV0" not in str(refusal.value)


def test_the_blind_index_has_keys_of_its_own_that_stay(tmp_path: Path) -> None:
    sealing, index = kept_sealing_keys(tmp_path), kept_blind_index_keys(tmp_path)
    assert SealingKeys.model_validate_json(index).keys != SealingKeys.model_validate_json(sealing).keys
    assert kept_blind_index_keys(tmp_path) == index
    assert (tmp_path / "blind-index-keys.json").stat().st_mode & 0o777 == 0o600


def test_new_keys_of_the_blind_index_are_told_from_lost_ones(tmp_path: Path) -> None:
    first = SealingKeys.model_validate_json(kept_blind_index_keys(tmp_path))
    (tmp_path / "blind-index-keys.json").unlink()
    assert SealingKeys.model_validate_json(kept_blind_index_keys(tmp_path)).current != first.current
