"""Figures as people write them."""

from __future__ import annotations

import pytest

from pytest_backend_dod.checklist.thresholds import percentage, rate


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Coverage >80%", 80),
        ("Coverage > 80 %", 80),
        ("80%+ coverage", 80),
        ("at least 85 % branch coverage", 85),
        ("≥80 %", 80),
        ("greater than 75%", 75),
        ("coverage exceeding 92.5 %", 92.5),
        ("92,5 %", 92.5),
        ("90 % or higher", 90),
        ("80 percent of the lines", 80),
        ("covers 80-90 % of the code", 80),
        ("from 70 % to 80 %", 80),
        ("80 % (was 62 %)", 80),
        ("was 62 %, must be 80 %", 80),
        ("100% of tests pass, 80 % coverage", 80),
        ("p95 < 200 ms", None),
        ("Python 3.11+", None),
        ("1000%", None),
        ("0 %", None),
        ("Coverage threshold of 80 met", 80),
        ("coverage of 80 tests", None),
        ("JaCoCo minimum 0.80", 80),
        ("coverage gate: 75", 75),
        ("at least eighty percent of the statements", 80),
        ("62 % → 75 %", 75),
        ("覆盖率达到80%以上", 80),
        ("ticket 80", None),
        ("no figure", None),
    ],
)
def test_shares(text: str, share: float | None) -> None:
    assert percentage(text) == share


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("100 requests per minute", (100, "minute")),
        ("30/min", (30, "minute")),
        ("1000 req/s", (1000, "second")),
        ("20 rps", (20, "second")),
        ("600 rpm", (600, "minute")),
        ("1,000 requests/hour", (1000, "hour")),
        ("1 000 requests / day", (1000, "day")),
        ("10k requests per hour", (10_000, "hour")),
        ("5 login attempts a minute", (5, "minute")),
        ("100 requests per IP per minute", (100, "minute")),
        ("60 requests per client and minute", (60, "minute")),
        ("120 requests in one minute", (120, "minute")),
        ("ten failed logins per hour and address", (10, "hour")),
        ("100 req/min/IP", (100, "minute")),
        ("requests per minute and token: 120", (120, "minute")),
        ("RATE_LIMIT_PER_MINUTE=100", (100, "minute")),
        ("hourly limit of 1000", (1000, "hour")),
        ("80 TPS for an hour", (80, "second")),
        ("RPS ≥ 150", (150, "second")),
        ("1.5k orders per second", (1500, "second")),
        ("límite de 50 peticiones por segundo", (50, "second")),
        ("100 requisições por minuto", (100, "minute")),
        ("每分钟最多100次请求", (100, "minute")),
        ("100 requests per minute, then 429", (100, "minute")),
        ("no rate", None),
        ("p95 < 200 ms", None),
        ("24/7 on call", None),
        ("GET /v1/metrics", None),
        ("answers in 5 minutes", None),
        ("0.5 requests per second", None),
    ],
)
def test_rates(text: str, limit: tuple[int, str] | None) -> None:
    assert rate(text) == (limit and (*limit, 1))


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("100 requests per 60 seconds", (100, "minute", 1)),
        ("10 per 24 hours", (10, "day", 1)),
        ("5 attempts per 15 minutes", (5, "minute", 15)),
        ("5 failed logins within 2 hours", (5, "hour", 2)),
        ("20 requests per 10 s", (20, "second", 10)),
        ("30 per 90 seconds", (30, "second", 90)),
    ],
)
def test_a_window_of_several_units_keeps_their_number(
    text: str, limit: tuple[int, str, int]
) -> None:
    assert rate(text) == limit
