"""What answers announce about their limit, in every form that is in use."""

from __future__ import annotations

import pytest

from pytest_backend_dod.probes.rate_headers import Announcement, announced


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        pytest.param({}, Announcement(), id="nothing"),
        pytest.param({"Retry-After": "30"}, Announcement(retry_after=True), id="Retry-After alone"),
        pytest.param(
            {
                "X-RateLimit-Limit": "2",
                "X-RateLimit-Remaining": "1",
                "X-RateLimit-Reset": "1795247201.83",
                "Retry-After": "60",
            },
            Announcement(
                family="X-RateLimit-*", limit=2, remaining=1, reset=1795247201, retry_after=True
            ),
            id="slowapi",
        ),
        pytest.param(
            {
                "X-RateLimit-Limit": "2",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1795247201",
            },
            Announcement(family="X-RateLimit-*", limit=2, remaining=0, reset=1795247201),
            id="Flask-Limiter",
        ),
        pytest.param(
            {
                "RateLimit-Policy": "2; w=60",
                "RateLimit-Limit": "2",
                "RateLimit-Remaining": "1",
                "RateLimit-Reset": "59",
            },
            Announcement(family="RateLimit-*", limit=2, remaining=1, window=60, reset=59),
            id="Litestar, express draft-6",
        ),
        pytest.param(
            {"RateLimit": "limit=2, remaining=1, reset=60", "RateLimit-Policy": "2;w=60"},
            Announcement(family="RateLimit dictionary", limit=2, remaining=1, window=60, reset=60),
            id="express draft-7",
        ),
        pytest.param(
            {
                "RateLimit": '"2-in-1min"; r=1; t=60',
                "RateLimit-Policy": '"2-in-1min"; q=2; w=60; pk=:OTY4Nzk=:',
            },
            Announcement(family="RateLimit list", limit=2, remaining=1, window=60, reset=60),
            id="express draft-8",
        ),
        pytest.param(
            {
                "RateLimit": '"day";r=900;t=4000, "burst, short";r=5',
                "RateLimit-Policy": '"burst, short";q=10;w=1, "day";q=1000;w=86400',
            },
            Announcement(family="RateLimit list", limit=10, remaining=5, window=1),
            id="two policies, joined by name",
        ),
        pytest.param(
            {
                "RateLimit": '"bytes";r=1, "calls";r=7',
                "RateLimit-Policy": '"bytes";q=100;qu="content-bytes", "calls";q=9;qu="requests"',
            },
            Announcement(family="RateLimit list", limit=9, remaining=7),
            id="a quota of bytes is none of requests",
        ),
        pytest.param(
            {
                "X-RateLimit-Limit": "5",
                "X-RateLimit-Remaining": "4",
                "X-RateLimit-Reset": "58",
                "Retry-After": "58",
            },
            Announcement(family="X-RateLimit-*", limit=5, remaining=4, reset=58, retry_after=True),
            id="fastify, express legacy",
        ),
        pytest.param(
            {
                "X-RateLimit-Limit-short": "3",
                "X-RateLimit-Remaining-short": "1",
                "X-RateLimit-Limit-long": "100",
                "X-RateLimit-Remaining-long": "90",
                "Retry-After-long": "3",
            },
            Announcement(family="X-RateLimit-*", limit=3, remaining=1, retry_after=True),
            id="Nest, named throttlers",
        ),
        pytest.param(
            {"X-RateLimit-Limit-minute": "20", "X-RateLimit-Remaining-minute": "19"},
            Announcement(family="X-RateLimit-*", limit=20, remaining=19),
            id="Kong",
        ),
        pytest.param(
            {"x-ratelimit-limit": "10, 10;w=1", "x-ratelimit-remaining": "9"},
            Announcement(family="X-RateLimit-*", limit=10, remaining=9),
            id="Envoy",
        ),
        pytest.param(
            {"X-Rate-Limit-Limit": "10", "X-Rate-Limit-Remaining": "9"},
            Announcement(family="X-RateLimit-*", limit=10, remaining=9),
            id="with one hyphen more",
        ),
    ],
)
def test_families(headers: dict[str, str], expected: Announcement) -> None:
    assert announced(tuple(headers.items())) == expected


@pytest.mark.parametrize(
    "headers",
    [
        {"RateLimit": '"a";r=many'},
        {"RateLimit": '"a;r=5'},
        {"RateLimit": '"a";r=-5'},
        {"RateLimit": '"a";r=5.5'},
        {"RateLimit": "remaining=lots, limit=5"},
        {"RateLimit-Limit": "unlimited"},
        {"RateLimit-Remaining": "5abc"},
        {"X-RateLimit-Limit": ""},
        {"X-RateLimit-Remaining": "-1"},
        {"X-RateLimit-Reset": "60"},
        {"RateLimit": ";;;,,,==="},
    ],
)
def test_malformed_fields_are_ignored(headers: dict[str, str]) -> None:
    assert announced(tuple(headers.items())) == Announcement()


def test_a_malformed_new_field_leaves_the_old_one() -> None:
    headers = (("RateLimit", "nonsense"), ("X-RateLimit-Limit", "7"))
    assert announced(headers).limit == 7


@pytest.mark.parametrize(
    ("reset", "left"), [(59, 59.0), (1_800_000_030, 30.0), (1_800_000_030_000, 30.0), (None, None)]
)
def test_a_reset_is_seconds_from_now_or_a_time(reset: int | None, left: float | None) -> None:
    assert Announcement(reset=reset).left(now=1_800_000_000.0) == left
