from pathlib import Path

import pytest

from embedded_stack import EmbeddedSettings, isolated_settings
from embedded_stack.testing import embedded_infrastructure

__all__ = ["embedded_infrastructure"]


@pytest.fixture
def settings(tmp_path: Path) -> EmbeddedSettings:
    return isolated_settings(tmp_path / "data")
