"""How fast the gate probes in process, against a bare loop over the same transport.

    python -m benchmarks.probing [--rounds 3]

A small FastAPI service with six operations and a suite is made here, and judged by the gate (lines
about fuzzing and input validation) with every request of its probes noted. Then the same requests
are sent by a bare loop in the same order, over the transport of the same test client, to the same
service in a process of its own, made anew where the gate had opened another host, without looking
at the answers. Both sides are told in requests per processor second: the gate's include making the
requests, the controls it sends again, judging, and the tests it runs as hosts.

The bare loop is the physical limit: no prober can send more than its transport carries.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import measuring
from benchmarks.measuring import median

LEAST = 0.6

HERE = Path(__file__).resolve().parent.parent

SERVICE = """
from contextlib import asynccontextmanager
from typing import Annotated, Literal

from fastapi import FastAPI, HTTPException, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

engine = create_engine(
    "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
)
Text = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\\x00-\\x1f\\x7f]*$")]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


class Book(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    title: Text
    author: Text
    kind: Literal["novel", "poems"] = "novel"
    copies: int = Field(default=1, ge=1, le=1000)


class Stored(Book):
    id: int


@asynccontextmanager
async def lifespan(app):
    with engine.begin() as connection:
        connection.execute(text("drop table if exists book"))
        connection.execute(
            text("create table book (id integer primary key, title, author, kind, copies)")
        )
    yield


app = FastAPI(lifespan=lifespan)


@app.exception_handler(RequestValidationError)
async def refused(request: Request, error: RequestValidationError) -> JSONResponse:
    return JSONResponse({"detail": [one["msg"] for one in error.errors()][:9]}, 422)


def rows(statement, **values):
    with engine.begin() as connection:
        return [dict(row._mapping) for row in connection.execute(text(statement), values)]


def one(number):
    found = rows("select * from book where id = :id", id=number)
    if not found:
        raise HTTPException(404)
    return found[0]


@app.get("/books")
def find(
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    offset: Annotated[int, Query(ge=0, le=9999)] = 0,
) -> list[Stored]:
    return rows("select * from book limit :limit offset :offset", limit=limit, offset=offset)


@app.post("/books", status_code=201)
def create(book: Book) -> Stored:
    return rows(
        "insert into book (title, author, kind, copies)"
        " values (:title, :author, :kind, :copies) returning *",
        **book.model_dump(),
    )[0]


@app.get("/books/{number}")
def show(number: Number) -> Stored:
    return one(number)


@app.put("/books/{number}")
def change(number: Number, book: Book) -> Stored:
    one(number)
    return rows(
        "update book set title = :title, author = :author, kind = :kind, copies = :copies"
        " where id = :id returning *",
        id=number,
        **book.model_dump(),
    )[0]


@app.delete("/books/{number}", status_code=204)
def remove(number: Number) -> None:
    one(number)
    rows("delete from book where id = :id returning id", id=number)


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
"""

TESTS = """
import pytest
from fastapi.testclient import TestClient

from service import app

BOOK = {"title": "Middlemarch", "author": "George Eliot", "kind": "novel", "copies": 3}


@pytest.fixture
def client():
    with TestClient(app, raise_server_exceptions=False) as client:
        assert client.post("/books", json=BOOK).status_code == 201
        yield client


def test_find(client):
    assert client.get("/books?limit=5").status_code == 200


def test_show(client):
    assert client.get("/books/1").status_code == 200


def test_change(client):
    assert client.put("/books/1", json={**BOOK, "copies": 4}).status_code == 200


def test_remove(client):
    assert client.delete("/books/1").status_code == 204


def test_health(client):
    assert client.get("/health").status_code == 200
"""

NOTING = """
import json, os
import pytest
from pytest_backend_dod.hosts.interface import Host

asked = Host._asked
last = None


def noting(host, request, client):
    global last
    answer = asked(host, request, client)
    with open(os.environ["ASKED"], "a") as file:
        if host is not last:
            file.write("null" + chr(10))
            last = host
        file.write(json.dumps([request.method, request.target, list(request.headers),
                               request.body.decode("latin-1"), answer.status]) + chr(10))
    return answer


def pytest_configure(config):
    Host._asked = noting
"""

CHECKLIST = """# Definition of Done

- [ ] API fuzzing finds no server errors
- [ ] Input validation on every request
"""

BARE = """
import json, sys, time
from starlette import testclient
from service import app

library = testclient.httpx
worlds = []
for line in open(sys.argv[1]):
    asked = json.loads(line)
    if asked is None:
        worlds.append([])
    else:
        worlds[-1].append(asked)
made = {"title": "Middlemarch", "author": "George Eliot", "kind": "novel", "copies": 3}
left_out = {"content-length", "transfer-encoding", "connection", "host"}
statuses = []
took = wall = 0.0
for world in worlds:
    with testclient.TestClient(app, raise_server_exceptions=False) as client:
        transport = client._transport
        client.post("/books", json=made)
        cpu, began = time.process_time(), time.perf_counter()
        for method, target, headers, body, _ in world:
            request = library.Request(
                method,
                library.URL("http://testserver", raw_path=target.encode("latin-1", "replace")),
                headers=[pair for pair in headers if pair[0].lower() not in left_out],
                content=body.encode("latin-1") or None,
            )
            response = transport.handle_request(request)
            response.read()
            statuses.append(response.status_code)
        took += time.process_time() - cpu
        wall += time.perf_counter() - began
every = [status for world in worlds for *_, status in world]
same = sum(one == status for one, status in zip(statuses, every))
print(json.dumps({"cpu": took, "wall": wall, "requests": len(every), "same": same}))
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    measuring.need({"fastapi": "fastapi", "sqlalchemy": "sqlalchemy"}, ["git"])
    print(measuring.load())
    with measuring.scratch("probing") as folder:
        made = folder / "project"
        made.mkdir()
        (made / "service.py").write_text(SERVICE, encoding="utf-8")
        (made / "test_books.py").write_text(TESTS, encoding="utf-8")
        (made / "noting.py").write_text(NOTING, encoding="utf-8")
        (made / "DEFINITION_OF_DONE.md").write_text(CHECKLIST, encoding="utf-8")
        paths = f"{HERE}:{made}"
        env = measuring.environment(folder / "caches", PYTHONPATH=paths)
        asked = folder / "asked.jsonl"
        gate(made, {**env, "ASKED": str(asked)}, "noting")
        rounds = []
        for number, order in enumerate(measuring.turns(["gate", "bare"], arguments.rounds)):
            sides: dict[str, Mapping[str, tuple[float, float]]] = {}
            for side in order:
                if side == "bare":
                    sides[side] = {"bare": bare(made, asked, env)}
                else:
                    clocks = folder / f"clocks-{number}.jsonl"
                    gate(made, {**env, "CLOCKS": str(clocks)}, "benchmarks.clocks")
                    sides[side] = dict(rates(clocks.read_text(encoding="utf-8")))
            rounds.append(sides)
    show(rounds)
    print(measuring.load())


def gate(made: Path, env: Mapping[str, str], plugin: str) -> None:
    """Run the gate on the service with a plugin."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    command += ["-p", "no:schemathesis", "-p", plugin, "--backend-dod"]
    measuring.run(command, cwd=made, env=env)


def bare(made: Path, asked: Path, env: Mapping[str, str]) -> tuple[float, float]:
    """Return how many requests the bare loop sent and the processor seconds it took."""
    done = measuring.run([sys.executable, "-W", "ignore", "-c", BARE, asked], cwd=made, env=env)
    told = json.loads(done.output.splitlines()[-1])
    if told["same"] < 0.9 * told["requests"]:
        sys.exit(f"the bare loop was answered otherwise: {told}")
    return float(told["requests"]), float(told["cpu"])


def rates(noted: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield requests and processor seconds of each probe, and of all with their hosts."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for line in noted.splitlines():
        stretch = json.loads(line)
        verb, _, probe = stretch["what"].partition(" ")
        if verb in {"experiment", "judge"} and probe in {"fuzz", "validation"}:
            sums[probe][0] += stretch["requests"]
            sums[probe][1] += stretch["cpu"]
        elif verb == "hosts":
            sums["all, with hosts"][0] += stretch["requests"]
            sums["all, with hosts"][1] += stretch["cpu"]
    for name, (requests, cpu) in sums.items():
        yield name, (int(requests), cpu)


def show(rounds: list[dict[str, Mapping[str, tuple[float, float]]]]) -> None:
    """Print rates and ratios."""
    limit = [requests / cpu for sides in rounds for requests, cpu in sides["bare"].values()]
    requests = rounds[0]["bare"]["bare"][0]
    print(f"{'way':20}{'requests':>10}{'per CPU s':>11}{'of bare':>9}   (medians)")
    print(f"{'bare loop':20}{requests:10.0f}{median(limit):11.0f}{1:9.2f}")
    for name in rounds[0]["gate"]:
        sent = rounds[0]["gate"][name][0]
        pairs = [
            (one["gate"][name][0] / one["gate"][name][1], one["bare"]["bare"]) for one in rounds
        ]
        ratio = median(rate / (asked / cpu) for rate, (asked, cpu) in pairs)
        rate = median(rate for rate, _ in pairs)
        word = f"   {measuring.verdict(ratio, LEAST, most=False)}" if "," in name else ""
        print(f"{name:20}{sent:10.0f}{rate:11.0f}{ratio:9.2f}{word}")


if __name__ == "__main__":
    main()
