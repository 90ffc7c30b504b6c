"""What the suite's requests show: which operations answered what, and which tests were accepted."""

from __future__ import annotations

from types import SimpleNamespace

from pytest_backend_dod.recording.durations import step
from pytest_backend_dod.recording.exchange import Answer, Exchange, Request
from pytest_backend_dod.recording.traffic import TESTS_KEPT, Traffic

SHOP = SimpleNamespace(title="Shop")
CLIENT = object()


def exchange(target: str, status: int, *, route: str = "/orders/{id}") -> Exchange:
    return Exchange(request=Request.get(target), answer=Answer(status=status), route=route)


def test_answers_are_counted_by_operation_and_status() -> None:
    traffic = Traffic()
    for target, status in [("/orders/1", 200), ("/orders/2", 200), ("/orders/x", 422)]:
        traffic.exchanged(exchange(target, status), app=SHOP, carrier=CLIENT)
    assert list(traffic.operations) == ["GET /orders/{id}"]
    assert traffic.operations["GET /orders/{id}"].statuses == {200: 2, 422: 1}


def test_times_are_counted_by_operation() -> None:
    traffic = Traffic()
    for seconds in (0.001, 0.001, 2.0):
        late = Exchange(
            request=Request.get("/orders/1"), answer=Answer(status=200, seconds=seconds), route="/x"
        )
        traffic.exchanged(late, app=SHOP, carrier=CLIENT)
    assert traffic.operations["GET /x"].durations == {step(0.001): 2, step(2.0): 1}


def test_a_test_whose_request_was_accepted_can_serve_once() -> None:
    traffic = Traffic()
    traffic.test = "test_a"
    traffic.exchanged(exchange("/orders/1", 200), app=SHOP, carrier=CLIENT)
    traffic.exchanged(exchange("/orders/1", 200), app=SHOP, carrier=CLIENT)
    traffic.test = "test_b"
    traffic.exchanged(exchange("/orders/9", 404), app=SHOP, carrier=CLIENT)
    assert traffic.operations["GET /orders/{id}"].accepted_by == ["test_a"]


def test_requests_between_tests_or_without_a_known_client_name_no_test() -> None:
    traffic = Traffic()
    traffic.exchanged(exchange("/orders/1", 200), app=SHOP, carrier=CLIENT)
    traffic.test = "test_a"
    traffic.exchanged(exchange("/orders/1", 200), app=SHOP, carrier=None)
    assert traffic.operations["GET /orders/{id}"].statuses == {200: 2}
    assert traffic.operations["GET /orders/{id}"].accepted_by == []


def test_names_of_accepted_queries_are_remembered_but_those_of_credentials() -> None:
    traffic = Traffic()
    for target, status in [
        ("/orders/1?sort=name&page=2", 200),
        ("/orders/1?page=3&api_key=k", 200),
        ("/orders/1?nonsense=1", 400),
    ]:
        traffic.exchanged(exchange(target, status), app=SHOP, carrier=CLIENT)
    assert traffic.operations["GET /orders/{id}"].queries == ["page", "sort"]


def test_only_so_many_tests_are_remembered() -> None:
    traffic = Traffic()
    for number in range(TESTS_KEPT + 5):
        traffic.test = f"test_{number}"
        traffic.exchanged(exchange("/orders/1", 200), app=SHOP, carrier=CLIENT)
    seen = traffic.operations["GET /orders/{id}"]
    every = sorted(f"test_{number}" for number in range(TESTS_KEPT + 5))
    assert seen.accepted_by == every[:TESTS_KEPT]
    assert seen.statuses[200] == TESTS_KEPT + 5


def test_a_request_that_no_route_served_is_no_operation() -> None:
    traffic = Traffic()
    traffic.exchanged(exchange("/nowhere", 404, route=""), app=SHOP, carrier=CLIENT)
    assert traffic.operations == {}
    assert traffic.apps == ["SimpleNamespace 'Shop'"]


def test_applications_are_named_once_by_title_or_import_name() -> None:
    traffic = Traffic()
    for app in (SHOP, SHOP, SimpleNamespace(import_name="blog"), SimpleNamespace()):
        traffic.exchanged(exchange("/orders/1", 200), app=app, carrier=CLIENT)
    assert traffic.apps == ["SimpleNamespace 'Shop'", "SimpleNamespace 'blog'", "SimpleNamespace"]


def test_while_a_host_serves_its_requests_are_not_the_suites() -> None:
    traffic = Traffic()
    heard: list[object] = []
    traffic.sink = lambda exchange, app, carrier: heard.append((exchange.answer.status, carrier))
    traffic.exchanged(exchange("/orders/1", 500), app=SHOP, carrier=CLIENT)
    assert heard == [(500, CLIENT)]
    assert traffic.operations == {}
    assert traffic.apps == []


def test_a_closing_client_is_passed_on_to_whoever_listens() -> None:
    traffic = Traffic()
    traffic.closing(CLIENT)
    heard: list[object] = []
    traffic.on_closing = heard.append
    traffic.closing(CLIENT)
    assert heard == [CLIENT]
