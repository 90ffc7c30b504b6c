"""The probe ``validation``, on a sound backend of two frameworks and on backends with one defect each."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any, Literal

import pytest
from fastapi import Body, FastAPI, Form, Header, HTTPException, Path, Query
from fastapi import Request as FastRequest
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from flask import Flask
from flask import request as flask_request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from werkzeug.exceptions import BadRequest, NotFound, UnsupportedMediaType
from werkzeug.exceptions import HTTPException as WerkzeugError

from pytest_backend_dod.hosts.interface import Survey
from pytest_backend_dod.hosts.targets import TargetHost
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes.validation import Validation

from .backends import host, probed, request, text_of, whats

TEA = {"name": "tea", "amount": 2, "price": 1.5, "kind": "hot", "tags": ["black"]}

# The lines that make a FastAPI backend pass: every text has a length and no control characters,
# every number has bounds and is finite ...
Name = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


class Order(BaseModel):
    name: Name
    amount: int = Field(ge=1, le=1000)
    price: float = Field(ge=0, le=10_000, allow_inf_nan=False)
    kind: Literal["hot", "cold"] = "hot"
    tags: list[Name] = Field(default=[], max_length=5)


class Login(BaseModel):
    username: str
    password: str


class Bare(BaseModel):
    name: str
    amount: int


async def terse(_request: FastRequest, error: RequestValidationError) -> JSONResponse:
    # ... and a refusal does not send the refused value back, which no encoder may be able to carry.
    return JSONResponse({"detail": [entry["msg"] for entry in error.errors()][:10]}, 422)


def shop(
    model: type[BaseModel] | Any = Order,
    *,
    create: Callable[[Any, dict[int, Any]], Any] | None = None,
    show: Callable[[int, dict[int, Any]], Any] | None = None,
    documented: type[BaseModel] | None = None,
    handler: Any = terse,
    number: Any = Number,
    body: Any = TEA,
) -> TargetHost:
    """A sound shop whose parts can be replaced by defective ones."""
    app = FastAPI()
    orders: dict[int, Any] = {1: {"id": 1, "name": "milk"}}
    if handler is not None:
        app.add_exception_handler(RequestValidationError, handler)

    def create_order(order: Any) -> Any:
        return (create or _store)(order, orders)

    def create_checked(order: dict[str, Any]) -> Any:
        return create_order(_read(model, order))

    create_order.__annotations__["order"] = model
    extra = None if documented is None else _documented(documented)
    app.post("/orders", response_model=None, openapi_extra=extra)(
        create_checked if documented else create_order
    )

    def show_order(order_id: Any) -> Any:
        return (show or _find)(order_id, orders)

    show_order.__annotations__["order_id"] = number
    app.get("/orders/{order_id}", response_model=None)(show_order)

    @app.get("/orders", response_model=None)
    def list_orders(limit: Annotated[int, Query(ge=1, le=100)] = 20) -> Any:
        return list(orders.values())[:limit]

    return host(app, request("POST", "/orders", body), request("GET", "/orders/1"))


def _documented(model: type[BaseModel]) -> dict[str, Any]:
    schema = {"schema": model.model_json_schema()}
    return {"requestBody": {"content": {"application/json": schema}, "required": True}}


def _store(order: Any, orders: dict[int, Any]) -> Any:
    orders[len(orders) + 1] = {"id": len(orders) + 1, **order.model_dump()}
    return JSONResponse(orders[len(orders)], 201)


def _find(order_id: int, orders: dict[int, Any]) -> Any:
    if order_id not in orders:
        raise HTTPException(404)
    return orders[order_id]


def _read(model: Any, order: dict[str, Any]) -> Any:
    try:
        return model.model_validate(order) if isinstance(model, type(Order)) else order
    except ValidationError:
        raise HTTPException(422) from None


def validation(*worlds: Callable[[], TargetHost], **parameters: Any) -> Outcome:
    return probed(Validation(), *worlds, **parameters)


def failed(outcome: Outcome, *words: str) -> None:
    assert outcome.status is Status.FAILED, text_of(outcome)
    text = "\n".join(whats(outcome))
    for word in words:
        assert word in text, text_of(outcome)


def only(outcome: Outcome, *words: str) -> None:
    """The defect is found, and nothing else."""
    failed(outcome, *words)
    assert len(outcome.findings) == 1, whats(outcome)


class TestSound:
    def test_an_idiomatic_backend_passes_with_the_figures(self) -> None:
        outcome = validation(shop)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert "3 of 3 decided" in outcome.summary
        assert outcome.measures["core"] == outcome.measures["refused"] > 40
        assert outcome.measures["robust"] > 60
        assert any("10 MB is accepted" in note for note in outcome.notes)

    def test_two_runs_show_the_same(self) -> None:
        assert validation(shop) == validation(shop)

    def test_what_is_accepted_only_once_is_made_new(self) -> None:
        def unique(order: Any, orders: dict[int, Any]) -> Any:
            if any(known["name"] == order.name for known in orders.values()):
                raise HTTPException(409, "there is one already")
            return _store(order, orders)

        outcome = validation(lambda: shop(create=unique))
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_documented_coercion_is_lenient_but_legal(self) -> None:
        """pydantic takes "5", 1.0 and true for a number, and so may everybody."""

        def coerced(order: Any, orders: dict[int, Any]) -> Any:
            if not isinstance(order.get("name"), str) or not 1 <= len(order["name"]) <= 40:
                raise HTTPException(422)
            try:
                amount = int(order["amount"])
            except (KeyError, TypeError, ValueError, OverflowError):
                raise HTTPException(422) from None
            return JSONResponse({"amount": amount % 1000}, 201)

        class Loose(BaseModel):
            name: str = Field(min_length=1, max_length=40)
            amount: int

        def world() -> TargetHost:
            return shop(dict, documented=Loose, create=coerced, body={"name": "tea", "amount": 2})

        outcome = validation(world)
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_what_a_backend_says_it_does_not_do_breaks_nothing(self) -> None:
        """501 to any cursor is a statement; one that only some texts get would be no other."""
        outcome = validation(lambda: listing(lambda page, cursor: None))
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_saying_of_all_bad_input_that_it_is_not_done_refuses_none(self) -> None:
        usual = {"name": "tea", "amount": 2}

        class Loose(BaseModel):
            name: Annotated[str, Field(max_length=40)]
            amount: int

        def world() -> TargetHost:
            app = FastAPI()

            @app.post("/orders", openapi_extra=_documented(Loose))
            def create(order: Annotated[Any, Body()]) -> Any:
                if order != usual:
                    return JSONResponse({"detail": "we do no such orders"}, 501)
                return JSONResponse(order, 201)

            return host(app, request("POST", "/orders", usual))

        outcome = validation(world)
        assert outcome.status is Status.INCONCLUSIVE, text_of(outcome)

    def test_by_patch_everything_may_be_left_out(self) -> None:
        """That shows nothing; of another form of texts it leaves open what it must hold."""

        def world(method: str) -> TargetHost:
            app = Flask("partial")

            @app.route("/notes", methods=[method])
            def note() -> Any:
                if flask_request.mimetype != "application/x-www-form-urlencoded":
                    raise UnsupportedMediaType
                return {"text": flask_request.form.get("text", "milk")[:9]}

            return host(app, request(method, "/notes", form="text=tea&more=1"))

        outcome = validation(lambda: world("PATCH"))
        assert outcome.status is Status.PASSED, text_of(outcome)
        opened = validation(lambda: world("POST"))
        assert opened.status is Status.INCONCLUSIVE
        assert "whatever is left out" in text_of(opened)

    def test_what_deletes_is_not_sent_as_it_was_but_its_bad_input_is(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()
            app.add_exception_handler(RequestValidationError, terse)

            @app.delete("/orders/{order_id}", status_code=204)
            def remove(order_id: Number) -> None:
                """Remove it."""

            return host(app, request("DELETE", "/orders/1"))

        outcome = validation(world)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.measures["decided"] == 1

    def test_forms_and_headers_are_held_against_the_document_too(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()
            app.add_exception_handler(RequestValidationError, terse)

            @app.post("/letters")
            def write(
                subject: Annotated[Name, Form()],
                copies: Annotated[int, Form(ge=1, le=9)],
                x_tenant: Annotated[str, Header()],
            ) -> dict[str, int]:
                return {"copies": copies}

            sent = request(
                "POST", "/letters", form="subject=hi&copies=2", headers={"x-tenant": "a"}
            )
            return host(app, sent)

        outcome = validation(world)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.measures["core"] >= 8

    def test_a_plain_flask_backend_passes_on_the_form_of_its_bodies(self) -> None:
        outcome = validation(notes_app)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert any("which fields are required" in note for note in outcome.notes)
        assert outcome.measures["core"] >= 4


def notes_app(
    parse: Callable[[], Any] = lambda: flask_request.get_json(),
    check: Callable[[Any], bool] | None = None,
) -> TargetHost:
    """A plain Flask backend without a document."""
    app = Flask("notes")
    notes: dict[int, str] = {}

    def is_note(body: Any) -> bool:
        # The line that makes it pass: the shape is looked at before a field is used.
        text = body.get("text") if isinstance(body, dict) else None
        return isinstance(text, str) and 0 < len(text) <= 500 and text.isprintable()

    @app.errorhandler(RecursionError)
    def deep(_error: Exception) -> Any:
        return {"error": "nested too deep"}, 400

    @app.errorhandler(WerkzeugError)
    def refused(error: WerkzeugError) -> Any:
        return {"error": error.description}, error.code

    @app.post("/notes")
    def add() -> Any:
        body = parse()
        if not (check or is_note)(body):
            raise BadRequest("text must be a text of 1 to 500 characters")
        notes[len(notes) + 1] = body["text"] if isinstance(body, dict) and "text" in body else ""
        return {"id": len(notes)}, 201

    @app.get("/notes/<int:number>")
    def show(number: int) -> Any:
        if number not in notes:
            raise NotFound("no such note")
        return {"text": notes[number]}

    return host(app, request("POST", "/notes", {"text": "milk"}), request("GET", "/notes/1"))


def patched(check: Callable[[Any], bool]) -> TargetHost:
    """A plain Flask backend that changes some fields of a note."""
    app = Flask("patched")

    @app.errorhandler(RecursionError)
    def deep(_error: Exception) -> Any:
        return {"error": "nested too deep"}, 400

    @app.patch("/notes/<number>")
    def change(number: str) -> Any:
        body = flask_request.get_json()
        if not isinstance(body, dict) or not check(body):
            raise BadRequest("text must be a text")
        return {"number": number}

    return host(app, request("PATCH", "/notes/1", {"text": "milk"}))


# --- One defect each --------------------------------------------------------------------------------


def _keep(order: Any, orders: dict[int, Any]) -> Any:
    orders[len(orders) + 1] = order if isinstance(order, dict) else {}
    return JSONResponse({"id": len(orders)}, 201)


def _swallow(order: Any, orders: dict[int, Any]) -> Any:
    try:
        Order.model_validate(order)
    except ValueError:
        return {"error": "that was wrong"}
    return JSONResponse({"id": 1}, 201)


def _everything(order: Any, orders: dict[int, Any]) -> Any:
    number = len(orders) + 1
    orders[number] = {"id": number, "is_admin": False, **order.model_dump()}
    return JSONResponse({"id": number}, 201)


def _overflow(order_id: int, orders: dict[int, Any]) -> Any:
    if order_id >= 2**63:
        raise OverflowError("Python int too large to convert to SQLite INTEGER")
    if order_id not in orders:
        raise HTTPException(404)
    return orders[order_id]


def listing(check: Callable[[Any, str | None], None]) -> TargetHost:
    """A list by pages, that says of cursors that it has none."""
    app = FastAPI()
    app.add_exception_handler(RequestValidationError, terse)

    def things(page: Annotated[int, Query(ge=1, le=50)] = 1, cursor: str | None = None) -> Any:
        if cursor is not None:
            return JSONResponse({"detail": "there are no cursors"}, 501)
        check(page, cursor)
        return []

    app.get("/things", response_model=None)(things)
    return host(app, request("GET", "/things"))


class Open(Order):
    model_config = ConfigDict(extra="allow")


class Unbounded(Order):
    price: float


class Long(Order):
    name: Annotated[str, Field(max_length=10**6, pattern=r"^[^\x00-\x1f\x7f]*$")]


class AnyAmount(Order):
    amount: int = Field(ge=-(2**70), le=2**70)


class AnyKind(Order):
    kind: Name = "hot"


class Untyped(Order):
    kind: Any = "hot"


class Optional(Order):
    amount: int = Field(default=1, ge=1, le=1000)


def echoing() -> TargetHost:
    """FastAPI's own refusals, behind a middleware that only hands on."""
    app = FastAPI()
    paths = ("/teas", "/cups", "/pots")

    @app.middleware("http")
    async def passing(sent: FastRequest, call_next: Any) -> Any:
        return await call_next(sent)

    def create(order: Order) -> dict[str, int]:
        return {"id": 1}

    for path in paths:
        app.post(path)(create)
    return host(app, *(request("POST", path, TEA) for path in paths))


class TestDefects:
    def test_a_body_without_a_model(self) -> None:
        outcome = validation(lambda: shop(dict[str, Any], create=_keep))
        failed(outcome, "POST /orders takes any body: no field is checked")

    def test_a_body_by_patch_of_which_no_type_is_looked_at(self) -> None:
        def world() -> TargetHost:
            return patched(lambda body: isinstance(body, dict))

        outcome = validation(world)
        only(outcome, "PATCH /notes/{number} takes any body: no field is checked")
        assert "left out" not in text_of(outcome)
        looking = validation(lambda: patched(lambda body: isinstance(body.get("text", ""), str)))
        assert looking.status is Status.PASSED, text_of(looking)

    def test_errors_that_are_swallowed(self) -> None:
        outcome = validation(lambda: shop(dict[str, Any], documented=Order, create=_swallow))
        failed(outcome, "POST /orders accepts a request without what its document requires")
        first = next(f for f in outcome.findings if "requires" in f.what)
        assert "with an error in a body of success" in first.measured
        assert "status" in first.remedy

    def test_a_request_that_breaks_when_it_is_sent_again(self) -> None:
        def unique(order: Any, orders: dict[int, Any]) -> Any:
            if any(known["name"] == order.name for known in orders.values()):
                raise LookupError("UNIQUE constraint failed: orders.name")
            return _store(order, orders)

        outcome = validation(lambda: shop(create=unique))
        only(outcome, "POST /orders answers 500 when it is sent again")
        assert outcome.findings[0].measured == "LookupError: UNIQUE constraint failed: orders.name"
        # With a new name it is accepted, so that its input was judged all the same.
        assert "3 of 3 decided" in outcome.summary

    def test_what_breaks_after_a_while_whatever_is_sent(self) -> None:
        def full(order: Any, orders: dict[int, Any]) -> Any:
            if len(orders) > 6:
                raise LookupError(f"{len(orders)} orders are too many")
            return _store(order, orders)

        outcome = validation(lambda: shop(create=full))
        only(outcome, "POST /orders answers 500 when it is sent again (")

    def test_a_number_past_the_word_of_the_machine(self) -> None:
        outcome = validation(lambda: shop(show=_overflow, number=int))
        only(outcome, "GET /orders/{order_id} answers 500 to order_id = 9223372036854775808")
        (finding,) = outcome.findings
        assert "le=2**31 - 1" in finding.remedy
        assert "OverflowError" in finding.measured
        assert "test_validation.py" in finding.where

    def test_nan_that_comes_back(self) -> None:
        outcome = validation(lambda: shop(Unbounded))
        failed(outcome, "POST /orders answers 500 to price = NaN")
        assert any("allow_inf_nan=False" in f.remedy for f in outcome.findings)

    def test_a_refusal_that_sends_back_what_cannot_be_encoded(self) -> None:
        """FastAPI's own refusal holds the refused value."""
        outcome = validation(lambda: shop(handler=None))
        failed(outcome, "half a surrogate pair", "NaN")
        assert all("handler of your own for the 422" in f.remedy for f in outcome.findings)
        assert not any("allow_inf_nan" in f.remedy for f in outcome.findings)

    def test_what_breaks_in_the_framework_is_told_once_for_all_operations(self) -> None:
        outcome = validation(echoing)
        assert sorted(f.measured.partition(":")[0] for f in outcome.findings) == [
            "UnicodeEncodeError",
            "ValueError",
        ]
        assert all("3 operations)" in what for what in whats(outcome)), whats(outcome)

    def test_a_request_is_told_once_whatever_it_was_sent_for(self) -> None:
        """Minus one is out of the range that is named, and a number that breaks backends."""

        def refused(*_: Any) -> JSONResponse:
            return JSONResponse({"detail": "no such page"}, 500)

        def world() -> TargetHost:
            app = FastAPI()
            app.add_exception_handler(RequestValidationError, refused)

            @app.get("/things")
            def things(page: Annotated[int, Query(ge=0)] = 0) -> list[int]:
                return []

            return host(app, request("GET", "/things"))

        outcome = validation(world)
        failed(outcome, "answers 500 to page = -1")
        requests = [finding.reproduce for finding in outcome.findings]
        assert len(set(requests)) == len(requests), whats(outcome)

    def test_a_length_that_only_the_document_knows(self) -> None:
        outcome = validation(lambda: shop(Long, documented=Order))
        only(outcome, "of a length that its document forbids: name = 41 characters (maxLength 40)")

    def test_a_range_that_only_the_document_knows(self) -> None:
        outcome = validation(lambda: shop(AnyAmount, documented=Order))
        only(outcome, "out of the range that its document names: amount = 0 (minimum 1)")

    def test_an_enumeration_that_only_the_document_knows(self) -> None:
        only(validation(lambda: shop(AnyKind, documented=Order)), "outside of the enumeration")

    def test_a_required_field_that_is_not(self) -> None:
        only(
            validation(lambda: shop(Optional, documented=Order)),
            "document requires: amount left out",
        )

    def test_types_that_are_not_looked_at(self) -> None:
        outcome = validation(lambda: shop(Untyped, documented=Order))
        failed(outcome, "values of another type than its document names: kind = an object")

    def test_unknown_fields_that_are_stored(self) -> None:
        only(
            validation(lambda: shop(Open, create=_everything)),
            "POST /orders takes unknown fields over: is_admin, admin",
            "came back (is_admin, admin in GET /orders/{order_id})",
        )

    def test_text_plain_that_is_taken_for_json(self) -> None:
        def world() -> TargetHost:
            return notes_app(lambda: flask_request.get_json(force=True))

        only(validation(world), "POST /notes accepts a body that is called text/plain")
        assert validation(world, media_type=False).status is Status.PASSED

    def test_malformed_json_that_is_taken_for_nothing(self) -> None:
        def world() -> TargetHost:
            return notes_app(
                lambda: flask_request.get_json(silent=True) or {},
                lambda body: (
                    not body or (isinstance(body, dict) and isinstance(body.get("text"), str))
                ),
            )

        failed(validation(world), "POST /notes accepts a body that is no JSON")

    def test_a_body_that_is_used_without_a_look_at_it(self) -> None:
        def world() -> TargetHost:
            return notes_app(check=lambda body: len(body["text"]) < 500)

        failed(validation(world), "POST /notes answers 500 to")

    def test_deep_nesting_that_nobody_catches(self) -> None:
        def world() -> TargetHost:
            app = Flask("deep")

            @app.post("/notes")
            def add() -> Any:
                body = flask_request.get_json()
                text = body.get("text") if isinstance(body, dict) else None
                return ({"id": 1}, 201) if isinstance(text, str) else ({"error": "no text"}, 400)

            return host(app, request("POST", "/notes", {"text": "milk"}))

        # How deep is too deep depends on the version of Python.
        only(validation(world), "POST /notes answers 500 to a body nested")

    def test_a_row_that_poisons_the_list(self) -> None:
        """What went in cannot be read again: the request that stored it is the cause."""

        def world() -> TargetHost:
            app = FastAPI()
            app.add_exception_handler(RequestValidationError, terse)
            rows: list[str] = []

            @app.post("/rows", status_code=201)
            def add(row: Bare) -> dict[str, int]:
                rows.append(row.name)
                return {"id": len(rows)}

            @app.get("/rows", response_model=None)
            def listed() -> Any:
                if any("\x00" in row for row in rows):
                    raise ValueError("embedded null byte")
                return rows

            return host(app, request("POST", "/rows", {"name": "a", "amount": 1}))

        outcome = validation(world)
        failed(
            outcome,
            "POST /rows accepts a request (name = a NUL character) after which GET /rows fails",
        )
        # What comes behind it in the table was sent to a fresh host.
        assert outcome.measures["robust"] > 20

    def test_a_stated_limit_of_the_body(self) -> None:
        assert validation(shop).status is Status.PASSED
        only(validation(shop, body_limit=1.0), "POST /orders accepts a body of more than 1 MB")

    def test_a_connection_that_is_dropped(self) -> None:
        from pytest_backend_dod.errors import Unreachable

        def world() -> TargetHost:
            made = shop()
            send = made._channel.send

            def dropping(sent: Any, client: str | None = None) -> Any:
                if b"\\u0000" in sent.body:
                    raise Unreachable("the connection was closed")
                return send(sent, client)

            made._channel.send = dropping  # type: ignore[method-assign]
            return made

        only(
            validation(world),
            "POST /orders drops the connection or never answers to tags.0 = a NUL",
        )


class TestBlind:
    def test_without_a_host(self) -> None:
        outcome = Validation().judge([], Survey(advice="write this"), Validation.Parameters())
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.advice == "write this"

    def test_a_lost_test_is_named_for_what_it_would_have_served_only(self) -> None:
        seen = {"200": 1}
        survey = Survey(
            operations=("POST /a", "POST /b"),
            exercised={"POST /a": seen, "POST /b": seen},
            lost={"t.py::test_b": "ValueError: no such row", "the gate": "its budget was spent"},
            unserved={"POST /b": ["t.py::test_b"]},
        )
        (note,) = Validation().judge([], survey, Validation.Parameters()).notes
        assert note == (
            "not decided: POST /a (the gate: its budget was spent); "
            "POST /b (its tests could not serve: t.py::test_b: ValueError: no such row)"
        )

    def test_credentials_that_died(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()
            calls: list[int] = []

            @app.post("/orders")
            def create(order: Bare, authorization: Annotated[str, Header()]) -> dict[str, int]:
                calls.append(1)
                if len(calls) > 1:
                    raise HTTPException(401)
                return {"id": 1}

            sent = request("POST", "/orders", {"name": "a", "amount": 1})
            return host(app, sent, headers={"Authorization": "Bearer 0123456789abcdef"})

        outcome = validation(world)
        assert outcome.status is Status.INCONCLUSIVE, text_of(outcome)
        assert "401" in outcome.summary
        assert "credentials" in outcome.advice

    def test_everything_is_refused_for_another_reason(self) -> None:
        def world() -> TargetHost:
            app = Flask("closing")
            calls: list[int] = []

            @app.post("/orders")
            def create() -> Any:
                calls.append(1)
                return ({"id": 1}, 201) if len(calls) == 1 else ({"error": "closed"}, 409)

            return host(app, request("POST", "/orders", {"name": "a"}))

        outcome = validation(world)
        assert outcome.status is Status.INCONCLUSIVE, text_of(outcome)
        assert any("409" in note and "no refusal of the input" in note for note in outcome.notes)

    def test_only_one_of_many_operations_was_reached(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()
            app.add_exception_handler(RequestValidationError, terse)

            def create(order: Order) -> dict[str, int]:
                return {"id": 1}

            def refuse(order: Order) -> None:
                raise HTTPException(403)

            app.post("/things0")(create)
            for number in range(1, 6):
                app.post(f"/things{number}")(refuse)
            return host(app, request("POST", "/things0", TEA))

        outcome = validation(world)
        assert outcome.status is Status.INCONCLUSIVE
        assert "1 of 6 decided" in outcome.summary
        assert validation(world, reach=10.0).status is Status.PASSED
        assert validation(world, exclude=["POST /things[1-5]"]).status is Status.PASSED

    def test_not_applicable_where_the_document_shows_no_input(self) -> None:
        def world() -> TargetHost:
            app = FastAPI()

            @app.get("/time")
            def now() -> dict[str, int]:
                return {"time": 0}

            return host(app)

        outcome = validation(world)
        assert outcome.status is Status.NOT_APPLICABLE
        assert "the only operation takes no input" in outcome.summary


class TestWords:
    @pytest.mark.parametrize(
        ("text", "limit"),
        [
            ("Request bodies of at most 1 MB", 1.0),
            ("Max payload size: 512 KB", 0.512),
            ("Uploads limited to 2.5 MiB", 2.5),
            ("All input is validated", None),
            ("Images of at most 1 MB in the repository", None),
        ],
    )
    def test_a_limit_is_read(self, text: str, limit: float | None) -> None:
        assert Validation.thresholds(text).get("body_limit") == limit


def test_observations_hold_no_secret() -> None:
    secret = "hunter2-and-more"

    def world() -> TargetHost:
        app = FastAPI()

        @app.post("/login")
        def login(login: Login) -> dict[str, str]:
            if login.username != "ada":
                raise KeyError(login.password)
            return {"ok": "yes"}

        return host(app, request("POST", "/login", {"username": "ada", "password": secret}))

    outcome = validation(world)
    assert outcome.status is Status.FAILED
    assert secret not in text_of(outcome)
    assert secret not in json.dumps(outcome.measures)
