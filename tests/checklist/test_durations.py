"""Response times and time limits, in the notations of many teams."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_backend_dod.checklist.durations import latencies, timeout


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("p95: 350 ms", {"p95_ms": 350}),
        ("p(95)<400ms in the run", {"p95_ms": 400}),
        ("95 % of all requests answered within 400ms", {"p95_ms": 400}),
        ("Responses under 200 ms (p95) and 500 ms (p99)", {"p95_ms": 200, "p99_ms": 500}),
        ("p50/p95 below 50/200 ms", {"p50_ms": 50, "p95_ms": 200}),
        ("p50 50 ms, p95 200 ms, p99 500 ms", {"p50_ms": 50, "p95_ms": 200, "p99_ms": 500}),
        ("Median below 60ms, 95th percentile below 250ms", {"p50_ms": 60, "p95_ms": 250}),
        ("Sub-200ms response times", {"ms": 200}),
        ("Replies in 100-150 ms on average", {"avg_ms": 150}),
        ("under two seconds", {"ms": 2000}),
        ("in less than half a second", {"ms": 500}),
        ("p95: 300 ms → 220 ms", {"p95_ms": 220}),
        ("p95 < 300 ms for 60 s at 50 users", {"p95_ms": 300}),
        ("响应时间小于500ms", {"ms": 500}),
        ("p95不超过300毫秒", {"p95_ms": 300}),
        ("レスポンスタイム 200ms 以内", {"ms": 200}),
        ("Antwortzeiten unter 500 ms im Mittel", {"avg_ms": 500}),
    ],
)
def test_response_times(text: str, stated: dict[str, Any]) -> None:
    assert latencies(text) == stated


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Context deadlines on every outgoing call (3s)", 3),
        ("Calls to the tax service give up after 5 seconds", 5),
        ("30-second timeout on all outgoing requests", 30),
        ("External requests are cancelled after 4s", 4),
        ("Every call over the network has a time limit of 5 s", 5),
        ("3 s timeout, 3 retries, backoff 200 ms", 3),
        ("HTTP clients time out after two seconds", 2),
        ("Timeout of one minute", 60),
        ("Retries every 10 s", None),
        ("Breaker opens for 30 s", None),
    ],
)
def test_time_limits(text: str, seconds: float | None) -> None:
    assert timeout(text) == ({} if seconds is None else {"timeout_s": seconds})
