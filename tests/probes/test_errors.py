"""The probe ``errors``, on a sound backend of two frameworks and on backends with one defect each."""

from __future__ import annotations

import json
import sqlite3
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

import pytest
from fastapi import FastAPI, Header, HTTPException
from fastapi import Request as FastRequest
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from flask import Flask, jsonify
from flask import request as flask_request
from pydantic import BaseModel
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException as StarletteError
from werkzeug.debug import DebuggedApplication
from werkzeug.exceptions import HTTPException as WerkzeugError

from pytest_backend_dod.hosts.interface import Fault, NotInjectable, Survey
from pytest_backend_dod.hosts.targets import TargetHost
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes.errors import Errors
from pytest_backend_dod.recording.exchange import Answer, Request
from pytest_backend_dod.recording.leaks import LeakLog

from .backends import host, probed, request, text_of, whats


class Order(BaseModel):
    name: str


ORDER = request("POST", "/api/orders", {"name": "tea"})


def shop(
    change: Callable[[FastAPI], None] | None = None,
    *,
    crash: Any = "sound",
    refused: Any = None,
    create: Callable[[Any], Any] | None = None,
    body: Any = Order,
    headers: dict[str, str] | None = None,
    **options: Any,
) -> TargetHost:
    """A sound backend whose parts can be replaced by defective ones."""
    app = FastAPI(**options)

    if refused is not None:
        app.add_exception_handler(StarletteError, refused)
    if crash == "sound":
        # The lines that make a FastAPI backend pass: the one error that the framework answers as
        # plain text is answered as the others are.
        def crashed(_request: FastRequest, _error: Exception) -> JSONResponse:
            return JSONResponse({"detail": "Internal Server Error"}, 500)

        app.add_exception_handler(Exception, crashed)
    elif crash is not None:
        app.add_exception_handler(Exception, crash)

    @app.get("/api/orders")
    def orders() -> list[str]:
        return ["tea"]

    def create_order(order: Any) -> Any:
        return create(order) if create else {"name": order.name}

    create_order.__annotations__["order"] = body
    app.post("/api/orders", response_model=None)(create_order)
    if change:
        change(app)
    return host(app, ORDER, headers=headers)


def errors(*worlds: Callable[[], TargetHost], **parameters: Any) -> Outcome:
    """Return the verdict; as in a run, every answer is looked at for leaks."""
    log = LeakLog()

    def listening(world: Callable[[], TargetHost]) -> Callable[[], TargetHost]:
        def opened() -> TargetHost:
            made = world()

            def hear(asked: Request, answer: Answer) -> None:
                log.look(lambda: made.operation_of(asked), asked, answer, made.facts.name)

            made.heard = hear
            return made

        return opened

    class Listening(Errors):
        def judge(self, observations: Any, survey: Survey, chosen: Any) -> Outcome:
            whole = Survey(
                hosts=survey.hosts,
                operations=survey.operations,
                leaks=tuple(log.found),
                looked=log.looked,
            )
            return super().judge(observations, whole, chosen)

    return probed(Listening(), *map(listening, worlds), **parameters)


def failed(outcome: Outcome, *words: str) -> None:
    assert outcome.status is Status.FAILED, text_of(outcome)
    said = "\n".join(whats(outcome))
    for word in words:
        assert word in said, text_of(outcome)


def only(outcome: Outcome, *words: str) -> None:
    """The defect is found, and nothing else."""
    failed(outcome, *words)
    assert len(outcome.findings) == 1, whats(outcome)


def notes_app(
    change: Callable[[Flask], None] | None = None, *, default: bool = False
) -> TargetHost:
    """A Flask backend; without the two handlers it answers errors as HTML pages."""
    app = Flask("notes")

    if not default:
        # The lines that make a Flask backend pass.
        @app.errorhandler(WerkzeugError)
        def refused(error: WerkzeugError) -> Any:
            response = error.get_response()
            response.data = json.dumps({"error": error.name})
            response.content_type = "application/json"
            return response

        @app.errorhandler(Exception)
        def crashed(_error: Exception) -> Any:
            return {"error": "Internal Server Error"}, 500

    @app.get("/api/orders")
    def orders() -> Any:
        return jsonify(["tea"])

    @app.post("/api/orders")
    def create() -> Any:
        body = flask_request.get_json()
        if not isinstance(body, dict) or not isinstance(body.get("name"), str):
            return {"error": "name is missing"}, 422
        return {"name": body["name"]}

    if change:
        change(app)
    return host(app, ORDER, request("GET", "/api/orders"))


class TestSound:
    def test_an_idiomatic_fastapi_backend_passes(self) -> None:
        outcome = errors(shop)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.measures["kinds"] == [
            "crash",
            "malformed body",
            "unknown path",
            "wrong method",
        ]
        assert outcome.measures["answers"] > 8

    def test_an_idiomatic_flask_backend_passes(self) -> None:
        outcome = errors(notes_app)
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_two_runs_show_the_same(self) -> None:
        assert errors(shop) == errors(shop)

    def test_guarded_backends_may_answer_401_to_everything(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()

            @app.middleware("http")
            async def guard(asked: FastRequest, call: Any) -> Any:
                if asked.headers.get("authorization") != "Bearer letmein-0123456789":
                    return JSONResponse({"detail": "who are you?"}, 401)
                return await call(asked)

            @app.exception_handler(Exception)
            async def crashed(_asked: FastRequest, _error: Exception) -> JSONResponse:
                return JSONResponse({"detail": "failed"}, 500)

            @app.get("/orders")
            def orders() -> list[str]:
                return ["tea"]

            return host(app, headers={"Authorization": "Bearer letmein-0123456789"})

        outcome = errors(world)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert "no credentials" in outcome.measures["kinds"]

    def test_problem_documents_share_their_shape_by_their_type(self) -> None:
        def refused(_asked: FastRequest, error: Any) -> JSONResponse:
            return problem(error.status_code)

        def crashed(_asked: FastRequest, _error: Exception) -> JSONResponse:
            return problem(500, title="Failed")

        def world() -> TargetHost:
            return shop(_problem_422, refused=refused, crash=crashed)

        outcome = errors(world, problem=True)
        assert outcome.status is Status.PASSED, text_of(outcome)
        failed(errors(shop, problem=True), "errors are no problem documents")

    def test_a_page_for_any_path_is_legal_where_the_api_answers_404(self) -> None:
        def spa(app: FastAPI) -> None:
            @app.get("/api/{rest:path}", include_in_schema=False)
            def nothing(rest: str) -> None:
                raise HTTPException(404)

            @app.get("/{rest:path}", include_in_schema=False)
            def page(rest: str) -> HTMLResponse:
                return HTMLResponse("<div id=app></div>")

        outcome = errors(lambda: shop(spa), subject="status")
        assert outcome.status is Status.PASSED, text_of(outcome)


def problem(status: int, said: int | None = None, **more: Any) -> JSONResponse:
    body = {"status": said or status, **more}
    return JSONResponse(body, status, media_type="application/problem+json")


def _problem_422(app: FastAPI) -> None:
    from fastapi.exceptions import RequestValidationError

    @app.exception_handler(RequestValidationError)
    async def invalid(_asked: FastRequest, _error: Exception) -> JSONResponse:
        return problem(422, errors=["name"])


# --- One defect each --------------------------------------------------------------------------------


def _catch_all(app: FastAPI) -> None:
    @app.get("/{rest:path}", include_in_schema=False)
    def anything(rest: str) -> dict[str, str]:
        return {"hello": rest}


def _said_wrong(_asked: FastRequest, error: Any) -> JSONResponse:
    return problem(error.status_code, said=200, title="no", detail="no")


def _told(_asked: FastRequest, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, 500)


def _traced(_asked: FastRequest, error: Exception) -> JSONResponse:
    stack = traceback.format_exception(error)
    return JSONResponse({"detail": "failed", "trace": stack}, 500)


class TestDefects:
    def test_the_default_answer_to_a_crash(self) -> None:
        outcome = errors(lambda: shop(crash=None))
        only(outcome, "crash (500) answered as text/plain: the framework's default handler is not")
        assert "add_exception_handler(Exception" in outcome.findings[0].remedy

    def test_debug_mode_of_fastapi(self) -> None:
        failed(errors(lambda: shop(crash=None, debug=True)), "leaks a stack trace of Python")

    def test_debug_mode_of_flask(self) -> None:
        def debug(app: Flask) -> None:
            app.debug = True
            app.wsgi_app = DebuggedApplication(app.wsgi_app, evalex=True)  # type: ignore[method-assign]

        outcome = errors(lambda: notes_app(debug, default=True))
        failed(outcome, "leaks the debugger of Werkzeug", "the debugger of Werkzeug is served")

    def test_pages_for_errors_in_a_json_api(self) -> None:
        outcome = errors(lambda: notes_app(default=True))
        failed(
            outcome, "unknown path (404)", "answered as text/html: the framework's default handler"
        )
        assert all("errorhandler" in f.remedy for f in outcome.findings)

    def test_the_text_of_an_exception(self) -> None:
        outcome = errors(lambda: shop(crash=_told))
        only(outcome, "sends the text of its exception when its own code fails")
        assert outcome.findings[0].expected == "nothing of the inside in any answer"

    def test_a_stack_in_json(self) -> None:
        failed(errors(lambda: shop(crash=_traced)), "a stack trace of Python under status 500")

    def test_str_of_the_error_in_a_400(self) -> None:
        def create(order: dict[str, Any]) -> Any:
            try:
                return {"name": order["name"].upper()}
            except (KeyError, AttributeError) as error:
                return JSONResponse({"detail": str(error)}, 400)

        def helped(order: dict[str, Any]) -> Any:
            # What a test of the suite may have seen.
            return create({"name": 3} if "dod" in order else order)

        only(
            errors(lambda: shop(create=helped, body=dict[str, Any])),
            "POST /api/orders leaks the message of an exception under status 400",
        )

    def test_sql_in_an_error(self) -> None:
        def create(order: dict[str, Any]) -> Any:
            try:
                sqlite3.connect(":memory:").execute("SELECT name FROM nowhere")
            except sqlite3.Error as error:
                if "name" not in order:
                    return JSONResponse({"detail": str(error)}, 400)
            return {"name": "tea"}

        only(
            errors(lambda: shop(create=create, body=dict[str, Any])),
            "POST /api/orders leaks text of the database under status 400",
        )

    def test_the_database_in_an_error(self) -> None:
        """The canary of a database that is away is in the answer."""
        engine = create_engine("sqlite://")

        def create(order: Any) -> Any:
            try:
                with engine.connect() as connection:
                    connection.execute(text("SELECT 1"))
            except SQLAlchemyError as error:
                return JSONResponse({"detail": repr(error)}, 422)
            return {"name": order.name}

        outcome = errors(lambda: shop(create=create))
        failed(outcome, "POST /api/orders answers 422 when its database is away")
        failed(outcome, "sends the text of its exception when its database is away")

    def test_200_with_an_error(self) -> None:
        def swallow(app: Flask) -> None:
            @app.errorhandler(WerkzeugError)
            def fine(error: WerkzeugError) -> Any:
                return {"error": error.name}, 200 if error.code == 400 else error.code

        only(
            errors(lambda: notes_app(swallow)),
            "POST /api/orders answers 200 to malformed JSON, with an error in the body",
        )

    def test_a_crash_that_is_the_clients_fault(self) -> None:
        def blame(app: Flask) -> None:
            @app.errorhandler(Exception)
            def blamed(_error: Exception) -> Any:
                return {"error": "your fault"}, 400

        failed(errors(lambda: notes_app(blame)), "answers 400 when its own code fails")

    def test_a_problem_document_that_says_another_status(self) -> None:
        failed(
            errors(lambda: shop(refused=_said_wrong)),
            "a problem document says status 200 under status 40",
        )

    def test_a_catch_all(self) -> None:
        failed(errors(lambda: shop(_catch_all)), "a path that does not exist is answered 200")

    def test_a_method_that_nobody_declared(self) -> None:
        def any_method(app: Flask) -> None:
            @app.before_request
            def undeclared() -> Any:
                served = (
                    flask_request.method in {"GET", "POST"} or flask_request.path != "/api/orders"
                )
                return None if served else ({"done": "yes"}, 200)

        failed(errors(lambda: notes_app(any_method)), "PUT /api/orders is answered 200")

    def test_405_without_allow_is_a_note_unless_the_line_is_strict(self) -> None:
        def bare(_asked: FastRequest, error: Any) -> JSONResponse:
            return JSONResponse({"detail": error.detail}, error.status_code)

        lenient = errors(lambda: shop(refused=bare))
        assert lenient.status is Status.PASSED, text_of(lenient)
        assert "405 without Allow: PUT /api/orders" in lenient.notes
        only(errors(lambda: shop(refused=bare), strict=True), "is answered 405 without Allow")

    def test_several_shapes(self) -> None:
        def refused(_asked: FastRequest, error: Any) -> JSONResponse:
            return JSONResponse({"message": error.detail}, error.status_code)

        only(errors(lambda: shop(refused=refused)), "errors have 2 different shapes: {detail} for")

    def test_plain_text(self) -> None:
        def refused(_asked: FastRequest, error: Any) -> PlainTextResponse:
            return PlainTextResponse("no", error.status_code)

        failed(errors(lambda: shop(refused=refused)), "answered as text/plain")

    def test_a_leak_in_an_answer_to_the_suite(self) -> None:
        log = LeakLog()
        body = b"Traceback (most recent call last):"
        log.look(lambda: "GET /old", Request.get("/old"), Answer(status=200, body=body), "test_old")
        outcome = Errors().judge([], Survey(leaks=tuple(log.found), looked=1), Errors.Parameters())
        only(outcome, "GET /old leaks a stack trace of Python under status 200")
        assert "test_old" in outcome.findings[0].measured


class TestSubjects:
    def test_each_line_is_judged_by_what_it_says(self) -> None:
        def world() -> TargetHost:
            return shop(_catch_all, crash=None)

        failed(errors(world, subject="status"), "is answered 200")
        only(errors(world, subject="format"), "text/plain")
        assert errors(world, subject="leaks").status is Status.PASSED

    @pytest.mark.parametrize(
        ("line", "given"),
        [
            ("Error handling implemented", {}),
            ("No stack traces in responses", {"subject": "leaks"}),
            ("Correct HTTP status codes", {"subject": "status"}),
            ("Consistent error format (RFC 9457)", {"subject": "format", "problem": True}),
            (
                "Unhandled exceptions give 500 without a stack trace",
                {"subject": "leaks", "crash": True},
            ),
            ("Errors are handled with proper status codes", {}),
        ],
    )
    def test_words(self, line: str, given: dict[str, Any]) -> None:
        assert Errors.thresholds(line) == given


class TestBlind:
    def test_without_a_host(self) -> None:
        outcome = Errors().judge([], Survey(advice="write this"), Errors.Parameters())
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.advice == "write this"

    def test_without_an_accepted_request(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()

            @app.get("/orders")
            def orders(authorization: Annotated[str, Header()]) -> None:
                raise HTTPException(401)

            return host(app)

        outcome = errors(world)
        assert outcome.status is Status.INCONCLUSIVE, text_of(outcome)
        assert "no request was accepted" in outcome.summary

    def test_a_crash_that_cannot_be_seen(self) -> None:
        """In test mode Flask hands an exception on that no handler takes."""

        def testing(app: Flask) -> None:
            app.error_handler_spec[None][None].pop(Exception)
            app.testing = True

        def world() -> TargetHost:
            return notes_app(testing)

        outcome = errors(world)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert any("test mode" in note for note in outcome.notes)
        assert errors(world, crash=True).status is Status.INCONCLUSIVE

    def test_from_outside_no_failure_is_seen_until_that_is_said_to_be_enough(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused(_host: TargetHost, fault: Fault) -> Any:
            raise NotInjectable(f"{fault.value} cannot be caused from outside")

        monkeypatch.setattr(TargetHost, "faulty", refused)

        def world() -> TargetHost:
            made = shop()
            made.facts = replace(made.facts, kind="command")
            return made

        outcome = errors(world)
        assert outcome.status is Status.INCONCLUSIVE, text_of(outcome)
        assert outcome.summary == "what the backend answers when it fails was not seen"
        assert "parameter outside" in outcome.advice
        assert errors(world, outside=True).status is Status.PASSED

    def test_a_site_without_json_has_no_format_to_judge(self) -> None:
        def world() -> TargetHost:
            app = Flask("pages")

            @app.get("/")
            def page() -> str:
                return "<p>hello</p>"

            return host(app, request("GET", "/"))

        outcome = errors(world)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert any("the format of errors was not judged" in note for note in outcome.notes)
