import socket
import subprocess
import sys

import pytest

from embedded_stack.ports import free_ports, taken


def test_a_port_that_something_listens_on_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert taken([server.getsockname()[1]]) == [server.getsockname()[1]]


def test_a_port_that_something_listens_on_at_every_address_is_taken() -> None:
    with socket.create_server(("0.0.0.0", 0)) as server:
        assert taken([server.getsockname()[1]]) == [server.getsockname()[1]]


def test_a_port_named_twice_is_taken() -> None:
    (port,) = free_ports(1)
    assert taken([port, port]) == [port]


def test_free_ports_are_different_and_free() -> None:
    ports = free_ports(8)
    assert len(set(ports)) == 8
    assert taken(ports) == []


def test_a_port_whose_connections_have_just_closed_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            server.accept()[0].close()
    assert taken([port]) == []


def test_a_port_that_was_given_is_not_given_again_though_nothing_listens_on_it_yet() -> None:
    (port,) = free_ports(1)
    with pytest.raises(OSError, match="no 1 free loopback ports"):
        free_ports(1, among=range(port, port + 1))


def test_a_port_that_was_given_is_not_given_to_another_process() -> None:
    (port,) = free_ports(1)
    assert _given_to_another_process(port) == "no 1 free loopback ports among 1 tried"


def test_a_port_whose_process_has_ended_is_given_again() -> None:
    port = int(_given_to_another_process(first=20_000, last=31_999))
    assert _given_to_another_process(port) == str(port)


def _given_to_another_process(first: int, last: int | None = None) -> str:
    program = (
        "import sys; from embedded_stack.ports import free_ports\n"
        "first, last = map(int, sys.argv[1:])\n"
        "try: print(*free_ports(1, among=range(first, last + 1)))\n"
        "except OSError as error: print(error)\n"
    )
    command = [sys.executable, "-c", program, str(first), str(last or first)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout.strip()
