"""The proxy passes bytes, and takes the database away when asked."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from pytest_backend_dod.hosts.tcp_proxy import Line, TcpProxy


@pytest.fixture
def database() -> Iterator[int]:
    """A database of one word: it says back what it is told."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve(connection: socket.socket) -> None:
        with connection:
            while chunk := connection.recv(1024):
                connection.sendall(chunk)

    def accept() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=[connection], daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    yield server.getsockname()[1]
    server.close()


@pytest.fixture
def proxy(database: int) -> Iterator[TcpProxy]:
    proxy = TcpProxy("127.0.0.1", database)
    proxy.start()
    yield proxy
    proxy.stop()


def connected(proxy: TcpProxy) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", proxy.port), timeout=2)
    connection.settimeout(0.5)
    return connection


def test_bytes_go_both_ways(proxy: TcpProxy):
    with connected(proxy) as connection:
        connection.sendall(b"select 1")
        assert connection.recv(100) == b"select 1"


def test_a_cut_line_ends_open_connections_and_refuses_new_ones(proxy: TcpProxy):
    with connected(proxy) as connection:
        connection.sendall(b"one")
        assert connection.recv(100) == b"one"
        with proxy.broken(Line.CUT) as injected:
            assert connection.recv(100) == b""
            with connected(proxy) as second:
                assert second.recv(100) == b""
            assert injected.hits == 1


def test_a_dead_line_is_silent(proxy: TcpProxy):
    with connected(proxy) as old:
        old.sendall(b"one")
        assert old.recv(100) == b"one"
        with proxy.broken(Line.DEAD) as injected, connected(proxy) as new:
            for connection in (old, new):
                connection.sendall(b"select 1")
                with pytest.raises(TimeoutError):
                    connection.recv(100)
            assert injected.hits >= 2


def test_afterwards_new_connections_stand(proxy: TcpProxy):
    for line in (Line.CUT, Line.DEAD):
        with proxy.broken(line):
            pass
        with connected(proxy) as connection:
            connection.sendall(b"again")
            assert connection.recv(100) == b"again"
