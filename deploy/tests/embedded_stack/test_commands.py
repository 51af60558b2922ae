"""The launcher as office staff use it: a process, its output and its exit code. Fakes stand in the services' place."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from embedded_stack import EmbeddedSettings
from embedded_stack.components import SERVICES

pytestmark = pytest.mark.embedded

FAKE_SERVICE = Path(__file__).with_name("fake_service.py")


class Launcher:
    """`python -m embedded_stack` over one data folder; every command is a process of its own."""

    def __init__(self, settings: EmbeddedSettings, modules: Path) -> None:
        chosen = {
            f"WENZE_EMBEDDED_{name.upper()}": str(value) for name, value in settings.model_dump().items() if value
        }
        self._environment = {**os.environ, **chosen, "PYTHONPATH": str(modules)}
        self._ups: list[subprocess.Popen[str]] = []

    def run(self, *arguments: str, **environment: str) -> tuple[int, str]:
        """Runs a command to its end with this in its environment: exit code, output with errors."""
        process = self._start(*arguments, **environment)
        output, _ = process.communicate(timeout=60)
        return process.returncode, output

    def up(self, *options: str) -> subprocess.Popen[str]:
        """Starts `up` and returns once everything is ready."""
        process = self._start("up", *options)
        self._ups.append(process)
        assert process.stdout is not None
        output = ""
        for line in process.stdout:
            output += line
            if "按 Ctrl-C 停止" in line:
                return process
        pytest.fail(f"the stack did not come up:\n{output}")

    def end(self) -> None:
        for process in self._ups:
            process.kill()
            process.communicate()

    def _start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "embedded_stack", *arguments],
            env={**self._environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


@pytest.fixture
def launcher(settings: EmbeddedSettings, tmp_path: Path) -> Iterator[Launcher]:
    for entry in SERVICES:
        package = tmp_path / "modules" / entry.module
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        (package / "__main__.py").write_text(FAKE_SERVICE.read_text())
    launcher = Launcher(settings, tmp_path / "modules")
    yield launcher
    launcher.end()


def children_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


def still_alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return psutil.wait_procs(processes, timeout=10)[1]


def test_up_runs_six_components_that_status_shows_and_down_stops(
    launcher: Launcher, settings: EmbeddedSettings
) -> None:
    process = launcher.up()
    components = children_of(process)
    assert len(components) == 6
    code, output = launcher.run("status")
    assert (code, output.count("正常")) == (0, 6)
    assert f"http://127.0.0.1:{settings.notifier_port}" in output
    assert launcher.run("down") == (0, f"已停止（进程号 {process.pid}）。\n")
    assert process.wait(60) == 0
    assert not still_alive(components)
    assert not (settings.data_folder / "embedded-stack.pid").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_everything_cleanly(launcher: Launcher, number: signal.Signals) -> None:
    process = launcher.up()
    components = children_of(process)
    process.send_signal(number)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert output.endswith("正在停止……\n已停止。\n")
    assert not still_alive(components)


def test_a_second_up_says_who_runs_already_and_changes_nothing(launcher: Launcher, settings: EmbeddedSettings) -> None:
    process = launcher.up()
    code, output = launcher.run("up")
    assert code == 2
    assert f"已经启动，进程号 {process.pid}" in output
    assert f"127.0.0.1:{settings.broker_port}" in output
    assert launcher.run("status")[0] == 0


def test_a_taken_port_is_named_with_the_option_that_moves_it(launcher: Launcher, settings: EmbeddedSettings) -> None:
    with socket.create_server(("127.0.0.1", settings.broker_port)):
        code, output = launcher.run("up")
    assert code == 2
    assert f"端口 {settings.broker_port} 已被其他程序占用" in output
    assert "--broker-port（环境变量 WENZE_EMBEDDED_BROKER_PORT）" in output


def test_a_killed_launcher_leaves_no_process_behind_and_can_be_started_again(launcher: Launcher) -> None:
    killed = launcher.up()
    components = children_of(killed)
    killed.kill()
    assert not still_alive(components)
    assert launcher.run("status")[0] == 3
    assert launcher.up().pid != killed.pid


def test_a_service_that_dies_ends_the_stack_with_its_last_words(launcher: Launcher, settings: EmbeddedSettings) -> None:
    process = launcher.up()
    components = children_of(process)
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(f"http://127.0.0.1:{settings.personnel_port}/die")
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "干部人事（personnel）意外退出，退出码 3" in output
    assert "told to die" in output
    assert not still_alive(components)


@pytest.mark.timeout(120)
@pytest.mark.xdist_group("apache-kafka")
def test_up_runs_apache_kafka_when_told_to(launcher: Launcher, apache_kafka: None) -> None:
    process = launcher.up("--broker", "apache")
    commands = [child.cmdline() for child in children_of(process)]
    assert len(commands) == 6
    assert sum("kafka.Kafka" in command for command in commands) == 1
    code, output = launcher.run("status")
    assert (code, output.count("正常")) == (0, 6)


def test_without_java_apache_kafka_is_refused_in_a_line_and_nothing_starts(
    launcher: Launcher, settings: EmbeddedSettings, tmp_path: Path
) -> None:
    code, output = launcher.run("up", "--broker", "apache", JAVA_HOME=str(tmp_path / "no-java"))
    assert code == 2
    assert "未找到 Java。Apache Kafka 需要 Java 17 或更高版本，请安装后再启动。" in output
    assert not (settings.data_folder / "logs").exists()


def test_without_maven_apache_kafka_is_refused_in_a_line_and_nothing_starts(
    launcher: Launcher, settings: EmbeddedSettings, tmp_path: Path, apache_kafka: None
) -> None:
    java = shutil.which("java")
    assert java
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").symlink_to(java)
    code, output = launcher.run(
        "up", "--broker", "apache", PATH=str(tmp_path / "bin"), XDG_CACHE_HOME=str(tmp_path / "cache")
    )
    assert code == 2
    assert "未找到 Maven（mvn）。首次使用 Apache Kafka 需要用它下载程序，请安装后再启动。" in output
    assert not (settings.data_folder / "logs").exists()


def test_down_and_status_say_when_nothing_runs(launcher: Launcher) -> None:
    assert launcher.run("down") == (0, "运行环境没有启动。可用 up 命令启动。\n")
    assert launcher.run("status") == (3, "运行环境没有启动。可用 up 命令启动。\n")


def test_status_shows_a_component_that_does_not_answer(launcher: Launcher, settings: EmbeddedSettings) -> None:
    process = launcher.up()
    (database,) = (child for child in children_of(process) if "secantus" in child.cmdline())
    database.suspend()
    code, output = launcher.run("status")
    assert (code, output.count("无应答")) == (1, 1)
    database.resume()


def test_an_unusable_data_folder_is_named(launcher: Launcher, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for command in ("up", "status", "down"):
        code, output = launcher.run(command, "--data-folder", str(tmp_path / "file"))
        assert code == 2
        assert f"无法使用数据目录 {tmp_path / 'file'}" in output


def test_an_option_wins_over_the_environment(launcher: Launcher, settings: EmbeddedSettings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]
        code, output = launcher.run("up", "--notifier-port", str(taken))
    assert code == 2
    assert f"告知送达的端口 {taken} 已被其他程序占用" in output


def test_an_invalid_setting_is_named(launcher: Launcher) -> None:
    code, output = launcher.run("up", "--broker-port", "70000")
    assert code == 2
    assert "设置 broker_port 的值无效" in output
