"""The generator, held against the installed version of schemathesis.

Its engine is no public interface: these tests say what this package relies on.
"""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts.delivery import LIMITED_IN_A_ROW
from pytest_backend_dod.hosts.generator import Generated, generate, vary
from pytest_backend_dod.hosts.interface import Facts, Host, NotDisposable
from pytest_backend_dod.recording.exchange import Answer, Exchange, Request, header

SCHEMA = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
PATH = "/orders/{number}"
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "shop", "version": "1"},
    "paths": {
        PATH: {
            "put": {
                "parameters": [
                    {
                        "name": "number",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "integer"},
                        "example": 7,
                    }
                ],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": SCHEMA, "example": {"name": "tea"}}},
                },
                "responses": {
                    "200": {
                        "description": "",
                        "content": {"application/json": {"schema": SCHEMA}},
                    }
                },
            }
        }
    },
}
JSON = (("content-type", "application/json"),)
GOOD = Answer(status=200, headers=JSON, body=b'{"name": "tea"}')
ACCEPTED = Exchange(
    request=Request(
        method="PUT",
        path="/orders/7",
        headers=(*JSON, ("Authorization", "Bearer 1"), ("X-Tenant", "north")),
        body=b'{"name": "tea"}',
    ),
    answer=GOOD,
    route=PATH,
)


class Scripted(Host):
    """A host that answers as it is told and remembers what it was asked."""

    def __init__(self, answer: Any = GOOD, *, writable: bool = True) -> None:
        self.facts = Facts(name="scripted", kind="fixture", writable=writable)
        self.controls = {}
        self.memory = {}
        self.asked: list[Request] = []
        self._answer = answer

    def _send(self, request: Request, client: str | None) -> Answer:
        self.asked.append(request)
        answer = self._answer(len(self.asked), request) if callable(self._answer) else self._answer
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, Answer)
        return answer


def generated(host: Host, **changed: Any) -> Generated:
    values: dict[str, Any] = {
        "accepted": ACCEPTED,
        "seed": 1,
        "examples": 0,
        "start": 0,
        "seconds": 20.0,
    }
    return generate(DOCUMENT, host, **{**values, **changed})


def lines(host: Scripted) -> list[tuple[str, bytes]]:
    return [(request.target, request.body) for request in host.asked]


class TestRequests:
    def test_the_deterministic_phase_starts_from_the_example(self) -> None:
        host = Scripted()
        result = generated(host)
        assert result.errors == []
        assert ("/orders/7", b'{"name": "tea"}') in lines(host)
        assert len(result.sent) > 10
        assert [sent.ordinal for sent in result.sent] == list(range(1, len(result.sent) + 1))

    @pytest.mark.parametrize("examples", [0, 10])
    def test_the_same_seed_gives_the_same_requests(self, examples: int) -> None:
        first, second = Scripted(), Scripted()
        generated(first, examples=examples)
        generated(second, examples=examples)
        assert lines(first) == lines(second)

    def test_no_host_is_kept_when_its_run_has_ended(self) -> None:
        host = Scripted()
        generated(host)
        gone = weakref.ref(host)
        del host
        gc.collect()
        assert gone() is None

    def test_another_seed_gives_other_random_requests(self) -> None:
        first, second = Scripted(), Scripted()
        generated(first, examples=10, seed=1)
        generated(second, examples=10, seed=2)
        assert lines(first) != lines(second)

    def test_credentials_and_surroundings_are_those_of_the_accepted_request(self) -> None:
        host = Scripted()
        generated(host)
        for request in host.asked:
            assert header(request.headers, "authorization") == "Bearer 1"
            assert header(request.headers, "x-tenant") == "north"
            assert not [name for name, _ in request.headers if "schemathesis" in name.lower()]

    def test_a_later_host_gets_what_is_left(self) -> None:
        whole, rest = Scripted(), Scripted()
        generated(whole)
        result = generated(rest, start=5)
        assert lines(rest) == lines(whole)[5:]
        assert result.sent[0].ordinal == 6

    def test_the_table_of_changes_goes_the_same_way(self) -> None:
        host = Scripted()
        result = vary(host, accepted=ACCEPTED, template=PATH, start=0, seconds=20)
        assert len(result.sent) == len(host.asked) > 10
        rest = Scripted()
        vary(rest, accepted=ACCEPTED, template=PATH, start=4, seconds=20)
        assert lines(rest) == lines(host)[4:]


class TestAnswers:
    def test_conforming_answers(self) -> None:
        assert generated(Scripted()).nonconforming == []

    @pytest.mark.parametrize(
        ("answer", "title"),
        [
            pytest.param(
                Answer(status=200, headers=JSON, body=b'{"name": 5}'),
                "Response violates schema",
                id="schema",
            ),
            pytest.param(
                Answer(status=200, headers=(("content-type", "text/html"),), body=b"tea"),
                "Undocumented Content-Type",
                id="content type",
            ),
        ],
    )
    def test_an_answer_against_the_document_is_joined_to_its_request(
        self, answer: Answer, title: str
    ) -> None:
        def third(number: int, _: Request) -> Answer:
            return answer if number == 3 else GOOD

        (bad,) = generated(Scripted(third)).nonconforming
        assert bad.title == title
        assert bad.message
        assert bad.sent.ordinal == 3
        assert bad.sent.answer == answer

    def test_undocumented_statuses_are_no_matter_of_the_generator(self) -> None:
        assert generated(Scripted(Answer(status=422))).nonconforming == []

    def test_a_refusal_again_and_again_ends_it(self) -> None:
        host = Scripted(Answer(status=429))
        assert generated(host).throttled
        assert len(host.asked) == LIMITED_IN_A_ROW

    def test_time_ends_it(self) -> None:
        host = Scripted()
        result = generated(host, seconds=-1.0)
        assert result.out_of_time
        assert host.asked == []


class TestWorld:
    def test_a_lost_control_stops_it_and_names_the_cause(self) -> None:
        control = Exchange(
            request=Request.get("/orders"), answer=Answer(status=200), route="/orders"
        )
        dead: list[bool] = []

        def answer(number: int, request: Request) -> Answer:
            if request.method == "GET":
                return Answer(status=401 if dead else 200)
            if number > 6:
                dead.append(True)
            return GOOD

        host = Scripted(answer)
        host.controls = {"GET /orders": control}
        result = generated(host)
        assert result.stopped_by is not None
        assert result.stopped_by == result.sent[-1]
        assert result.control == control.request
        assert result.control_answer == Answer(status=401)

    def test_a_witness_that_fails_stops_it(self) -> None:
        witness = Request.get("/orders")

        def answer(number: int, request: Request) -> Answer:
            return Answer(status=500 if number > 8 else 200) if request.method == "GET" else GOOD

        result = generated(Scripted(answer), witnesses=(witness,))
        assert result.control == witness
        assert result.stopped_by == result.sent[-1]

    def test_what_must_not_be_written_to_gets_nothing(self) -> None:
        host = Scripted(writable=False)
        with pytest.raises(NotDisposable):
            generated(host)
        with pytest.raises(NotDisposable):
            vary(host, accepted=ACCEPTED, template=PATH, start=0, seconds=20)
        assert host.asked == []

    def test_a_host_that_is_gone(self) -> None:
        with pytest.raises(Unreachable, match="gone"):
            generated(Scripted(Unreachable("gone")))

    def test_a_host_that_goes_leaves_what_was_seen(self) -> None:
        def answer(number: int, _: Request) -> Answer | Exception:
            return GOOD if number < 4 else Unreachable("gone")

        assert len(generated(Scripted(answer)).sent) == 3

    def test_a_document_that_cannot_be_worked_with_is_told(self) -> None:
        entry = {"responses": {}, "parameters": [{"$ref": "#/nowhere"}]}
        document = {**DOCUMENT, "paths": {"/orders": {"get": entry}}}
        values: dict[str, Any] = {"seed": 1, "examples": 0, "start": 0, "seconds": 5.0}
        result = generate(document, Scripted(), accepted=None, **values)
        assert result.errors

    def test_nothing_is_left_in_the_projects_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from hypothesis.configuration import storage_directory

        monkeypatch.chdir(tmp_path)
        before = storage_directory("examples", intent_to_write=False).path
        generated(Scripted())
        generated(Scripted(), examples=10)
        assert list(tmp_path.iterdir()) == []
        assert storage_directory("examples", intent_to_write=False).path == before
