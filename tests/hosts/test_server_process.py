"""A backend in any language: started by a command, probed across the network, ended with all."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts.interface import Fault, NotInjectable
from pytest_backend_dod.hosts.server_process import ServerProcess
from pytest_backend_dod.recording.exchange import Request

SERVER = """
import http.server, os, subprocess, sys

child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
with open(os.environ["PIDS"], "w") as file:
    file.write(f"{os.getpid()} {child.pid}")


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = os.environ.get("GREETING", "").encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def started(folder: Path, code: str = SERVER, **given: object) -> ServerProcess:
    (folder / "server.py").write_text(code)
    env = {"GREETING": "hello from {tmp}", "PIDS": str(folder / "pids")}
    return ServerProcess(
        f"{sys.executable} server.py {{port}}",
        **{  # type: ignore[arg-type]
            "root": folder,
            "env": env,
            "database": "",
            "prepare": "",
            "start_timeout": 15.0,
            **given,
        },
    )


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    # What has ended and was not waited for is not alive.
    return not stat.is_file() or ") Z " not in stat.read_text()


def test_it_answers_on_the_port_it_was_told_and_ends_with_its_children(tmp_path: Path):
    server = started(tmp_path)
    server.start()
    try:
        answer = server.send(Request.get("/"))
        folder = answer.body.decode().removeprefix("hello from ")
        assert Path(folder).is_dir()
    finally:
        server.stop()
    deadline = time.monotonic() + 5
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [alive(pid) for pid in pids] == [False, False]
    assert not Path(folder).exists()


def test_its_output_can_be_read(tmp_path: Path):
    server = started(tmp_path)
    server.start()
    try:
        server.send(Request.get("/orders"))
        assert any("GET /orders" in line for line in server.output())
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise SystemExit('no settings')", "ended with 1: no settings"),
        ("import time; time.sleep(60)", "nobody answers on its port"),
    ],
)
def test_what_does_not_stand_is_named(tmp_path: Path, code: str, said: str):
    server = started(tmp_path, code, start_timeout=1.5)
    with pytest.raises(Unreachable, match=said):
        server.start()
    server.stop()


def test_a_command_that_is_not_there_is_named(tmp_path: Path):
    server = started(tmp_path)
    server._command = "no-such-server --port {port}"
    with pytest.raises(Unreachable, match="could not be started"):
        server.start()
    server.stop()


def test_a_prepare_that_fails_is_named_with_its_last_line(tmp_path: Path):
    server = started(tmp_path, prepare=f"{sys.executable} -c 'raise SystemExit(\"no schema\")'")
    with pytest.raises(Unreachable, match="prepare exited with 1: no schema"):
        server.start()
    server.stop()


def test_faults_need_a_proxy_before_the_database(tmp_path: Path):
    server = started(tmp_path)
    with pytest.raises(NotInjectable, match="no proxy"), server.faulty(Fault.DATABASE_DOWN):
        pass
    with pytest.raises(NotInjectable, match="another language"), server.faulty(Fault.CRASH):
        pass
    server.stop()
