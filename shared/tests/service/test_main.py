"""A service that cannot start says in Chinese what to correct, and shows no values."""

import gc
import sys
from types import SimpleNamespace

import pytest
from fastapi import FastAPI

from wenze.service.main import run
from wenze.service.settings import ServiceSettings


class UnusableError(Exception):
    pass


def _build(_settings: ServiceSettings) -> FastAPI:
    raise UnusableError("通讯录第 2 行缺少邮箱")


@pytest.fixture(autouse=True)
def no_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["service"])


def test_a_setting_that_cannot_be_used_ends_the_start(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        run("service", _build, ServiceSettings, (UnusableError,))
    assert ended.value.code == 2
    assert capsys.readouterr().err == "设置不能使用：通讯录第 2 行缺少邮箱。请改正后重新启动。\n"


def test_a_setting_of_the_wrong_form_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("WENZE_HTTP_PORT", "secret")
    with pytest.raises(SystemExit) as ended:
        run("service", _build, ServiceSettings)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "WENZE_HTTP_PORT" in told
    assert "secret" not in told


def test_once_the_service_is_built_garbage_is_collected_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "argv", ["service", "rebuild-lists"])

    def build(_settings: ServiceSettings) -> FastAPI:
        application = FastAPI()
        application.state.runtime = SimpleNamespace(rebuilds={})
        return application

    gc.disable()
    try:
        with pytest.raises(SystemExit) as ended:
            run("service", build, ServiceSettings)
        assert ended.value.code == 0
        assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.enable()
