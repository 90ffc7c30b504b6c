"""How often a client may ask, and how many passwords it may guess."""

from __future__ import annotations

from fastapi.testclient import TestClient

from orders.limits import Limiter

from .conftest import EMAIL, PASSWORD

LIMIT = 100


def test_a_client_may_send_its_hundred_requests_and_no_more(anonymous: TestClient) -> None:
    answers = [anonymous.get("/orders") for _ in range(LIMIT + 1)]

    assert [answer.status_code for answer in answers] == [401] * LIMIT + [429]
    assert [int(a.headers["RateLimit-Remaining"]) for a in answers] == [
        *range(LIMIT - 1, -1, -1),
        0,
    ]
    refused = answers[-1]
    assert refused.headers["RateLimit-Limit"] == str(LIMIT)
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["Retry-After"] == refused.headers["RateLimit-Reset"]
    assert refused.headers["Content-Type"] == "application/problem+json"


def test_one_client_does_not_use_up_the_limit_of_another(client: TestClient) -> None:
    token = client.headers.pop("Authorization")
    while client.get("/no/such/path").status_code != 429:
        pass

    assert client.get("/customers/me", headers={"Authorization": token}).status_code == 200


def test_neither_a_forwarding_header_nor_a_made_up_token_gives_a_fresh_start(
    anonymous: TestClient,
) -> None:
    for _ in range(LIMIT):
        anonymous.get("/orders")

    forwarded = anonymous.get("/orders", headers={"X-Forwarded-For": "192.0.2.7"})
    invented = anonymous.get("/orders", headers={"Authorization": "Bearer invented"})

    assert forwarded.status_code == 429
    assert invented.status_code == 429


def test_health_is_not_limited(anonymous: TestClient) -> None:
    for _ in range(LIMIT + 1):
        anonymous.get("/metrics")

    assert anonymous.get("/metrics").status_code == 429
    assert anonymous.get("/health/live").status_code == 200
    assert anonymous.get("/health/ready").status_code == 200


def test_guessing_passwords_locks_the_account_even_for_the_right_one(
    anonymous: TestClient, registered: dict[str, object]
) -> None:
    guesses = [guess(anonymous, EMAIL, f"guess number {n}") for n in range(6)]
    right = guess(anonymous, EMAIL.upper(), PASSWORD)

    assert guesses == [401] * 5 + [429]
    assert right == 429
    assert guess(anonymous, "grace@example.org", "a first guess") == 401


def test_the_right_password_forgives_the_wrong_ones(
    anonymous: TestClient, registered: dict[str, object]
) -> None:
    for _ in range(2):
        wrong = [guess(anonymous, EMAIL, f"guess number {n}") for n in range(4)]
        assert wrong == [401] * 4
        assert guess(anonymous, EMAIL, PASSWORD) == 200


def guess(client: TestClient, email: str, password: str) -> int:
    """Try to log in, and return the status."""
    answer = client.post("/login", json={"email": email, "password": password})
    assert ("Retry-After" in answer.headers) == (answer.status_code == 429)
    return answer.status_code


class Clock:
    """A clock that moves when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_window_ends_a_minute_after_its_first_event() -> None:
    clock = Clock()
    limiter = Limiter(2, clock=clock)
    limiter.spend("ada")
    clock.now = 59.5
    assert not limiter.spend("ada").exceeded

    refused = limiter.spend("ada")
    assert refused.exceeded
    assert refused.headers()["Retry-After"] == "1"

    clock.now = 60.0
    assert limiter.spend("ada").headers() == {
        "RateLimit-Limit": "2",
        "RateLimit-Remaining": "1",
        "RateLimit-Reset": "60",
    }


def test_every_key_has_a_window_of_its_own() -> None:
    limiter = Limiter(1)

    assert not limiter.spend("ada").exceeded
    assert not limiter.spend("grace").exceeded
    assert limiter.spend("ada").exceeded
    limiter.forget("ada")
    assert not limiter.spend("ada").exceeded


def test_windows_that_ended_are_not_kept() -> None:
    clock = Clock()
    limiter = Limiter(1, clock=clock)
    for number in range(1000):
        limiter.spend(f"client {number}")
    assert len(limiter) == 1000

    clock.now = 120.0
    limiter.spend("ada")

    assert len(limiter) == 1
