"""The probe ``fuzz``, on backends that each have one defect."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException, Response
from fastapi.responses import HTMLResponse, JSONResponse
from flask import Flask
from flask import request as flask_request
from pydantic import BaseModel, Field

from pytest_backend_dod.hosts.interface import Survey
from pytest_backend_dod.hosts.targets import TargetHost
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes.fuzz import Fuzz
from pytest_backend_dod.probes.operations import excluded

from .backends import host, probed, request, text_of, whats

FEW = {"examples": 5}
TOKEN = {"Authorization": "Bearer letmein-0123456789"}


class Order(BaseModel):
    name: str = Field(max_length=40)
    amount: int = Field(ge=1, le=1000)


class Stored(Order):
    id: int


class Lenient(BaseModel):
    amount: int


class Login(BaseModel):
    username: str
    password: str


def shop(
    *,
    create: Callable[[Order, dict[int, Any]], Any] | None = None,
    show: Callable[[int, dict[int, Any]], Any] | None = None,
    listed: Callable[[dict[int, Any]], Any] | None = None,
) -> TargetHost:
    """A sound shop whose parts can be replaced by defective ones, with what its tests had accepted."""
    app = FastAPI()
    orders: dict[int, Any] = {}

    @app.get("/orders", response_model=None, responses={200: {"model": list[Stored]}})
    def list_orders() -> Any:
        return listed(orders) if listed else list(orders.values())

    @app.post("/orders", status_code=201, response_model=None, responses={201: {"model": Stored}})
    def create_order(order: Order) -> Any:
        if create:
            return create(order, orders)
        orders[len(orders) + 1] = {"id": len(orders) + 1, **order.model_dump()}
        return JSONResponse(orders[len(orders)], 201)

    @app.get("/orders/{order_id}", response_model=None, responses={200: {"model": Stored}})
    def show_order(order_id: int) -> Any:
        if show:
            return show(order_id, orders)
        if order_id not in orders:
            raise HTTPException(404)
        return orders[order_id]

    return host(
        app,
        request("POST", "/orders", {"name": "tea", "amount": 2}),
        request("GET", "/orders/1"),
    )


def fuzz(*worlds: Callable[[], TargetHost], **parameters: Any) -> Outcome:
    return probed(Fuzz(), *worlds, **{**FEW, **parameters})


class TestSound:
    def test_a_sound_backend_passes_with_the_figures(self) -> None:
        outcome = fuzz(shop)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert "entered 3 of 3 operations" in outcome.summary
        assert outcome.measures["requests"] > 30
        statuses = outcome.measures["statuses"]["GET /orders/{order_id}"]
        # 404 and 422 are documented nowhere or only in part, and are no finding.
        assert set(statuses) == {"200", "404", "422"}

    def test_two_runs_show_the_same(self) -> None:
        assert fuzz(shop) == fuzz(shop)

    def test_another_seed_sends_other_requests(self) -> None:
        sent = [fuzz(shop, seed=seed, examples=12).measures["statuses"] for seed in (1, 2)]
        assert sent[0] != sent[1]

    def test_lenient_types_are_no_finding(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()

            @app.post("/sums")
            async def add(lenient: Lenient) -> dict[str, int]:
                return {"sum": lenient.amount % 1000}

            return host(app, request("POST", "/sums", {"amount": 2}))

        outcome = fuzz(world)
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_optional_credentials_are_no_finding(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()

            @app.get("/hello")
            def hello(authorization: str | None = Header(None)) -> dict[str, str]:
                return {"hello": "you" if authorization else "stranger"}

            return host(app, headers=TOKEN)

        assert fuzz(world).status is Status.PASSED

    def test_a_token_declared_as_a_plain_header_is_not_varied(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()

            @app.get("/mine/{number}")
            def mine(number: int, authorization: str = Header()) -> dict[str, int]:
                if authorization != TOKEN["Authorization"]:
                    raise HTTPException(401)
                return {"number": number % 7}

            return host(app, request("GET", "/mine/3"), headers=TOKEN)

        outcome = fuzz(world)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert "401" not in outcome.measures["statuses"]["GET /mine/{number}"]

    def test_a_422_of_the_projects_own_form_is_noted(self) -> None:
        def world() -> TargetHost:
            made = shop(create=_refusing)
            return made

        outcome = fuzz(world)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert any("HTTPValidationError" in note for note in outcome.notes)


def _refusing(order: Order, orders: dict[int, Any]) -> Any:
    if orders:
        raise HTTPException(422, "no more than one")
    orders[1] = {"id": 1, **order.model_dump()}
    return JSONResponse(orders[1], 201)


class Surprise:
    """Its representation holds its address, which is another one in each run."""


def _crash_on_large_ids(order_id: int, orders: dict[int, Any]) -> Any:
    if order_id > 2**31:
        raise RuntimeError(f"{Surprise()!r} is out of range")
    return orders.get(order_id) or Response(status_code=404)


def _answer_500(order_id: int, orders: dict[int, Any]) -> Any:
    if order_id not in orders:
        return JSONResponse({"error": "oops"}, 500)
    return orders[order_id]


def _forget_a_field(order_id: int, orders: dict[int, Any]) -> Any:
    if order_id not in orders:
        raise HTTPException(404)
    return {"id": order_id, "name": "tea"}


def _answer_202(order_id: int, orders: dict[int, Any]) -> Any:
    return orders.get(order_id) or JSONResponse({"later": True}, 202)


def _answer_html(order_id: int, orders: dict[int, Any]) -> Any:
    if order_id not in orders:
        raise HTTPException(404)
    return HTMLResponse("<p>tea</p>")


SHOW = "GET /orders/{order_id}"


class TestDefects:
    @pytest.mark.parametrize(
        ("show", "what"),
        [
            pytest.param(_answer_500, f"{SHOW} answers 500", id="500 on documented input"),
            pytest.param(_crash_on_large_ids, f"{SHOW} answers 500", id="unhandled exception"),
            pytest.param(_forget_a_field, "violates schema", id="answer violates the schema"),
            pytest.param(_answer_202, "Undocumented status of success", id="undocumented 202"),
            pytest.param(_answer_html, "Undocumented Content-Type", id="wrong content type"),
        ],
    )
    def test_one_defect_is_the_one_finding(self, show: Any, what: str) -> None:
        outcome = fuzz(lambda: shop(show=show))
        assert outcome.status is Status.FAILED
        (found,) = outcome.findings
        assert what in found.what
        assert SHOW in found.what
        assert "/orders/" in found.reproduce
        assert found.reproduce.startswith("curl ")

    def test_an_exception_is_shown_with_its_place_and_without_its_addresses(self) -> None:
        def world() -> TargetHost:
            return shop(show=_crash_on_large_ids)

        outcome = fuzz(world)
        (found,) = outcome.findings
        assert "test_fuzz.py:" in found.where
        assert found.measured.startswith("RuntimeError: <")
        assert found.measured.endswith("Surprise object at 0x…> is out of range")
        assert "in _crash_on_large_ids" in found.detail
        assert fuzz(world) == outcome

    def test_an_error_answer_with_an_identifier_of_its_own_is_the_same_twice(self) -> None:
        import uuid

        def show(order_id: int, orders: dict[int, Any]) -> Any:
            if order_id in orders:
                return orders[order_id]
            return JSONResponse({"error": "oops", "id": str(uuid.uuid4())}, 500)

        assert fuzz(lambda: shop(show=show)) == fuzz(lambda: shop(show=show))

    def test_numbers_that_json_does_not_have(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()

            @app.get("/half")
            def half(number: float) -> dict[str, int]:
                return {"half": int(number / 2)}

            return host(app, request("GET", "/half?number=4"))

        found = fuzz(world).findings
        assert all(one.what.startswith("GET /half answers 500") for one in found)
        assert [one.measured for one in found] == [
            "OverflowError: cannot convert float infinity to integer",
            "ValueError: cannot convert float NaN to integer",
        ]

    def test_integers_beyond_the_databases_range(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()

            @app.get("/rows/{number}")
            def row(number: int) -> dict[str, int]:
                with sqlite3.connect(":memory:") as database:
                    ((found,),) = database.execute("select ?", (number,))
                return {"number": found}

            return host(app, request("GET", "/rows/4"))

        outcome = fuzz(world)
        (found,) = outcome.findings
        assert found.measured.startswith("OverflowError")

    def test_what_breaks_after_the_answer_counts(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()

            def later() -> None:
                raise RuntimeError("nobody hears this")

            @app.post("/mails", status_code=202)
            def send(order: Order, tasks: BackgroundTasks) -> dict[str, bool]:
                if len(order.name) < 2:
                    tasks.add_task(later)
                return {"sent": True}

            return host(app, request("POST", "/mails", {"name": "tea", "amount": 2}))

        outcome = fuzz(world)
        assert outcome.status is Status.FAILED
        assert "nobody hears this" in outcome.findings[0].measured

    def test_what_breaks_when_it_is_sent_again_is_charged_to_no_field(self) -> None:
        def create(order: Order, orders: dict[int, Any]) -> Any:
            if any(known["name"] == order.name for known in orders.values()):
                raise LookupError(f"UNIQUE constraint failed: {order.name!r} at {len(orders)}")
            orders[len(orders) + 1] = {"id": len(orders) + 1, **order.model_dump()}
            return JSONResponse(orders[len(orders)], 201)

        outcome = fuzz(lambda: shop(create=create))
        (found,) = outcome.findings
        assert found.what.startswith("POST /orders answers 500 when it is sent again (")
        assert found.measured.startswith("LookupError: UNIQUE constraint failed")
        assert found.reproduce.startswith("for time in 1 2; do curl -i -X POST")

    def test_what_breaks_otherwise_than_the_repetition_is_charged_to_its_field(self) -> None:
        def create(order: Order, orders: dict[int, Any]) -> Any:
            if not order.name:
                raise ValueError("NOT NULL constraint failed")
            if any(known["name"] == order.name for known in orders.values()):
                raise LookupError("UNIQUE constraint failed")
            orders[len(orders) + 1] = {"id": len(orders) + 1, **order.model_dump()}
            return JSONResponse(orders[len(orders)], 201)

        found = {one.measured: one.what for one in fuzz(lambda: shop(create=create)).findings}
        assert set(found) == {
            "ValueError: NOT NULL constraint failed",
            "LookupError: UNIQUE constraint failed",
        }
        assert "sent again" not in found["ValueError: NOT NULL constraint failed"]
        assert "sent again" in found["LookupError: UNIQUE constraint failed"]

    def test_a_poisoned_row_is_charged_to_the_write(self) -> None:
        def create(order: Order, orders: dict[int, Any]) -> Any:
            number = len(orders) + 1
            orders[number] = {"id": number, **order.model_dump()}
            return JSONResponse(orders[number], 201)

        def listed(orders: dict[int, Any]) -> Any:
            assert all(len(order["name"]) > 1 for order in orders.values()), "a name is too short"
            return list(orders.values())

        outcome = fuzz(lambda: shop(create=create, listed=listed))
        assert outcome.status is Status.FAILED
        (found,) = outcome.findings
        assert "POST /orders accepts a request after which GET /orders fails" in found.what
        assert "-X POST" in found.reproduce

    def test_a_poisoned_row_is_seen_where_the_control_is_another_operation(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()
            names = ["tea"]

            @app.get("/a")
            def control() -> dict[str, bool]:
                return {"ok": True}

            @app.get("/things/all")
            def unrelated() -> list[str]:
                return []

            @app.get("/names")
            def read() -> list[str]:
                assert all(names), "an empty name"
                return names

            @app.post("/names", status_code=201)
            def write(order: Order) -> dict[str, bool]:
                names.append(order.name)
                return {"ok": True}

            return host(app, request("POST", "/names", {"name": "tea", "amount": 2}))

        assert any(
            what.startswith("POST /names accepts a request after which GET /names fails")
            for what in whats(fuzz(world))
        )

    def test_a_session_that_waits_for_its_rollback_is_charged_to_its_cause_alone(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()
            broken: list[bool] = []

            def session() -> None:
                if broken:
                    raise RuntimeError("the session waits for its rollback")

            @app.get("/orders", dependencies=[Depends(session)])
            def read() -> list[str]:
                return []

            @app.post("/orders", dependencies=[Depends(session)])
            def write(order: Order) -> dict[str, bool]:
                if order.amount > 900:
                    broken.append(True)
                    raise RuntimeError("the amount does not fit")
                return {"ok": True}

            @app.post("/quotes", dependencies=[Depends(session)])
            def quote(order: Order) -> dict[str, bool]:
                return {"ok": True}

            tea = {"name": "tea", "amount": 2}
            return host(app, request("POST", "/orders", tea), request("POST", "/quotes", tea))

        outcome = fuzz(world)
        (found,) = outcome.findings
        assert found.what.startswith("POST /orders answers 500")
        assert found.measured == "RuntimeError: the amount does not fit"
        assert outcome.measures["entered"] == 3


class TestWorlds:
    def test_an_operation_that_ends_the_session_costs_a_host_and_no_alarm(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()
            alive = [True]

            def user() -> None:
                if not alive:
                    raise HTTPException(401)

            @app.get("/me", dependencies=[Depends(user)])
            def me() -> dict[str, str]:
                return {"name": "me"}

            @app.delete("/me", status_code=204, dependencies=[Depends(user)])
            def leave() -> None:
                alive.clear()

            @app.post("/notes", dependencies=[Depends(user)])
            def note(order: Order) -> dict[str, bool]:
                return {"ok": True}

            return host(app, request("POST", "/notes", {"name": "tea", "amount": 2}))

        outcome = fuzz(world)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert set(outcome.measures["statuses"]["DELETE /me"]) == {"204"}
        assert "401" not in outcome.measures["statuses"]["POST /notes"]

    def test_what_a_used_up_quota_refused_is_sent_to_a_fresh_host(self) -> None:
        def world(left: int) -> TargetHost:
            app = FastAPI()

            def limited() -> None:
                nonlocal left
                left -= 1
                if left < 0:
                    raise HTTPException(429)

            @app.get("/notes", dependencies=[Depends(limited)])
            def note(size: int = 3, page: int = 1) -> dict[str, bool]:
                return {"ok": True}

            return host(app, request("GET", "/notes?size=3&page=2"))

        everything = fuzz(lambda: world(10_000)).measures["statuses"]
        # Some of them are used up within a phase, some at the end of one.
        for quota in range(18, 32, 2):
            assert fuzz(lambda: world(quota)).measures["statuses"] == everything  # noqa: B023 - at once

    def test_a_single_429_at_the_end_costs_no_verdict(self) -> None:
        app = FastAPI()

        @app.get("/notes/{number}")
        def note(number: int) -> dict[str, bool]:
            if number != 1:
                raise HTTPException(429)
            return {"ok": True}

        outcome = fuzz(lambda: host(app, request("GET", "/notes/1")), examples=0)
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_without_a_document_only_server_errors_are_judged(self) -> None:
        outcome = fuzz(flask_world(defect=False))
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert any(note.startswith("no OpenAPI document") for note in outcome.notes)

    def test_without_a_document_the_suites_own_requests_are_varied(self) -> None:
        outcome = fuzz(flask_world(defect=True))
        (found,) = outcome.findings
        assert found.what.startswith("POST /orders answers 500")

    def test_without_a_document_nothing_is_said_about_conformance(self) -> None:
        outcome = fuzz(flask_world(defect=False), subject="conformance")
        assert outcome.status is Status.INCONCLUSIVE
        assert "openapi" in outcome.advice

    def test_what_must_not_be_written_to_is_only_read(self) -> None:
        wrote: list[Order] = []

        def world() -> TargetHost:
            app = FastAPI()

            @app.get("/orders")
            def read() -> list[str]:
                return []

            @app.post("/orders")
            def write(order: Order) -> None:
                wrote.append(order)

            return host(app, facts={"writable": False})

        outcome = fuzz(world)
        assert outcome.status is Status.INCONCLUSIVE
        assert wrote == []
        assert "not declared disposable" in "".join(outcome.notes)

    def test_secrets_of_the_request_are_nowhere(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()

            @app.post("/login")
            def login(login: Login, token: str, authorization: str = Header()) -> dict[str, str]:
                if login.username == "ada":
                    return {"access_token": "answered-token-1"}
                raise RuntimeError(f"{login!r} with {authorization} and {token}")

            body = {"username": "ada", "password": "correct-horse"}
            sent = request("POST", "/login?token=query-secret", body)
            return host(app, sent, headers=TOKEN)

        outcome = fuzz(world, examples=20)
        assert outcome.status is Status.FAILED
        text = text_of(outcome)
        for secret in ("correct-horse", "query-secret", "letmein-0123456789", "answered-token-1"):
            assert secret not in text
        assert "[masked]" in text


def flask_world(*, defect: bool) -> Callable[[], TargetHost]:
    def world() -> TargetHost:
        app = Flask("shop")

        @app.post("/orders")
        def create() -> Any:
            try:
                body = flask_request.get_json()
            except RecursionError:
                return {"error": "it is nested too deep"}, 400
            if not defect and not isinstance(body, dict):
                return {"error": "an object is wanted"}, 400
            return {"name": str(body.get("name")), "status": "new"}, 201

        @app.get("/orders")
        def read() -> Any:
            return {"orders": []}

        return host(app, request("POST", "/orders", {"name": "tea"}))

    return world


def _closed(status: int) -> Callable[[], TargetHost]:
    def world() -> TargetHost:
        app = FastAPI()

        def closed() -> None:
            raise HTTPException(status)

        @app.get("/orders", dependencies=[Depends(closed)])
        def read() -> list[str]:
            return []

        @app.post("/orders", dependencies=[Depends(closed)])
        def write(order: Order) -> dict[str, bool]:
            return {"ok": True}

        return host(app)

    return world


class TestBlind:
    @pytest.mark.parametrize(
        ("status", "advice"), [(401, "credentials"), (403, "credentials"), (404, "suite")]
    )
    def test_a_closed_door_shows_nothing(self, status: int, advice: str) -> None:
        outcome = fuzz(_closed(status))
        assert outcome.status is Status.INCONCLUSIVE
        assert str(status) in outcome.summary
        assert advice in outcome.advice
        assert "never entered: " in outcome.notes[0]

    def test_429_everywhere_shows_nothing_and_is_not_hammered(self) -> None:
        outcome = fuzz(_closed(429))
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.measures["requests"] <= 2 * 4 * 5
        assert "rate limit" in outcome.advice

    def test_redirects_to_a_login_show_nothing(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()

            @app.get("/orders", response_model=None)
            def read() -> Response:
                return Response(status_code=302, headers={"location": "/login"})

            return host(app)

        outcome = fuzz(world)
        assert outcome.status is Status.INCONCLUSIVE
        assert "302" in outcome.summary

    def test_credentials_that_die_midway_leave_the_rest_unseen(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()
            left = [12]

            def user() -> None:
                left[0] -= 1
                if left[0] < 0:
                    raise HTTPException(401)

            @app.get("/a", dependencies=[Depends(user)])
            def a() -> None: ...

            for path in ("/b/{x}", "/c/{x}", "/d/{x}", "/e/{x}", "/f/{x}", "/g/{x}"):
                app.get(path, dependencies=[Depends(user)])(lambda x: None)
            return host(app)

        outcome = fuzz(world)
        assert outcome.status is Status.INCONCLUSIVE, text_of(outcome)
        assert "never entered" in "".join(outcome.notes)

    def test_no_host(self) -> None:
        survey = Survey(operations=("GET /orders",), advice="write a fixture")
        outcome = Fuzz().judge([], survey, Fuzz.Parameters())
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "no request was sent: there is no host to send to"
        assert outcome.advice == "write a fixture"

    def test_a_lost_test_is_named_for_what_it_would_have_served_only(self) -> None:
        seen = {"200": 1}
        survey = Survey(
            operations=("GET /a", "GET /b", "GET /c"),
            exercised={"GET /a": seen, "GET /b": seen},
            lost={"t.py::test_a": "ValueError: no such row", "t.py::test_z": "gone"},
            unserved={"GET /a": ["t.py::test_z", "t.py::test_a"]},
        )
        (note,) = Fuzz().judge([], survey, Fuzz.Parameters()).notes
        assert note == (
            "never entered: GET /a (its tests could not serve: t.py::test_z: gone); "
            "GET /b (a test called it with success, but none could serve it); "
            "GET /c (no test called it with success, and no other target was given)"
        )

    def test_half_of_the_operations_is_not_enough(self) -> None:
        observations = [
            {
                "role": "GET /a",
                "operation": "GET /a",
                "complete": True,
                "statuses": {"200": 5},
                "failures": [],
            }
        ]
        survey = Survey(operations=("GET /a", "GET /b"))
        outcome = Fuzz().judge(observations, survey, Fuzz.Parameters())
        assert outcome.status is Status.INCONCLUSIVE
        assert "GET /b (no test called it with success" in outcome.notes[0]
        enough = Fuzz().judge(observations, survey, Fuzz.Parameters(exclude=("/b",)))
        assert enough.status is Status.PASSED


class TestWords:
    @pytest.mark.parametrize(
        ("line", "subject"),
        [
            ("No 5xx under Schemathesis", "server-errors"),
            ("All responses conform to the OpenAPI schema", "conformance"),
            ("Fuzz tested", None),
            ("Fuzzing: answers match the schema and no 5xx", "both"),
        ],
    )
    def test_subject(self, line: str, subject: str | None) -> None:
        assert Fuzz.thresholds(line).get("subject") == subject

    def test_patterns_of_operations(self) -> None:
        assert excluded("POST /payments", ["POST /payments"])
        assert excluded("POST /admin/users", ["* /admin/*"])
        assert excluded("DELETE /payments", ["/payments"])
        assert not excluded("GET /payments", ["POST /payments"])
