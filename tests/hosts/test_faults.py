"""Faults are caused inside of applications, are counted, and leave nothing behind."""

from __future__ import annotations

import asyncio
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from flask import Flask
from litestar import Litestar, get
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import QueuePool, StaticPool
from starlette.applications import Starlette
from starlette.requests import Request as StarletteRequest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from pytest_backend_dod.errors import BackendDodError
from pytest_backend_dod.hosts import database_faults, faults
from pytest_backend_dod.hosts.app_process import AppProcess
from pytest_backend_dod.hosts.asgi import InProcess
from pytest_backend_dod.hosts.faults import injected
from pytest_backend_dod.hosts.interface import Fault, Injected, NothingToBreak, NotInjectable
from pytest_backend_dod.hosts.url import Remote
from pytest_backend_dod.recording.exchange import Request

ONE = sa.text("select 1")


@pytest.fixture
def engine() -> Iterator[sa.Engine]:
    """A database in memory, whose one connection would take it along."""
    made = sa.create_engine("sqlite://", poolclass=StaticPool)
    with made.begin() as connection:
        connection.exec_driver_sql("create table orders (id integer)")
    yield made
    made.dispose()


class TestDatabaseOfSqlalchemy:
    def test_statements_fail_as_the_driver_has_it(self, engine: sa.Engine):
        with (
            injected(Fault.DATABASE_DOWN) as fault,
            engine.connect() as connection,
            pytest.raises(sa.exc.OperationalError) as caught,
        ):
            connection.execute(ONE)
        assert fault.hits == 1
        assert fault.canary in str(caught.value.orig)
        assert type(caught.value.orig).__module__ == "sqlite3"

    def test_many_rows_at_once_fail_too(self, engine: sa.Engine):
        rows = [{"id": 1}, {"id": 2}]
        with (
            injected(Fault.DATABASE_DOWN),
            engine.connect() as connection,
            pytest.raises(sa.exc.OperationalError),
        ):
            connection.execute(sa.text("insert into orders values (:id)"), rows)

    def test_a_connection_that_was_open_before_fails_and_works_again(self, engine: sa.Engine):
        with engine.connect() as connection:
            connection.execute(ONE)
            with injected(Fault.DATABASE_DOWN), pytest.raises(sa.exc.OperationalError):
                connection.execute(ONE)
            assert connection.execute(sa.text("select count(*) from orders")).scalar() == 0

    def test_a_savepoint_is_undone(self, engine: sa.Engine):
        with engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("begin")
            connection.exec_driver_sql("insert into orders values (1)")
            savepoint = connection.begin_nested()
            with injected(Fault.DATABASE_DOWN):
                with pytest.raises(sa.exc.OperationalError):
                    connection.exec_driver_sql("insert into orders values (2)")
                savepoint.rollback()
            assert connection.execute(sa.text("select count(*) from orders")).scalar() == 1

    def test_new_connections_fail(self, tmp_path: Path):
        engine = sa.create_engine(f"sqlite:///{tmp_path}/a.db")
        with injected(Fault.DATABASE_DOWN) as fault:
            with pytest.raises(sa.exc.OperationalError, match="canary"):
                engine.connect()
            assert fault.hits == 1
        with engine.connect() as connection:
            assert connection.execute(ONE).scalar() == 1

    @pytest.mark.parametrize(("pre_ping", "hits"), [(False, 0), (True, 1)])
    def test_taking_from_a_pool_asks_the_database_only_to_ping(
        self, tmp_path: Path, pre_ping: bool, hits: int
    ):
        engine = sa.create_engine(
            f"sqlite:///{tmp_path}/a.db", poolclass=QueuePool, pool_pre_ping=pre_ping
        )
        engine.connect().close()
        with injected(Fault.DATABASE_DOWN) as fault:
            if pre_ping:
                with pytest.raises(sa.exc.OperationalError):
                    engine.connect()
            else:
                engine.connect().close()
        assert fault.hits == hits
        engine.connect().close()

    def test_an_async_engine_waits_without_holding_the_loop(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(database_faults, "HANG", 0.2)

        async def work() -> tuple[float, int]:
            engine = create_async_engine("sqlite+aiosqlite://", poolclass=StaticPool)
            served = 0

            async def others() -> None:
                nonlocal served
                while True:
                    await asyncio.sleep(0.01)
                    served += 1

            async with engine.connect() as connection:
                await connection.execute(ONE)
                with injected(Fault.DATABASE_HANGS):
                    task = asyncio.create_task(others())
                    began = time.perf_counter()
                    with pytest.raises(sa.exc.OperationalError):
                        await connection.execute(ONE)
                    task.cancel()
                    took = time.perf_counter() - began
                await connection.rollback()
                await connection.execute(ONE)
            await engine.dispose()
            return took, served

        took, served = asyncio.run(work())
        assert took >= 0.2
        assert served >= 3

    def test_an_application_can_give_up_on_an_async_engine(self):
        async def work() -> float:
            engine = create_async_engine("sqlite+aiosqlite://", poolclass=StaticPool)
            async with engine.connect() as connection:
                await connection.execute(ONE)
                began = time.perf_counter()
                with injected(Fault.DATABASE_HANGS), pytest.raises(asyncio.TimeoutError):
                    await asyncio.wait_for(connection.execute(ONE), 0.05)
                took = time.perf_counter() - began
            await engine.dispose()
            return took

        assert asyncio.run(work()) < 2

    def test_the_waiting_has_an_end(self, engine: sa.Engine, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(database_faults, "HANG", 0.05)
        began = time.perf_counter()
        with injected(Fault.DATABASE_HANGS) as fault, engine.connect() as connection:
            for _ in range(40):
                with pytest.raises(sa.exc.OperationalError):
                    connection.execute(ONE)
        assert fault.hits == 40
        assert time.perf_counter() - began < 1.5

    def test_a_thread_that_was_given_up_is_let_go_at_the_end(self):
        fault = database_faults.DatabaseFault(Injected(canary="canary"), hanging=True)
        began = time.perf_counter()
        with ThreadPoolExecutor(1) as pool:
            given_up = pool.submit(fault.wait, fault.patience())
            fault.end()
            given_up.result(2)
        assert time.perf_counter() - began < database_faults.HANG / 2

    def test_the_end_of_a_fault_lets_everything_go(self, monkeypatch: pytest.MonkeyPatch):
        ended = []
        monkeypatch.setattr(database_faults.DatabaseFault, "end", lambda fault: ended.append(fault))
        with injected(Fault.DATABASE_HANGS):
            assert not ended
        assert ended

    def test_a_limit_of_the_drivers_own_is_kept(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(database_faults, "HANG", 5.0)
        engine = sa.create_engine(f"sqlite:///{tmp_path}/a.db", connect_args={"timeout": 0.05})
        began = time.perf_counter()
        with injected(Fault.DATABASE_HANGS), pytest.raises(sa.exc.OperationalError):
            engine.connect()
        assert time.perf_counter() - began < 2


class TestPuttingBack:
    def test_also_after_an_exception(self, engine: sa.Engine):
        with pytest.raises(KeyError), injected(Fault.DATABASE_DOWN):
            raise KeyError
        with engine.connect() as connection:
            assert connection.execute(ONE).scalar() == 1

    def test_frameworks_are_as_they_were(self):
        import fastapi.routing
        import starlette.routing

        before = (fastapi.routing.run_endpoint_function, starlette.routing.Route.handle)
        inherited = set(vars(fastapi.routing.APIRoute))
        with injected(Fault.CRASH):
            assert fastapi.routing.run_endpoint_function is not before[0]
        assert (fastapi.routing.run_endpoint_function, starlette.routing.Route.handle) == before
        assert set(vars(fastapi.routing.APIRoute)) == inherited


class TestNothingToBreak:
    def test_no_library_for_a_database(self, monkeypatch: pytest.MonkeyPatch):
        _forget(monkeypatch, "sqlalchemy", "django", *faults.DRIVERS)
        with pytest.raises(NothingToBreak), injected(Fault.DATABASE_DOWN):
            pass

    def test_a_driver_that_is_used_by_itself(self, monkeypatch: pytest.MonkeyPatch):
        _forget(monkeypatch, "sqlalchemy", "django", *faults.DRIVERS)
        monkeypatch.setitem(sys.modules, "asyncpg", sys)
        with (
            pytest.raises(NotInjectable, match="asyncpg") as caught,
            injected(Fault.DATABASE_DOWN),
        ):
            pass
        assert not isinstance(caught.value, NothingToBreak)

    def test_no_framework(self, monkeypatch: pytest.MonkeyPatch):
        _forget(monkeypatch, "fastapi", "starlette", "flask", "django", "litestar")
        with pytest.raises(NotInjectable), injected(Fault.CRASH):
            pass

    def test_behind_a_url(self):
        remote = Remote("http://127.0.0.1:9")
        with pytest.raises(NotInjectable, match="behind a URL"):
            remote.faulty(Fault.DATABASE_DOWN)
        remote.stop()


def _forget(monkeypatch: pytest.MonkeyPatch, *libraries: str) -> None:
    for name in list(sys.modules):
        if name.partition(".")[0] in libraries:
            monkeypatch.delitem(sys.modules, name)


def fastapi_app(*, asynchronous: bool) -> FastAPI:
    app = FastAPI()
    included = FastAPI()
    if asynchronous:

        @app.get("/orders/{number}")
        async def awaited(number: int) -> int:
            return number
    else:
        limit = 3

        @app.get("/orders/{number}")
        def closed_over(number: int) -> int:
            return number + limit

    included.get("/")(lambda: "mounted")
    app.mount("/inner", included)
    return app


def starlette_app() -> Starlette:
    def order(_request: StarletteRequest) -> PlainTextResponse:
        return PlainTextResponse("ok")

    return Starlette(routes=[Route("/orders/{number}", order)])


def flask_app() -> Flask:
    app = Flask("shop")
    app.get("/orders/<int:number>")(lambda number: str(number))
    return app


def litestar_app() -> Litestar:
    @get("/orders/{number:int}", sync_to_thread=False)
    def order(number: int) -> int:
        return number

    return Litestar([order])


class TestCrash:
    @pytest.mark.parametrize(
        "make",
        [
            pytest.param(lambda: fastapi_app(asynchronous=False), id="FastAPI"),
            pytest.param(lambda: fastapi_app(asynchronous=True), id="FastAPI, async"),
            pytest.param(starlette_app, id="Starlette"),
            pytest.param(flask_app, id="Flask"),
            pytest.param(litestar_app, id="Litestar"),
        ],
    )
    def test_what_serves_a_request_raises(self, make: Callable[[], Any]):
        process = InProcess(make())
        process.start()
        asked = Request.get("/orders/1")
        unknown = Request.get("/nothing")
        try:
            assert process.send(asked).status == 200
            with process.faulty(Fault.CRASH) as fault:
                assert process.send(unknown).status == 404
                assert fault.hits == 0
                assert process.send(asked).status == 500
                assert fault.hits == 1
            assert process.send(asked).status == 200
        finally:
            process.stop()

    def test_checks_of_the_framework_come_first(self):
        process = InProcess(fastapi_app(asynchronous=False))
        process.start()
        try:
            with process.faulty(Fault.CRASH) as fault:
                assert process.send(Request.get("/orders/none")).status == 422
                assert process.send(Request(method="DELETE", path="/orders/1")).status == 405
                assert process.send(Request.get("/openapi.json")).status == 200
            assert fault.hits == 0
        finally:
            process.stop()

    def test_an_app_inside_of_another(self):
        process = InProcess(fastapi_app(asynchronous=False))
        process.start()
        try:
            with process.faulty(Fault.CRASH) as fault:
                assert process.send(Request.get("/inner/")).status == 500
            assert fault.hits == 1
        finally:
            process.stop()


DJANGO = """
    import django
    from django.conf import settings
    settings.configure(
        SECRET_KEY="k" * 50, ROOT_URLCONF="shop", ALLOWED_HOSTS=["*"], DEBUG=False,
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", AGE}},
        REST_FRAMEWORK={"EXCEPTION_HANDLER": "shop.handle", "DEFAULT_PERMISSION_CLASSES": []},
    )
    django.setup()
    from django.db import OperationalError, connection, transaction
    from django.http import HttpResponse, JsonResponse
    from django.urls import path
    from ninja import NinjaAPI
    from rest_framework.response import Response
    from rest_framework.views import APIView, exception_handler

    def handle(problem, context):
        return exception_handler(problem, context) or Response({"rest": "crashed"}, status=500)

    def one(request):
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        return HttpResponse("ok")

    def ready(request):
        try:
            connection.ensure_connection()
        except OperationalError:
            return HttpResponse("away", status=503)
        return HttpResponse("ok")

    async def awaited(request):
        return HttpResponse("ok")

    class Rest(APIView):
        def get(self, request):
            return Response("ok")

    api = NinjaAPI(urls_namespace="shop")

    @api.exception_handler(Exception)
    def ninja_crashed(request, problem):
        return JsonResponse({"ninja": "crashed"}, status=500)

    @api.get("/one")
    def ninja_one(request):
        return "ok"

    urlpatterns = [
        path("one", one), path("ready", ready), path("awaited", awaited),
        path("rest", Rest.as_view()), path("ninja/", api.urls),
    ]
    from django.core.wsgi import get_wsgi_application
    app = get_wsgi_application()
"""


@pytest.fixture(scope="class")
def django(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppProcess]:
    yield from _django(tmp_path_factory.mktemp("django"), "'CONN_MAX_AGE': 0")


def _django(folder: Path, age: str) -> Iterator[AppProcess]:
    (folder / "shop.py").write_text(textwrap.dedent(DJANGO).replace("AGE", age))
    process = AppProcess(
        "shop:app", root=folder, env={}, prepare="", pythonpath=(), start_timeout=30.0
    )
    process.start()
    yield process
    process.stop()


def asked(process: AppProcess, path: str) -> tuple[int, bytes]:
    answer = process.send(Request.get(path))
    return answer.status, answer.body


class TestDjangoInAProcessOfItsOwn:
    def test_its_database_is_away(self, django: AppProcess):
        assert asked(django, "/ready") == (200, b"ok")
        with django.faulty(Fault.DATABASE_DOWN) as fault:
            assert asked(django, "/one")[0] == 500
            assert fault.hits == 1
            assert asked(django, "/ready") == (503, b"away")
            assert fault.hits == 2
            assert fault.canary.startswith("canary-")
        assert asked(django, "/one") == (200, b"ok")
        assert asked(django, "/ready") == (200, b"ok")

    def test_a_connection_that_is_kept_is_not_asked(self, tmp_path: Path):
        for process in _django(tmp_path, "'CONN_MAX_AGE': None"):
            assert asked(process, "/one") == (200, b"ok")
            with process.faulty(Fault.DATABASE_DOWN) as fault:
                assert asked(process, "/ready") == (200, b"ok")
                assert fault.hits == 0
                assert asked(process, "/one")[0] == 500

    @pytest.mark.parametrize(
        ("path", "body"),
        [
            ("/one", b"Server Error"),
            ("/awaited", b"Server Error"),
            ("/rest", b'{"rest":"crashed"}'),
            ("/ninja/one", b'{"ninja": "crashed"}'),
        ],
    )
    def test_its_views_crash_where_its_handlers_see_it(
        self, django: AppProcess, path: str, body: bytes
    ):
        assert asked(django, path)[0] == 200
        with django.faulty(Fault.CRASH) as fault:
            answer = django.send(Request.get(path))
            assert answer.status == 500
            assert body in answer.body
            assert fault.hits == 1
        assert asked(django, path)[0] == 200

    def test_the_fault_ends_with_its_context_whatever_happens(self, django: AppProcess):
        with pytest.raises(BackendDodError), django.faulty(Fault.CRASH):
            raise BackendDodError
        assert asked(django, "/one") == (200, b"ok")


class TestAppProcess:
    def test_without_a_database_there_is_nothing_to_break(self, tmp_path: Path):
        (tmp_path / "shop.py").write_text(
            "def app(environ, start_response):\n"
            "    start_response('200 OK', [])\n"
            "    return [b'ok']\n"
        )
        process = AppProcess(
            "shop:app", root=tmp_path, env={}, prepare="", pythonpath=(), start_timeout=30.0
        )
        process.start()
        try:
            with pytest.raises(NothingToBreak), process.faulty(Fault.DATABASE_DOWN):
                pass
            with pytest.raises(NotInjectable), process.faulty(Fault.CRASH):
                pass
            assert asked(process, "/") == (200, b"ok")
        finally:
            process.stop()
