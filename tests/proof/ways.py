"""The backends of the matrix judged from outside: a server that the gate starts, one behind a URL.

From outside less can be seen, and never something else: a line that passed inside passes or is
inconclusive, and a line that failed inside fails or is inconclusive.

    python -m tests.proof.ways [NAME …]

judges every mutant of the usual matrix whose defect is in an answer, in both ways, and prints what
contradicts the matrix.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from .matrix import TIME_LIMIT, Backend, backends

TOKEN = "a-token-that-only-this-proof-knows"

LIVE = frozenset({"errors", "fuzz", "health", "logging", "metrics", "openapi", "rate-limit"}) | {
    "tracing",
    "validation",
}
"""Probes that judge answers. What the suite shows is not here: it sends no request in this proof."""

_ALCHEMY = f"""
import hashlib, time
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from library.models import Base, Book, Reader, Token
from library.settings import Settings

url = Settings.from_environment().database_url.replace("+aiosqlite", "")
engine = create_engine(url)
Base.metadata.create_all(engine)
with Session(engine) as session:
    reader = Reader(name="ada", password_hash="16$00$00")
    session.add(reader)
    session.flush()
    digest = hashlib.sha256(b"{TOKEN}").hexdigest()
    session.add(Token(digest=digest, reader_id=reader.id, expires_at=time.time() + 3600))
    session.add(Book(title="Middlemarch", author="George Eliot", kind="novel", copies=3))
    session.commit()
"""

_DJANGO = """
import hashlib, os
from datetime import timedelta
import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "{settings}")
django.setup()
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone
from {models} import Book

call_command("migrate", verbosity=0)
user = User.objects.create_user("ada", password="the words of nobody")
{token}
Book.objects.create(title="Kindred", author="Octavia E. Butler", year=1979, genre="novel")
"""

_REST_TOKEN = f"""
from rest_framework.authtoken.models import Token
Token.objects.create(user=user, key="{TOKEN}")
"""

_NINJA_TOKEN = f"""
from books.models import Token
digest = hashlib.sha256(b"{TOKEN}").hexdigest()
Token.objects.create(user=user, digest=digest, expires_at=timezone.now() + timedelta(hours=1))
"""


@dataclass(frozen=True, kw_only=True)
class Service:
    """How a team would serve a reference."""

    module: str
    """What is started, with arguments; ``{port}`` stands for the port."""
    seed: str
    """A program that makes the database, with a book and a token."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """``{tmp}`` stands for a folder of the run's own."""

    def command(self, port: str) -> list[str]:
        """Return the program that serves."""
        return [sys.executable, "-m", *self.module.replace("{port}", port).split()]


_ASGI = "uvicorn --factory library.app:create_app --log-level warning --port {port}"
_WSGI = "waitress --host=127.0.0.1 --port={{port}} {}"
_SQLITE = {"DATABASE_URL": "sqlite:///{tmp}/library.db"}

SERVICES = {
    "fastapi": Service(module=_ASGI, seed=_ALCHEMY, environment=_SQLITE),
    "litestar": Service(
        module=_ASGI,
        seed=_ALCHEMY,
        environment={"DATABASE_URL": "sqlite+aiosqlite:///{tmp}/library.db"},
    ),
    "flask": Service(
        module=_WSGI.format("--call library.app:create_app"),
        seed=_ALCHEMY,
        environment=_SQLITE,
    ),
    "django_rest": Service(
        module=_WSGI.format("library.wsgi:application"),
        seed=_DJANGO.format(
            settings="library.settings", models="lending.models", token=_REST_TOKEN
        ),
        environment={"LIBRARY_DATABASE": "{tmp}/library.db"},
    ),
    "django_ninja": Service(
        module=_WSGI.format("service.wsgi:application"),
        seed=_DJANGO.format(settings="service.settings", models="books.models", token=_NINJA_TOKEN),
        environment={"SERVICE_DATABASE": "{tmp}/service.db"},
    ),
}


def by_command(backend: Backend, folder: Path) -> dict[str, tuple[str, str]]:
    """Let the gate start the server itself."""
    service = SERVICES[backend.reference]
    command = " ".join(service.command("{port}"))
    environment = "\n".join(f'{name} = "{value}"' for name, value in service.environment.items())
    made = _project(
        backend,
        folder,
        f'command = "{command}"\nprepare = "{sys.executable} seed.py"\n'
        f'[tool.backend-dod.env]\nPYTHONPATH = "."\n{environment}',
    )
    return _verdicts(made)


def by_url(backend: Backend, folder: Path) -> dict[str, tuple[str, str]]:
    """Let the gate find a server that runs already."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        port = one.getsockname()[1]
    made = _project(backend, folder, f'base-url = "http://127.0.0.1:{port}"\ndisposable = true')
    with _served(SERVICES[backend.reference], made, port):
        return _verdicts(made)


WAYS = {"command": by_command, "url": by_url}


def _project(backend: Backend, folder: Path, table: str) -> Path:
    """Make a backend with a suite that sends no request, and this configuration."""
    made = folder / "project"
    backend.make(made)
    for path in (made / "tests").glob("test_*.py"):
        path.unlink()
    (made / "tests" / "conftest.py").unlink()
    (made / "tests" / "test_nothing.py").write_text("def test_nothing():\n    pass\n")
    (made / "seed.py").write_text(SERVICES[backend.reference].seed)
    configuration = made / "pyproject.toml"
    text = configuration.read_text(encoding="utf-8")
    # A table stands once in a file: what the reference configures goes before.
    rest, header, own = text.partition("[tool.backend-dod]\n")
    credentials = f'headers = {{ Authorization = "Bearer {TOKEN}" }}'
    parts = (rest, "\n[tool.backend-dod]\n", own if header else "", table, "\n")
    configuration.write_text(
        "".join(parts) + f"[tool.backend-dod.credentials]\n{credentials}\n", encoding="utf-8"
    )
    return made


@contextmanager
def _served(service: Service, made: Path, port: int) -> Iterator[None]:
    """Serve a project as its team would, in a database of its own."""
    environment = {**os.environ, "PYTHONPATH": str(made)}
    for name, value in service.environment.items():
        environment[name] = value.replace("{tmp}", str(made.parent))
    subprocess.run([sys.executable, "seed.py"], cwd=made, env=environment, check=True, timeout=60)
    with subprocess.Popen(
        service.command(str(port)),
        cwd=made,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _await(port)
            yield
        finally:
            server.terminate()


def _await(port: int) -> None:
    for _ in range(200):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"nothing listens at port {port}")


def _verdicts(made: Path) -> dict[str, tuple[str, str]]:
    """Run the gate; return state and summary of each line that is about answers alone."""
    report = made.parent / "report.json"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--backend-dod"]
        + ["--backend-dod-report", f"json:{report}"],
        cwd=made,
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    if not report.is_file():
        raise RuntimeError(f"the gate left no report:\n{done.stdout}{done.stderr}")
    items = json.loads(report.read_text(encoding="utf-8"))["items"]
    return {
        item["id"]: (item["state"], item["summary"])
        for item in items
        if {probe["name"] for probe in item["probes"]} <= LIVE
    }


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What one way saw of one backend."""

    backend: Backend
    way: str
    verdicts: Mapping[str, tuple[str, str]]

    def contradictions(self) -> list[str]:
        """Return a sentence for each line that came out the other way than inside."""
        return [
            f"{item} is {state}, and inside {inside}: {summary}"
            for item, (state, summary) in self.verdicts.items()
            # A backend that keeps something from its suite need not keep it from a visitor.
            if (inside := self.backend.expected(item)) != "inconclusive"
            and state not in {inside, "inconclusive"}
        ]

    @property
    def found(self) -> str:
        """The state of the line whose defect was planted."""
        return self.verdicts.get(self.backend.item, ("not about answers", ""))[0]

    def line(self) -> str:
        """Return what was seen, for people."""
        if self.backend.seeded:
            said = self.found
        else:
            counts = Counter(state for state, _ in self.verdicts.values())
            said = ", ".join(f"{number} {state}" for state, number in sorted(counts.items()))
        lines = [f"{self.backend!s:<55} {self.way:<8} {said}"]
        return "\n".join([*lines, *(f"    {line}" for line in self.contradictions())])


def see(backend: Backend, way: str) -> Seen:
    """Judge one backend in one way."""
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        return Seen(backend=backend, way=way, verdicts=WAYS[way](backend, Path(folder)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what each way saw; the status is 1 when something contradicts the matrix."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof.ways", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("names", nargs="*", metavar="NAME", help="backends, with * and ?")
    parser.add_argument("--jobs", type=int, default=2, help="runs at a time (2)")
    options = parser.parse_args(arguments)
    chosen = backends(options.names, every=False)
    sound = [b for b in backends(["*/untouched"]) if b.reference in SERVICES]
    everything: list[Seen] = []
    with ThreadPoolExecutor(max_workers=options.jobs) as pool:
        for backends_of_a_round in (
            sound,
            # Only those follow whose defect is in an answer, which the first round has told.
            (
                b
                for b in chosen
                if b.state == "failed" and (b.reference, b.item) in about(everything)
            ),
        ):
            pairs = [(backend, way) for backend in backends_of_a_round for way in WAYS]
            for seen in pool.map(lambda pair: see(*pair), pairs):
                everything.append(seen)
                print(seen.line(), flush=True)  # noqa: T201 - a command prints
    seeded = [seen for seen in everything if seen.backend.seeded]
    found = sum(seen.found == "failed" for seen in seeded)
    unseen = sum(seen.found == "inconclusive" for seen in seeded)
    wrong = sum(bool(seen.contradictions()) for seen in everything)
    print(f"{len(everything)} judged; of {len(seeded)} defects {found} found, {unseen} not visible;"  # noqa: T201
          f" {wrong} contradictions")  # fmt: skip
    return 1 if wrong else 0


def about(seen: Sequence[Seen]) -> set[tuple[str, str]]:
    """Return the reference and the id of each line that is about answers."""
    return {(one.backend.reference, item) for one in seen for item in one.verdicts}


if __name__ == "__main__":
    sys.exit(main())
