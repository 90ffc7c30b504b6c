"""The same backend through a server that the gate starts, and behind a URL: the same verdicts.

What cannot be seen from outside is inconclusive and says so; nothing comes out the other way.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .matrix import backends

TOKEN = "a-token-that-only-this-test-knows"

SEED = f"""
import hashlib, time
from sqlalchemy.orm import Session
from library.accounts import add_reader
from library.database import make_engine
from library.models import Base, Book, Reader, Token
from library.settings import Settings

engine = make_engine(Settings.from_environment().database_url)
Base.metadata.create_all(engine)
with Session(engine) as session:
    add_reader(session, "ada", "a reader's own words", cost=16)
    reader = session.query(Reader).one()
    digest = hashlib.sha256(b"{TOKEN}").hexdigest()
    session.add(Token(digest=digest, reader_id=reader.id, expires_at=time.time() + 3600))
    session.add(Book(title="Middlemarch", author="George Eliot", kind="novel", copies=3))
    session.commit()
"""

COMMAND = f"{sys.executable} -m uvicorn --factory library.app:create_app --log-level warning"

LIVE = (
    "input-validation-on-every-request",
    "error-handling-gives-one-format-and-leaks-nothing",
    "no-server-errors-under-fuzzing",
    "rate-limiting-100-requests-per-minute-for-each-client",
    "metrics-for-prometheus",
    "every-answer-carries-a-request-id",
    "health-endpoints-for-liveness-and-readiness",
    "openapi-documentation-is-complete",
    "structured-logging",
)
"""Lines that are about answers; what the suite shows is not here, since it sends no request."""


def project(folder: Path, name: str, table: str) -> Path:
    """Make a backend with a suite that sends no request, and this configuration."""
    (backend,) = backends([f"fastapi/{name}"])
    made = folder / "project"
    backend.make(made)
    for path in (made / "tests").glob("*.py"):
        path.unlink()
    (made / "tests" / "test_nothing.py").write_text("def test_nothing():\n    pass\n")
    (made / "seed.py").write_text(SEED)
    with (made / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[tool.backend-dod]\n{table}\n")
        file.write(
            f'[tool.backend-dod.credentials]\nheaders = {{ Authorization = "Bearer {TOKEN}" }}\n'
        )
    return made


def verdicts(made: Path) -> dict[str, tuple[str, str]]:
    """Run the gate; return state and summary of each line about answers."""
    report = made.parent / "report.json"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--backend-dod"]
        + ["--backend-dod-report", f"json:{report}"],
        cwd=made,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert report.is_file(), done.stdout + done.stderr
    items = json.loads(report.read_text(encoding="utf-8"))["items"]
    return {i["id"]: (i["state"], i["summary"]) for i in items if i["id"] in LIVE}


def by_command(folder: Path, name: str = "untouched") -> dict[str, tuple[str, str]]:
    """Let the gate start the server itself."""
    made = project(
        folder,
        name,
        f'command = "{COMMAND} --port {{port}}"\nprepare = "{sys.executable} seed.py"\n'
        '[tool.backend-dod.env]\nDATABASE_URL = "sqlite:///{tmp}/library.db"\nPYTHONPATH = "."',
    )
    return verdicts(made)


@contextmanager
def served(made: Path, port: int) -> Iterator[None]:
    """Serve a project as its team would, in a database of its own."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{made.parent / 'library.db'}",
        "PYTHONPATH": str(made),
    }
    subprocess.run([sys.executable, "seed.py"], cwd=made, env=environment, check=True, timeout=60)
    command = [*COMMAND.split(), "--port", str(port)]
    with subprocess.Popen(command, cwd=made, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(200):
                with socket.socket() as one:
                    if one.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield
        finally:
            server.terminate()


def by_url(folder: Path, name: str = "untouched") -> dict[str, tuple[str, str]]:
    """Let the gate find a server that runs already."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        port = one.getsockname()[1]
    made = project(folder, name, f'base-url = "http://127.0.0.1:{port}"\ndisposable = true')
    with served(made, port):
        return verdicts(made)


@pytest.mark.slow
@pytest.mark.parametrize("way", [by_command, by_url])
def test_a_sound_backend_fails_nothing(way, tmp_path: Path) -> None:
    seen = way(tmp_path)
    assert set(seen) == set(LIVE)
    assert {item: said for item, said in seen.items() if said[0] not in PASSED_OR_UNSEEN} == {}
    assert {item for item, (state, _) in seen.items() if state == "inconclusive"} <= UNSEEN
    assert all(summary for _, summary in seen.values())


PASSED_OR_UNSEEN = {"passed", "inconclusive"}

UNSEEN = {
    # Behind a URL, no record is seen.
    "structured-logging",
    # A server's database is taken away by a proxy, which a file has not.
    "health-endpoints-for-liveness-and-readiness",
    # Nobody knows a request that writes and is accepted.
    "input-validation-on-every-request",
    "no-server-errors-under-fuzzing",
    # There is but one client, and other probes have used a part of its quota.
    "rate-limiting-100-requests-per-minute-for-each-client",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("no-limit", "rate-limiting-100-requests-per-minute-for-each-client"),
        ("figures-do-not-grow", "metrics-for-prometheus"),
        ("one-id-for-all-requests", "every-answer-carries-a-request-id"),
        ("nobody-described-it", "openapi-documentation-is-complete"),
    ],
)
@pytest.mark.parametrize("way", [by_command, by_url])
def test_a_defect_is_seen_either_way(way, name: str, item: str, tmp_path: Path) -> None:
    assert way(tmp_path, name)[item][0] == "failed"
