"""What a clause is about, and which clauses are criteria of their own."""

from __future__ import annotations

import pytest

from pytest_backend_dod.checklist.clauses import clauses, statements

from .plans import names, planned


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Docs updated, tests green", ["Docs updated", "tests green"]),
        ("Docs are updated and tests pass", ["Docs are updated", "tests pass"]),
        ("Login and permission changes logged", ["Login and permission changes logged"]),
        ("Logs: JSON", ["Logs: JSON"]),
        ("Paths tested: bad input", ["Paths tested", "bad input"]),
    ],
)
def test_clauses(text: str, parts: list[str]) -> None:
    assert [clause.strip() for clause in clauses(text)] == parts


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Histogram of request durations exported", {"metrics"}),
        ("Metrics exported, p95 below 200 ms", {"metrics", "latency"}),
        ("Audit log for login and logout", {"logging"}),
        ("Migrations are backward compatible", {"migrations"}),
        ("Migrations run, old clients keep working", {"migrations", "breaking-changes"}),
        ("Swagger file matches the implementation", {"schema-drift"}),
        ("Environment variables documented", {"configuration"}),
        ("Environment variables documented in the README", {"configuration", "docs"}),
        ("Rate limit values announced to partners", {"attest"}),
        ("Circuit breaker thresholds agreed with operations", {"attest"}),
        ("Health endpoint answers without authentication", {"health"}),
        ("CORS accepts only our own frontends", {"cors"}),
        ("Default quota 20 rps for each tenant", {"rate-limit"}),
        ("p95 of GET requests stays under 200 ms", {"latency"}),
        ("Settings are validated when the process starts", {"configuration"}),
        ("Alerts for p95 > 500 ms configured", {"attest"}),
        ("Alerts and metrics in place", {"attest", "metrics"}),
        ("Validation errors are logged at info level", {"logging"}),
        ("Docs for the public API complete", {"openapi"}),
        ("README and API docs updated", {"docs", "openapi"}),
        ("Code reviewed, tested and documented", {"attest", "tests", "docs"}),
        ("Peak load of 40 requests/s tested", {"throughput"}),
        ("Migrations are idempotent", {"migrations"}),
        ("Cyclomatic complexity ≤ 12, enforced by Ruff", {"complexity"}),
        ("Operations: request metrics scraped, clean stop", {"metrics", "graceful-shutdown"}),
    ],
)
def test_a_name_that_only_says_in_which_respect_is_left_out(text: str, about: set[str]) -> None:
    assert names(text) == about


def test_what_would_stay_undone_is_never_left_out() -> None:
    assert names("Readiness fails first on shutdown") == {"health", "graceful-shutdown"}


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            "Unit, integration and contract tests pass",
            ["Unit, integration and contract tests pass"],
        ),
        ("Tests pass, gadgets are polished", ["Tests pass", "gadgets are polished"]),
        ("Tests pass and gadgets are polished", ["Tests pass", "gadgets are polished"]),
        ("Inputs are checked, cleaned and escaped", ["Inputs are checked, cleaned and escaped"]),
        ("Errors are logged, which helps support", ["Errors are logged, which helps support"]),
        ("Coverage measured, threshold of 80 met", ["Coverage measured, threshold of 80 met"]),
        ("Secrets loaded from a vault; none committed", ["Secrets loaded from a vault"]),
    ],
)
def test_statements(text: str, own: list[str]) -> None:
    assert [*statements(text)] == own


@pytest.mark.parametrize(
    ("text", "undecided"),
    [
        ("Tests pass, gadgets are polished", ("“gadgets are polished”",)),
        ("Tests pass and gadgets are polished", ("“gadgets are polished”",)),
        ("Tests pass, docs are updated", ()),
        ("Unit, smoke and acceptance tests pass", ()),
        ("Error format, pagination and naming agreed", ()),
    ],
)
def test_a_part_of_its_own_that_leads_nowhere_keeps_the_line_open(
    text: str, undecided: tuple[str, ...]
) -> None:
    assert planned(text).undecided == undecided
