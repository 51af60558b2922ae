import asyncio
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import psutil
import pytest

from embedded_stack import Component, ComponentFailedError, EmbeddedSettings, EmbeddedStack, StackRefusedError
from embedded_stack.ports import free_ports
from wenze.sealing import SealingKeys

FAKE_SERVICE = Path(__file__).with_name("fake_service.py")

FakeFactory = Callable[..., Component]


@pytest.fixture
def fake() -> FakeFactory:
    """Makes a component that runs the fake service: `fake("first", FAKE_FAILS="1")`."""

    def make(name: str, **environment: str) -> Component:
        (port,) = free_ports(1)
        return Component(
            name=name,
            title=f"替身{name}",
            kind="service",
            command=(sys.executable, str(FAKE_SERVICE)),
            port=port,
            port_setting="clue_intake_port",
            url=f"http://127.0.0.1:{port}",
            environment={"WENZE_HTTP_PORT": str(port), "FAKE_URL_PORT": str(port), **environment},
        )

    return make


async def environment_of(component: Component) -> dict[str, str]:
    async with httpx.AsyncClient() as client:
        return (await client.get(component.url)).json()


async def tell_to_die(component: Component) -> None:
    async with httpx.AsyncClient() as client:
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get(f"{component.url}/die")


def running(component: Component) -> bool:
    """Told by the port in the environment, which is the fake's own."""
    port = component.url.rsplit(":", 1)[1]
    return any(child.environ().get("FAKE_URL_PORT") == port for child in psutil.Process().children())


def listens(port: int) -> bool:
    with socket.socket() as connection:
        return connection.connect_ex(("127.0.0.1", port)) == 0


async def test_inside_the_block_every_component_answers_and_afterwards_none(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    first, second = fake("first"), fake("second")
    async with EmbeddedStack(settings, [first, second]) as stack:
        assert listens(first.port)
        assert listens(second.port)
        pids = [component.pid for component in stack.running().components]
    assert not listens(first.port)
    assert not listens(second.port)
    assert not any(psutil.pid_exists(pid) for pid in pids if pid)


async def test_what_may_come_later_is_launched_once_the_others_listen(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    later, first, second = replace(fake("later"), later=True), fake("first"), fake("second")
    async with EmbeddedStack(settings, [later, first, second]):
        began = float((await environment_of(later))["FAKE_BEGAN"])
        listened = [float((await environment_of(each))["FAKE_LISTENED"]) for each in (first, second)]
    assert max(listened) < began


async def test_what_may_come_later_is_waited_for_as_well(settings: EmbeddedSettings, fake: FakeFactory) -> None:
    bad = replace(fake("bad", FAKE_FAILS="1"), later=True)
    with pytest.raises(ComponentFailedError, match=r"替身bad（bad）意外退出，退出码 1"):
        async with EmbeddedStack(settings, [fake("good"), bad]):
            raise AssertionError("it must not have started")


async def test_afterwards_only_logs_and_keys_stay_in_the_folder(settings: EmbeddedSettings, fake: FakeFactory) -> None:
    async with EmbeddedStack(settings, [fake("first")]):
        assert (settings.data_folder / "embedded-stack.pid").exists()
    left = {str(path.relative_to(settings.data_folder)) for path in settings.data_folder.rglob("*")}
    issuer = {"identity", "identity/keys.json", "identity/signing-key.json"}
    assert left == {"logs", "logs/first.log", "sealing-keys.json", "blind-index-keys.json", *issuer}


async def test_components_are_stopped_in_reverse_order(
    settings: EmbeddedSettings, fake: FakeFactory, tmp_path: Path
) -> None:
    stops = tmp_path / "stops"
    fakes = [fake(name, FAKE_STOP_LIST=str(stops)) for name in ("first", "second", "third")]
    async with EmbeddedStack(settings, fakes):
        pass
    assert stops.read_text().split() == [str(component.port) for component in reversed(fakes)]


async def test_a_component_that_ignores_the_request_to_stop_is_killed_and_named(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    stubborn = fake("stubborn", FAKE_STUBBORN="1")
    async with EmbeddedStack(settings.model_copy(update={"stop_timeout": 0.2}), [stubborn]) as stack:
        pass
    assert stack.killed == ["替身stubborn"]
    assert not listens(stubborn.port)


async def test_a_component_that_fails_to_start_is_named_with_its_last_words_and_the_rest_is_stopped(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    good, bad = fake("good"), fake("bad", FAKE_FAILS="1")
    with pytest.raises(ComponentFailedError, match=r"替身bad（bad）意外退出，退出码 1") as failure:
        async with EmbeddedStack(settings, [good, bad]):
            pytest.fail("must not start")
    assert failure.value.log_tail == "cannot start"
    assert not listens(good.port)


async def test_a_service_is_started_while_the_broker_does_not_answer_yet(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    broker, service = replace(fake("broker", WENZE_HTTP_PORT="0"), kind="broker"), fake("service")
    async with asyncio.TaskGroup() as starting:
        start = starting.create_task(EmbeddedStack(settings, [broker, service]).__aenter__())
        async with asyncio.timeout(20):
            while not listens(service.port):  # noqa: ASYNC110 - another process's state
                await asyncio.sleep(0.05)
        assert not start.done()
        start.cancel()
    assert not listens(service.port)


async def test_a_component_that_never_answers_is_named_and_stopped(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    deaf = fake("deaf", WENZE_HTTP_PORT="0")
    with pytest.raises(ComponentFailedError, match=r"替身deaf（deaf）在 0.5 秒内未就绪"):
        async with EmbeddedStack(settings.model_copy(update={"start_timeout": 0.5}), [deaf]):
            pytest.fail("must not start")
    assert not running(deaf)


async def test_a_program_that_the_system_cannot_run_is_named_and_the_rest_is_stopped(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    good, alien = fake("good"), replace(fake("alien"), command=(str(settings.data_folder / "missing"),))
    with pytest.raises(ComponentFailedError, match="替身alien（alien）无法运行"):
        async with EmbeddedStack(settings, [good, alien]):
            pytest.fail("must not start")
    assert not running(good)


async def test_a_start_that_is_cut_short_leaves_nothing_running(settings: EmbeddedSettings, fake: FakeFactory) -> None:
    good, deaf = fake("good"), fake("deaf", WENZE_HTTP_PORT="0")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(EmbeddedStack(settings, [good, deaf]).__aenter__(), 0.5)
    assert not running(good)
    assert not running(deaf)
    assert not (settings.data_folder / "embedded-stack.pid").exists()


async def test_a_component_that_dies_later_is_named_with_its_last_words(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    mortal = fake("mortal")
    async with EmbeddedStack(settings, [fake("other"), mortal]) as stack:
        await tell_to_die(mortal)
        with pytest.raises(ComponentFailedError, match=r"mortal.*退出码 3") as failure:
            await asyncio.wait_for(stack.until_failure(), 10)
    assert "told to die" in failure.value.log_tail


async def test_a_taken_port_is_refused_with_the_setting_that_moves_it_and_nothing_starts(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    free, taken = fake("free"), fake("taken")
    advice = rf"端口 {taken.port} 已被.*--clue-intake-port"
    with (
        socket.create_server(("127.0.0.1", taken.port)),
        pytest.raises(StackRefusedError, match=advice) as refusal,
    ):
        async with EmbeddedStack(settings, [free, taken]):
            pytest.fail("must not start")
    assert str(free.port) not in str(refusal.value)
    assert not (settings.data_folder / "logs" / "free.log").exists()


async def test_a_second_stack_on_the_same_folder_is_refused_and_the_first_goes_on(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    first, second = fake("first"), fake("second")
    async with EmbeddedStack(settings, [first]):
        with pytest.raises(StackRefusedError, match=rf"已经启动，进程号 {os.getpid()}(.|\n)*{first.url}"):
            async with EmbeddedStack(settings, [second]):
                pytest.fail("must not start")
        assert listens(first.port)


async def test_after_a_refusal_the_folder_is_free_again(settings: EmbeddedSettings, fake: FakeFactory) -> None:
    component = fake("first")
    with socket.create_server(("127.0.0.1", component.port)), pytest.raises(StackRefusedError):
        async with EmbeddedStack(settings, [component]):
            pytest.fail("must not start")
    async with EmbeddedStack(settings, [component]):
        assert listens(component.port)


async def test_a_folder_that_cannot_be_written_is_refused(
    settings: EmbeddedSettings, fake: FakeFactory, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StackRefusedError, match="无法使用数据目录"):
        async with EmbeddedStack(settings.model_copy(update={"data_folder": tmp_path / "file"}), [fake("first")]):
            pytest.fail("must not start")


async def test_a_killed_component_comes_back_on_its_port_and_keeps_the_log_of_the_run_before(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    component = fake("first")
    async with EmbeddedStack(settings, [component]) as stack:
        before = stack.running().components[0].pid
        await stack.kill("first")
        assert not listens(component.port)
        await stack.restart("first")
        assert listens(component.port)
        assert stack.running().components[0].pid != before
    assert (settings.data_folder / "logs" / "first.previous.log").read_text().startswith("serving")


async def test_a_component_can_be_run_to_its_end_with_more_in_its_environment(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    async with EmbeddedStack(settings, [fake("first")]) as stack:
        await stack.kill("first")
        assert await stack.run_to_its_end("first", {"FAKE_FAILS": "1"}, 20) == 1
        await stack.restart("first")


async def test_a_component_that_does_not_end_in_time_has_no_exit_code_and_goes_on(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    component = fake("first")
    async with EmbeddedStack(settings, [component]) as stack:
        await stack.kill("first")
        assert await stack.run_to_its_end("first", {}, 0.2) is None
        assert running(component)


async def test_services_get_the_same_sealing_keys_at_every_start(settings: EmbeddedSettings, fake: FakeFactory) -> None:
    component = fake("first")
    seen: list[str] = []
    for _ in range(2):
        async with EmbeddedStack(settings, [component]):
            seen.append((await environment_of(component))["WENZE_SEALING_KEYS"])
    assert seen[0] == seen[1]
    assert SealingKeys.model_validate_json(seen[0]).ring()


async def test_a_stack_started_in_one_loop_can_be_handled_in_another(
    settings: EmbeddedSettings, fake: FakeFactory
) -> None:
    component = fake("first")
    async with EmbeddedStack(settings, [component]) as stack:
        await asyncio.to_thread(asyncio.run, stack.kill("first"))
        assert not listens(component.port)
