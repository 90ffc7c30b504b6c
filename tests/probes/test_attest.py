"""The probe ``attest``: which lines are left to people."""

from __future__ import annotations

import pytest

from pytest_backend_dod.checklist.normal_form import normalised
from pytest_backend_dod.checklist.phrasebook import Phrasebook
from pytest_backend_dod.probes.attest import Attest
from pytest_backend_dod.probes.interface import NoParameters


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("PR approved by two reviewers", True),
        ("Demo held for the product owner", True),
        ("All acceptance criteria verified", True),
        ("Tests cover every acceptance criterion", True),
        ("Backup restore tested", True),
        ("Manual smoke test done", True),
        ("Penetration test passed", True),
        ("Deployed to staging", True),
        ("Only JSON is accepted", False),
        ("Rate limiting configured where needed", False),
        ("All tests pass", False),
        ("Coverage above 80 %", False),
    ],
)
def test_lines(line: str, wanted: bool) -> None:
    assert bool(Phrasebook({"attest": Attest()}).find(normalised(line))) is wanted


def test_it_takes_no_parameters() -> None:
    assert Attest.Parameters is NoParameters
    assert Attest.thresholds("Approved until 2030") == {}
