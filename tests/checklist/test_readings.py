"""Figures, kinds and severities of properties that have no probe yet."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_backend_dod.checklist.readings import kinds_of_tests, read


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("p95 latency below 300ms", {"p95_ms": 300}),
        ("P95 < 2000ms", {"p95_ms": 2000}),
        ("response time < 100 ms (p95)", {"p95_ms": 100}),
        ("95th percentile under 1.5 s", {"p95_ms": 1500}),
        ("under 200 ms at the 95th percentile", {"p95_ms": 200}),
        ("within 1 second in 99 % of cases", {"p99_ms": 1000}),
        ("p50 < 80 ms, p99 < 900 ms", {"p50_ms": 80, "p99_ms": 900}),
        ("under 200ms on average", {"avg_ms": 200}),
        ("average response time under 120ms (was 450ms)", {"avg_ms": 120}),
        ("answers within 3 seconds", {"ms": 3000}),
        ("p99 below 1,500 ms", {"p99_ms": 1500}),
        ("Temps de réponse < 2 secondes", {"ms": 2000}),
        ("p50 30 / p95 120 / p99 300 ms", {"p50_ms": 30, "p95_ms": 120, "p99_ms": 300}),
        ("inférieur à 500 ms au 95e centile", {"p95_ms": 500}),
        ("latency measured for ten minutes", {}),
        ("latency in v2.3 and Python 3.11+", {}),
        ("latency, see PERF-95", {}),
    ],
)
def test_response_times(text: str, stated: dict[str, Any]) -> None:
    assert read("latency", text) == stated


@pytest.mark.parametrize(
    ("name", "text", "stated"),
    [
        ("throughput", "200 requests/second sustained", {"rps": 200}),
        ("throughput", "Supports 1,000 concurrent users", {"users": 1000}),
        ("throughput", "100 RPS with 50 parallel clients", {"rps": 100, "users": 50}),
        ("throughput", "Load test in sprint 12 done", {}),
        ("throughput", "300 users at the same time", {"users": 300}),
        ("throughput", "1.5k concurrent users", {"users": 1500}),
        ("throughput", "500 VUs for 15 minutes", {"users": 500}),
        ("throughput", "支持1000并发用户", {"users": 1000}),
        ("throughput", "5,000 bots queueing in parallel", {"users": 5000}),
        ("throughput", "200 rps from 100 simulated gateways", {"rps": 200, "users": 100}),
        ("dependencies", "CVSS 7 or more blocks", {"severity": "high"}),
        ("dependencies", "findings above medium block", {"severity": "high"}),
        ("dependencies", "no critical findings, high ones have a ticket", {"severity": "critical"}),
        ("dependencies", "Dependency check: 0 critical, 0 high", {"severity": "high"}),
        ("dependencies", "no high or critical findings", {"severity": "high"}),
        ("dependencies", "0 critical vulnerabilities", {"severity": "critical"}),
        ("dependencies", "HIGH+CRITICAL block the release", {"severity": "high"}),
        ("dependencies", "vulnerabilities of moderate severity", {"severity": "medium"}),
        ("dependencies", "critical packages pinned", {}),
        ("dependencies", "Keine kritischen Lücken in Abhängigkeiten", {"severity": "critical"}),
        ("dependencies", "Sin vulnerabilidades críticas", {"severity": "critical"}),
        ("dependencies", "无高危漏洞", {"severity": "high"}),
        ("complexity", "Cyclomatic complexity ≤10", {"max": 10}),
        ("complexity", "complexity per function stays at 15 or below", {"max": 15}),
        ("complexity", "no methods > 50 lines", {"max": 50, "metric": "lines"}),
        ("complexity", "at most 5 parameters", {"max": 5, "metric": "parameters"}),
        ("complexity", "complexity checked", {}),
        ("pagination", "page size enforced (max 100)", {"max": 100}),
        ("graphql", "query depth limited to 7", {"max": 7}),
        ("pagination", "lists are paginated", {}),
        ("outbound-calls", "timeout of 10 s", {"timeout_s": 10}),
        ("outbound-calls", "500 ms timeout", {"timeout_s": 0.5}),
        ("outbound-calls", "retries after 3 s", {}),
        ("logging", "no passwords in logs", {"redaction": True}),
        ("logging", "日志中的敏感字段已脱敏", {"redaction": True}),
        ("logging", "structured logs", {}),
        ("logging", "E-mail addresses are scrubbed from logs", {"redaction": True}),
        ("logging", "Logs contain neither passwords nor session ids", {"redaction": True}),
        ("logging", "Authorization headers are stripped", {"redaction": True}),
        ("logging", "Keine Kundendaten in den Logs", {"redaction": True}),
        ("logging", "Failed logins logged with the user", {}),
        ("migrations", "each has a tested down step", {"reversible": True}),
        ("migrations", "can be taken back", {"reversible": True}),
        ("migrations", "upgrade and downgrade tested", {"reversible": True}),
        ("migrations", "migrations applied", {}),
        ("migrations", "laufen vorwärts und rückwärts", {"reversible": True}),
        ("latency", "measured if queries take over 200 ms and are new", {}),
        ("anything", "max 10", {}),
    ],
)
def test_other_figures(name: str, text: str, stated: dict[str, Any]) -> None:
    assert read(name, text) == stated


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Unit and integration tests added", ("unit", "integration")),
        ("unit/e2e tests", ("unit", "e2e")),
        ("End-to-end tests", ("e2e",)),
        ("contract tests pass", ("contract",)),
        ("A regression test exists", ("regression",)),
        ("Tests d'intégration verts", ("integration",)),
        ("Integration points with billing tested", None),
        ("unit test coverage 80 %", None),
        ("tests run in continuous integration", None),
        ("Unit, contract and e2e tests", ("unit", "e2e", "contract")),
        ("All suites (unit, contract, e2e) pass", ("unit", "e2e", "contract")),
        ("Consumer-driven contracts verified", ("contract",)),
        ("Consumer-driven tests pass", ("contract",)),
        ("Sign-up runs through in Cypress", ("e2e",)),
        ("Bug fixes come with a test that shows the bug", ("regression",)),
        ("No regressions in the suite", None),
        ("Unit coverage above 80 %", None),
    ],
)
def test_kinds_of_tests(text: str, kinds: tuple[str, ...] | None) -> None:
    assert kinds_of_tests(text) == ({"kind": kinds} if kinds else {})
