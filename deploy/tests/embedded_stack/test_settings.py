from pathlib import Path

import pytest
from pydantic import ValidationError

from embedded_stack import EmbeddedSettings, isolated_settings


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENZE_EMBEDDED_BROKER_PORT", "19192")
    assert EmbeddedSettings().kafka_address == "127.0.0.1:19192"


def test_what_is_chosen_by_name_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENZE_EMBEDDED_DATABASE_PORT", "27118")
    assert EmbeddedSettings.model_validate({"database_port": 27119}).mongo_address == "mongodb://127.0.0.1:27119"


def test_the_data_folder_is_absolute_so_that_components_may_run_anywhere() -> None:
    assert EmbeddedSettings().data_folder == Path.cwd() / "data"


def test_the_default_ports_differ_from_each_other_and_from_those_of_kafka_and_mongodb() -> None:
    fields = EmbeddedSettings.model_fields
    ports = [field.default for name, field in fields.items() if name.endswith("_port")]
    assert len({*ports, 9092, 27017}) == len(ports) + 2


def test_isolated_settings_share_no_port_with_the_default_stack(tmp_path: Path) -> None:
    isolated, default = isolated_settings(tmp_path).model_dump(), EmbeddedSettings().model_dump()
    assert isolated["data_folder"] == tmp_path
    assert all(isolated[name] != default[name] for name in default if name.endswith("_port"))


@pytest.mark.parametrize("port", [0, 65_536])
def test_an_impossible_port_is_invalid(port: int) -> None:
    with pytest.raises(ValidationError):
        EmbeddedSettings.model_validate({"broker_port": port})
