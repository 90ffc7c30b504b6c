"""The same backend through a server that the gate starts, and behind a URL: the same verdicts.

What cannot be seen from outside is inconclusive and says so; nothing comes out the other way.
"""

from __future__ import annotations

import pytest

from .matrix import Backend, backends
from .ways import LIVE, SERVICES, WAYS, Seen, see

UNSEEN = {
    "logging": "behind a URL, no record is seen",
    "errors": "no failure of the backend can be caused",
    "health": "a server's database is taken away by a proxy, which a file has not",
    "validation": "nobody knows a request that writes and is accepted",
    "fuzz": "nobody knows a request that writes and is accepted",
    "rate-limit": "there is but one client, and other probes have used a part of its quota",
}
"""Probes that may be inconclusive from outside, and why."""


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("reference", SERVICES)
def test_a_sound_backend_fails_nothing(reference: str, way: str) -> None:
    (backend,) = backends([f"{reference}/untouched"])
    seen = see(backend, way)
    assert seen.contradictions() == []
    assert len(seen.verdicts) >= len(LIVE)
    passed = {item for item, (state, _) in seen.verdicts.items() if state == "passed"}
    assert len(passed) >= len(seen.verdicts) - len(UNSEEN) - 1
    assert all(summary for _, summary in seen.verdicts.values())


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "name",
    [
        "fastapi/no-limit",
        "fastapi/figures-do-not-grow",
        "fastapi/one-id-for-all-requests",
        "fastapi/nobody-described-it",
        "flask/an-id-only-for-those-who-bring-one",
        "flask/figures-of-the-process-only",
        "litestar/id-of-the-process",
        "litestar/a-figure-for-every-path",
        "django_rest/id-stays-inside",
        "django_rest/html-for-unknown-paths",
        "django_ninja/plain-405",
        "django_ninja/figures-of-another-kind",
    ],
)
def test_a_defect_is_seen_either_way(name: str, way: str) -> None:
    (backend,) = backends([name])
    seen = see(backend, way)
    assert seen.found == "failed"
    assert seen.contradictions() == []


MUTANT = Backend(reference="fastapi", name="mute", item="logs", state="failed", cause="mute")


@pytest.mark.parametrize(
    ("state", "contradicts"), [("failed", False), ("inconclusive", False), ("passed", True)]
)
def test_a_defect_may_be_invisible_and_never_absent(state: str, contradicts: bool) -> None:
    seen = Seen(backend=MUTANT, way="url", verdicts={"logs": (state, "as seen")})
    assert bool(seen.contradictions()) == contradicts
    assert seen.found == state


def test_a_line_that_passed_inside_must_not_fail_outside() -> None:
    seen = Seen(backend=MUTANT, way="url", verdicts={"health": ("failed", "503")})
    assert seen.contradictions() == ["health is failed, and inside passed: 503"]
    assert seen.found == "not about answers"
