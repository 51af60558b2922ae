from pathlib import Path

import pytest

from embedded_stack import EmbeddedSettings, isolated_settings


@pytest.fixture
def settings(tmp_path: Path) -> EmbeddedSettings:
    return isolated_settings(tmp_path / "data")
