"""A backend across the network: a real server on this machine, in a thread."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts import url
from pytest_backend_dod.hosts.url import Remote
from pytest_backend_dod.recording.exchange import Request, header


class Backend(BaseHTTPRequestHandler):
    """Answers by path, and remembers what it was sent."""

    seen: list[tuple[str, str, dict[str, str], bytes]]

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        sent = {name.lower(): value for name, value in self.headers.items()}
        self.seen.append((self.command, self.path, sent, body))
        getattr(self, self.path.partition("?")[0][1:] or "plain", self.plain)()

    do_POST = do_GET

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def plain(self) -> None:
        self._answer(200, b"hello", X_By="hand")

    def moved(self) -> None:
        self._answer(302, b"", Location="/plain")

    def login(self) -> None:
        self._answer(200, b"in", Set_Cookie="session=ada")

    def large(self) -> None:
        self._answer(200, b"x" * 3_000_000)

    def packed(self) -> None:
        self._answer(200, gzip.compress(b"x" * 300_000), Content_Encoding="gzip")

    def broken(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def silent(self) -> None:
        time.sleep(0.5)

    def dribble(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(30):
            time.sleep(0.05)
            self.wfile.write(b".")

    def log_message(self, *_: object) -> None:
        """Keep the terminal clean."""


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    handler = type("Handler", (Backend,), {"seen": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def remote(server: ThreadingHTTPServer) -> Iterator[Remote]:
    server.RequestHandlerClass.seen.clear()  # type: ignore[attr-defined]
    remote = Remote(f"http://127.0.0.1:{server.server_port}/")
    remote.start()
    yield remote
    remote.stop()


@pytest.fixture
def seen(
    server: ThreadingHTTPServer, remote: Remote
) -> list[tuple[str, str, dict[str, str], bytes]]:
    seen = server.RequestHandlerClass.seen  # type: ignore[attr-defined]
    seen.clear()
    return seen  # type: ignore[no-any-return]


def test_a_request_arrives_as_it_was_meant(remote: Remote, seen: list) -> None:
    headers = (("X-Who", "ada"), ("Host", "elsewhere"), ("Content-Length", "999"))
    request = Request(
        method="POST", path="/a%20b//c", query="n=%00&n=2", headers=headers, body=b"tea"
    )
    answer = remote.send(request)
    assert (answer.status, answer.body) == (200, b"hello")
    assert header(answer.headers, "x-by") == "hand"
    ((method, target, sent, body),) = seen
    assert (method, target, body) == ("POST", "/a%20b//c?n=%00&n=2", b"tea")
    assert (sent["x-who"], sent["content-length"]) == ("ada", "3")
    assert sent["host"].startswith("127.0.0.1:")
    assert sent["user-agent"] == "pytest-backend-dod"


def test_a_redirect_is_an_answer(remote: Remote, seen: list) -> None:
    answer = remote.send(Request.get("/moved"))
    assert (answer.status, header(answer.headers, "location")) == (302, "/plain")
    assert [target for _, target, _, _ in seen] == ["/moved"]


def test_a_session_that_one_answer_begins_is_not_in_the_next_request(
    remote: Remote, seen: list
) -> None:
    remote.send(Request.get("/login"))
    remote.send(Request.get("/plain"))
    remote.send(Request.get("/plain", (("Cookie", "session=bob"),)))
    assert [sent.get("cookie") for _, _, sent, _ in seen] == [None, None, "session=bob"]


def test_only_so_much_is_read(remote: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(remote.send(Request.get("/large")).body) == 3_000_000
    monkeypatch.setattr(url, "SIZE_LIMIT", 1000)
    assert 1000 < len(remote.send(Request.get("/large")).body) < 3_000_000


def test_a_packed_answer_is_unpacked(remote: Remote) -> None:
    assert remote.send(Request.get("/packed")).body == b"x" * 300_000


def test_an_answer_that_trickles_in_is_cut_off(
    remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(url, "TIMEOUT", 0.2)
    answer = remote.send(Request.get("/dribble"))
    assert answer.status == 200
    assert 0 < len(answer.body) < 30
    assert answer.seconds < 1


def test_silence_is_no_answer(server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "TIMEOUT", 0.1)
    remote = Remote(f"http://127.0.0.1:{server.server_port}")
    with pytest.raises(Unreachable, match="did not answer"):
        remote.send(Request.get("/silent"))
    remote.stop()


def test_a_connection_that_is_cut_is_no_answer(remote: Remote) -> None:
    with pytest.raises(Unreachable, match="did not answer"):
        remote.send(Request.get("/broken"))


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    remote = Remote(f"http://127.0.0.1:{port}")
    with pytest.raises(Unreachable, match=rf"http://127.0.0.1:{port} did not answer.*refused"):
        remote.start()
    remote.stop()


def test_proxies_of_the_environment_are_not_used(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    remote = Remote(f"http://127.0.0.1:{server.server_port}")
    assert remote.send(Request.get("/plain")).status == 200
    remote.stop()


class Addressed(BaseHTTPRequestHandler):
    """Answers with the address that it is called from."""

    def do_GET(self) -> None:
        body = self.client_address[0].encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def test_another_client_is_another_address_of_this_machine() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Addressed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    remote = Remote(f"http://127.0.0.1:{server.server_address[1]}")
    try:
        if not remote.has_other_clients:
            pytest.skip("this system has one address of its own")
        clients = (None, "203.0.113.7", "203.0.113.8", "203.0.113.7", None)
        called = [remote.send(Request.get("/"), client).body.decode() for client in clients]
    finally:
        remote.stop()
        server.shutdown()
        server.server_close()
    assert called == ["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.2", "127.0.0.1"]


def test_on_another_machine_there_is_no_other_client() -> None:
    assert not Remote("https://api.example.com").has_other_clients
