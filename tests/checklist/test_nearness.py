"""Words that nearly say what a probe is about."""

from __future__ import annotations

from pytest_backend_dod.checklist.nearness import Nearness

PROBES = {
    "rate-limit": ("throttl*", "rate limit*"),
    "health": ("healthz",),
    "tests": ("test suite",),
}


def test_misspelt_words_are_near() -> None:
    near = Nearness(PROBES)

    assert near.of("login throtling works") == ["rate-limit"]
    assert near.of("healthiness shown") == ["health"]


def test_the_best_comes_first_and_there_are_three_at_most() -> None:
    near = Nearness(dict.fromkeys("dcba", ("coverage",)) | {"e": ("coverages",)})

    assert near.of("coverages") == ["e", "a", "b"]


def test_what_is_near_nothing_gets_the_general_ones() -> None:
    assert Nearness(PROBES | {"attest": ("review",)}).of("xyzzy") == ["tests", "attest"]
    assert Nearness({"own": ("abcde",)}).of("xyzzy") == ["own"]
