"""Lines that share a word with a probe and mean something else."""

from __future__ import annotations

import pytest

from pytest_backend_dod.checklist.normal_form import normalised
from pytest_backend_dod.checklist.phrasebook import Phrasebook
from pytest_backend_dod.probes.coverage import Coverage
from pytest_backend_dod.probes.fuzz import Fuzz
from pytest_backend_dod.probes.health import Health
from pytest_backend_dod.probes.interface import Probe
from pytest_backend_dod.probes.rate_limit import RateLimit


def means(probe: type[Probe[object]], line: str) -> bool:
    return bool(Phrasebook({probe.name: probe()}).find(normalised(line)))


@pytest.mark.parametrize(
    ("probe", "line"),
    [
        (Fuzz, "No 5xx responses in Schemathesis run"),
        (Fuzz, "No unhandled exceptions, whatever the input"),
        (Fuzz, "Answers conform to the OpenAPI document"),
        (Health, "GET /health returns 200"),
        (Health, "Health checks for liveness and readiness"),
        (RateLimit, "Rate limiting configured where needed"),
        (RateLimit, "Too many requests are answered with 429"),
        (RateLimit, "Abuse protection for public endpoints"),
        (RateLimit, "Brute-force protection on login"),
        (Coverage, "80 % of new lines at least"),
        (Coverage, "pytest --cov-fail-under=80"),
    ],
)
def test_meant(probe: type[Probe[object]], line: str) -> None:
    assert means(probe, line)


@pytest.mark.parametrize(
    ("probe", "line"),
    [
        (Fuzz, "Fuzzy search returns ten results"),
        (Fuzz, "Files are never longer than 500 lines"),
        (Fuzz, "Generated code is marked in the pull request"),
        (Health, "Health of the connection pool"),
        (Health, "Healthy connection pool under peak load"),
        (Health, "Team health checked in the retrospective"),
        (RateLimit, "Handles 500 requests per second"),
        (RateLimit, "Error rate below 1 %"),
        (RateLimit, "Exchange rates refreshed hourly"),
        (RateLimit, "Retries with backoff on 429 from the payment provider"),
        (Coverage, "Cover letter upload accepts PDF"),
        (Coverage, "Insurance coverage is shown to the customer"),
    ],
)
def test_not_meant(probe: type[Probe[object]], line: str) -> None:
    assert not means(probe, line)
