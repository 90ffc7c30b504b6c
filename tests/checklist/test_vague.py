"""Lines from whose words nothing can be decided."""

from __future__ import annotations

import pytest

from pytest_backend_dod.checklist.normal_form import normalised
from pytest_backend_dod.checklist.vague import is_vague


@pytest.mark.parametrize(
    "text",
    [
        "Code is clean",
        "Good test coverage",
        "Sufficient test coverage for the new feature",
        "Performance considered",
        "Rate limits thought about",
        "Have you thought about performance?",
        "Security is acceptable",
        "Everything was tested thoroughly",
        "High cohesion, loose coupling",
        "SOLID principles followed",
        "Production ready",
        "It works as expected",
        "Non-functional requirements met",
        "Meets agreed non-functional requirements (NFRs) for performance and reliability",
        "Quality requirements for speed and scalability are met",
        "Well designed API",
        "Code is cleanly structured",
        "Sufficient tests",
        "Industry standards followed",
    ],
)
def test_opinions_and_intentions(text: str) -> None:
    assert is_vague(normalised(text))


@pytest.mark.parametrize(
    "text",
    [
        "Coverage is good (80 %)",
        "New code has good test coverage (target >= 80 %)",
        "Adequate coverage, 80 % at least",
        "Good test coverage and docs updated",
        "Tests pass with good coverage",
        "Tests pass",
        "Acceptance criteria met",
        "Clean checkout builds",
        "Have you thought about tests?",
        "Error handling is proper",
        "Logging in place",
        "",
    ],
)
def test_lines_that_say_something(text: str) -> None:
    assert not is_vague(normalised(text))
