"""A fingerprint stays with its problem, and belongs to no other."""

from __future__ import annotations

import pytest

from pytest_backend_dod.fingerprints import Fingerprints, steady
from pytest_backend_dod.model import Finding


def fingerprint(
    what: str, where: str = "", *, item: str = "a", probe: str = "p", **more: str
) -> str:
    return Fingerprints().of(item, probe, Finding(what=what, where=where, **more))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("12 of 40 lines miss", "shop.py:14"), ("13 of 41 lines miss", "shop.py:99")),
        (("GET /a answers 500 (3 requests)", ""), ("GET /a answers 500 (12 requests)", "")),
        (("it took 0.52s, or 12 ms", ""), ("it took 1.7s, or 9 ms", "")),
        (("1,204 rows", ""), ("2,001 rows", "")),
        (("71.25 % of lines", "shop.py:3:7"), ("60 % of lines", "shop.py:4:1")),
    ],
)
def test_it_stays_when_lines_move_and_figures_change(
    before: tuple[str, str], after: tuple[str, str]
) -> None:
    assert fingerprint(*before) == fingerprint(*after)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tests/test_a.py::test_1 fails", "tests/test_a.py::test_2 fails"),
        ("test_a.py::test[1] fails", "test_a.py::test[2] fails"),
        ("test_a.py::test[a-1] fails", "test_a.py::test[a-2] fails"),
        ("GET /v1/orders answers", "GET /v2/orders answers"),
        ("the column address2 is missing", "the column address3 is missing"),
        ("it accepts '-1'", "it accepts '-2'"),
        ("revision 3f2a is broken", "revision 3f2b is broken"),
    ],
)
def test_digits_of_names_tell_problems_apart(one: str, other: str) -> None:
    """A baseline that took one for the other would let a new defect in."""
    assert fingerprint(one) != fingerprint(other)


def test_item_probe_and_place_tell_problems_apart() -> None:
    assert (
        len(
            {
                fingerprint("it fails", "a.py:1"),
                fingerprint("it fails", "b.py:1"),
                fingerprint("it fails", "a.py:1", item="b"),
                fingerprint("it fails", "a.py:1", probe="q"),
            }
        )
        == 4
    )


def test_equal_problems_are_numbered() -> None:
    prints = Fingerprints()
    first, second = (prints.of("a", "p", Finding(what="it fails")) for _ in range(2))
    assert first != second
    assert first == fingerprint("it fails")


def test_an_identity_stands_for_what_changes() -> None:
    one = fingerprint("the worst file is a.py", "a.py", identity="coverage")
    assert one == fingerprint("the worst file is b.py", "b.py", identity="coverage")
    assert one != fingerprint("the worst file is a.py", "a.py", identity="other")


def test_a_word_stands_for_a_problem_without_a_finding() -> None:
    assert Fingerprints().of("a", "", "unmapped") != Fingerprints().of("a", "", "inconclusive")


def test_white_space_means_nothing() -> None:
    assert steady("two\n  lines,  3 of 4") == "two lines, # of #"
