import socket

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
